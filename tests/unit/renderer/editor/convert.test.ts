import { describe, expect, it } from 'vitest'
import { documentLines } from '#shared/domain/document/lines.ts'
import { EMPTY_DOCUMENT } from '#shared/domain/document/model.ts'
import { documentFromJson } from '#shared/domain/document/parse-document.ts'
import { docToText, textToDoc } from '#renderer/feature/drafting/editor/convert.ts'
import { countNode, countText } from '#renderer/feature/drafting/editor/count.ts'
import { schema } from '#renderer/feature/drafting/editor/schema.ts'
import { editorLines, lineAt, positionInLine } from '#renderer/feature/drafting/editor/text-lines.ts'
import { randomDocument } from '../../../helper/editor-documents.ts'
import { createRandom } from '../../../helper/random.ts'

const DOCUMENTS = Array.from({ length: 400 }, (_, seed) => randomDocument(createRandom(seed + 1)))

describe('the document in the editor', () => {
  it('comes out of the editor exactly as it went in, whatever it holds', () => {
    for (const document of DOCUMENTS) {
      expect(documentFromJson(document)).not.toBeNull()
      const doc = textToDoc(document, 'document')
      doc.check()
      expect({ ...document, ...docToText(doc) }).toEqual(document)
    }
  })

  it('comes out the same when it is rebuilt from JSON, where no block is remembered', () => {
    for (const document of DOCUMENTS.filter(({ body }) => body.length > 0)) {
      const doc = schema.nodeFromJSON(textToDoc(document, 'document').toJSON())
      expect({ ...document, ...docToText(doc) }).toEqual(document)
    }
  })

  it('keeps the identity of the blocks that were not changed', () => {
    const document = {
      ...EMPTY_DOCUMENT,
      body: Array.from({ length: 5 }, () => ({ kind: 'paragraph' as const, text: '一段' })),
    }
    const doc = textToDoc(document, 'document')
    const typed = doc.copy(doc.content.replaceChild(2, schema.node('paragraph', null, schema.text('改了'))))
    expect(docToText(doc).body.every((block, index) => block === document.body[index])).toBe(true)
    const after = docToText(typed).body
    expect(after.map((block, index) => block === document.body[index])).toEqual([true, false, true, true, true])
    expect(after[1]).toEqual({ kind: 'paragraph', text: '改了' })
  })

  it('has exactly the lines of documentLines, prefixes of attachment names included', () => {
    for (const document of DOCUMENTS) {
      const lines = editorLines(textToDoc(document, 'document'))
      const expected = documentLines(document)
      expect(lines.map(({ node, length, prefixLength }) => (node.isTextblock ? length + prefixLength : -1))).toEqual(
        expected.map(({ part, text }) => (part === 'imageAlternative' ? -1 : text.length)),
      )
    }
  })

  it('finds the line of every position and the position of every offset', () => {
    for (const document of DOCUMENTS.slice(0, 100)) {
      const doc = textToDoc(document, 'document')
      const lines = editorLines(doc)
      for (const [index, line] of lines.entries()) {
        expect(lineAt(lines, positionInLine(line, 1_000_000))).toBe(index)
        expect(positionInLine(line, 0)).toBe(line.position)
      }
    }
  })

  it('lets no body be without a line to write in, and gives none back for it', () => {
    const doc = textToDoc(EMPTY_DOCUMENT, 'document')
    expect(doc.toString()).toBe('doc(title, paragraph)')
    expect(docToText(doc).body).toEqual([])
    expect(docToText(textToDoc(EMPTY_DOCUMENT, 'attachment')).body).toEqual([])
  })

  it.each([
    ['no title', [schema.node('paragraph')]],
    ['a table above the body', [schema.node('title'), schema.node('signatory')]],
    ['a date before the body', [schema.node('title'), schema.node('date'), schema.node('paragraph')]],
    ['two notes', [schema.node('title'), schema.node('paragraph'), schema.node('note'), schema.node('note')]],
  ])('refuses %s', (_, children) => {
    expect(() => {
      schema.node('doc', null, children).check()
    }).toThrow(RangeError)
  })
})

describe('counting', () => {
  it.each([
    ['', 0, 0, 0],
    ['全县128处，Word 字数。', 9, 15, 14],
    ['根据GB/T 9704要求', 6, 13, 12],
    ['𠮷田　县', 3, 4, 3],
    ['——“你好”……', 8, 8, 8],
  ])('counts %s as Word does', (text, words, characters, charactersWithoutSpaces) => {
    expect(countText(text)).toEqual({ words, characters, charactersWithoutSpaces })
  })

  it('is the sum over all lines', () => {
    for (const document of DOCUMENTS.slice(0, 50)) {
      const lines = editorLines(textToDoc(document, 'document')).map(({ node }) => node.textContent)
      expect(countNode(textToDoc(document, 'document')).words).toBe(
        lines.reduce((sum, text) => sum + countText(text).words, 0),
      )
    }
  })
})
