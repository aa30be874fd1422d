import { describe, expect, it } from 'vitest'
import { sampleCases } from '#resources/sample/cases.ts'
import { documentFromText } from '#shared/domain/document/from-text.ts'
import type { OfficialDocument, TextBlock } from '#shared/domain/document/model.ts'
import { lintDocument, newLinter } from '#shared/domain/lint/lint-document.ts'
import { createRandom } from '../../../helper/random.ts'
import { textOf, Writer } from '../../../bench/revision-writer.ts'

const prose = (characters: number, seed: number): OfficialDocument => {
  const paragraphs = new Writer(createRandom(seed).next).document(characters).filter(({ kind }) => kind !== 'row')
  const body = paragraphs.map((one): TextBlock => ({
    kind: one.kind === 'heading1' || one.kind === 'heading2' ? one.kind : 'paragraph',
    text: textOf(one),
  }))
  return { ...documentFromText('青棠县关于有关工作的通知', []), body }
}

describe('The format lint', () => {
  it('finds nothing in 200,000 characters of ordinary official prose', () => {
    expect(lintDocument(prose(200_000, 7), { stage: 'submission' })).toEqual([])
  })

  it.each(sampleCases.map(({ title, paragraphs }) => [title, paragraphs] as const))(
    'finds no error of form in the sample “%s”',
    (title, paragraphs) => {
      expect(lintDocument(documentFromText(title, paragraphs), { stage: 'submission' })).toEqual([])
    },
  )

  it('looks at 200,000 characters again within 20 ms after a keystroke', () => {
    const document = prose(200_000, 8)
    const linter = newLinter()
    linter(document, { stage: 'draft' })
    const times = Array.from({ length: 21 }, (_, stroke) => {
      const body = document.body.map((block, index) =>
        index === 700 && 'text' in block ? { ...block, text: block.text + '新'.repeat(stroke) } : block,
      )
      const from = performance.now()
      linter({ ...document, body }, { stage: 'draft' })
      return performance.now() - from
    }).sort((a, b) => a - b)
    expect(times[10]).toBeLessThan(20)
  })
})
