import { describe, expect, it } from 'vitest'
import { documentLines, documentToText } from '#shared/domain/document/lines.ts'
import { EMPTY_DOCUMENT, type OfficialDocument, type Table } from '#shared/domain/document/model.ts'
import { isOfficialDocument } from '#shared/domain/document/parse-document.ts'
import { anchored, foundAgain, isAnchoredRemovals } from '#shared/domain/document/redact/anchor.ts'
import { changeLines } from '#shared/domain/document/redact/change-lines.ts'
import { derive, leftElsewhere } from '#shared/domain/document/redact/derive.ts'
import { removalMarks, samePassages } from '#shared/domain/document/redact/marks.ts'
import { bareText } from '#shared/domain/document/redact/withheld.ts'
import { maskText } from '#shared/domain/document/redact/mask.ts'
import {
  articlesOf,
  GROUND_ARTICLES,
  GROUNDS,
  isRemovals,
  MASKS,
  type Mask,
  type Removal,
  type RemovalPlace,
} from '#shared/domain/document/redact/removal.ts'
import { mapDocumentText } from '#shared/domain/document/map-text.ts'
import { createRandom } from '../../../helper/random.ts'
import { documentWriter } from '../../../helper/random-document.ts'

const remove = (place: RemovalPlace, mask: Mask | null = null): Removal => ({
  place,
  mask,
  ground: 'personalPrivacy',
  reason: '涉及个人隐私',
})
const passage = (line: number, start: number, end: number, mask: Mask | null = null): Removal =>
  remove({ kind: 'passage', line, start, end }, mask)
const cell = (...lines: readonly string[]) => ({ lines, columnSpan: 1, rowSpan: 1 })
const table: Table = {
  ...{ kind: 'table', widths: [1, 1], headRows: 1, landscape: false },
  rows: [
    [cell('姓名'), cell('身份证号')],
    [cell('何小田'), cell('11010519491231002X', '见附表')],
  ],
}
const DOCUMENT: OfficialDocument = {
  ...EMPTY_DOCUMENT,
  title: '关于何小田同志救助的公示',
  addressee: '各村民委员会：',
  body: [
    { kind: 'paragraph', text: '申请人何小田，电话13812345678，住址青禾县城关镇柳林村3组12号。' },
    table,
    {
      ...{ kind: 'image', sha256: 'a'.repeat(64), format: 'png', widthPx: 9, heightPx: 9, widthMm: 20 },
      alternative: '何小田的身份证',
    },
    { kind: 'paragraph', text: '以上公示。' },
  ],
  attachmentNames: ['何小田家庭情况', '救助标准'],
  signatories: ['青禾县民政局'],
  date: '2026年3月1日',
  signers: ['丁一', '王二'],
  copyTo: '县财政局。',
  printedBy: '青禾县民政局办公室',
  printedOn: '2026年3月1日',
  attachments: [
    {
      id: 'a1',
      title: '何小田家庭情况',
      content: { kind: 'text', body: [{ kind: 'paragraph', text: '患病情况略述' }] },
    },
    {
      ...{ id: 'a2', title: '救助标准' },
      content: { kind: 'file', fileName: '何小田.xlsx', format: 'xlsx', sizeBytes: 9, sha256: 'b'.repeat(64) },
    },
  ],
}
const lineOf = (part: string, nth = 0): number => {
  const found = documentLines(DOCUMENT).flatMap((line, index) => (line.part === part ? [index] : []))
  return found[nth] ?? -1
}
const made = (removals: readonly Removal[], document = DOCUMENT): OfficialDocument => {
  const derived = derive(document, removals)
  if (!derived.ok) throw new Error(derived.error.code)
  return derived.value
}
const problem = (removals: readonly Removal[], document = DOCUMENT) => {
  const derived = derive(document, removals)
  return derived.ok ? null : derived.error
}

describe('changeLines', () => {
  it('meets the lines of every document in their order, and changes nothing by itself', () => {
    const random = createRandom(11)
    const writer = documentWriter(random)
    for (let round = 0; round < 300; round += 1) {
      const document = writer.document()
      const met: unknown[] = []
      const same = changeLines(document, ({ from, open: _open, ...line }, words) => {
        expect(line.text.slice(from)).toBe(words)
        met.push(line)
        return words
      })
      expect(met).toEqual(documentLines(document))
      expect(same).toEqual(document)
    }
  })
})

describe('a public version', () => {
  it('shows passages left out or masked, and everything else as it was', () => {
    const derived = made([
      passage(0, 2, 5, 'name'),
      passage(2, 3, 6, 'name'),
      passage(2, 9, 20, 'phone'),
      passage(2, 23, 37, 'address'),
    ])
    expect(derived.title).toBe('关于何**同志救助的公示')
    expect(derived.body[0]).toEqual({
      kind: 'paragraph',
      text: '申请人何**，电话138****5678，住址青禾县城关镇柳林村**。',
    })
    expect({ ...derived, title: '', body: [] }).toEqual({ ...DOCUMENT, title: '', body: [] })
    expect(derived.body.slice(1)).toEqual(DOCUMENT.body.slice(1))
    expect(isOfficialDocument(derived)).toBe(true)
  })

  it('leaves out cells, tables, pictures, paragraphs and attachments as a whole, with their bytes and alternatives', () => {
    const derived = made([
      remove({ kind: 'cell', item: 0, block: 1, row: 1, column: 1 }),
      remove({ kind: 'block', item: 0, block: 2 }),
      remove({ kind: 'attachment', item: 2 }),
    ])
    expect(derived.body[1]).toEqual({ ...table, rows: [table.rows[0], [cell('何小田'), cell('（略）', '')]] })
    expect(derived.body[2]).toEqual({ kind: 'paragraph', text: '（此处图片略）' })
    expect(derived.attachments[1]).toEqual({
      id: 'a2',
      title: '救助标准',
      content: { kind: 'text', body: [{ kind: 'paragraph', text: '（本附件不予公开）' }] },
    })
    const whole = made([remove({ kind: 'block', item: 0, block: 1 }), remove({ kind: 'block', item: 1, block: 0 })])
    expect(whole.body[1]).toEqual({ kind: 'paragraph', text: '（此处表格略）' })
    expect(whole.attachments[0]?.content).toEqual({ kind: 'text', body: [{ kind: 'paragraph', text: '（此段略）' }] })
    expect(JSON.stringify(derived)).not.toMatch(/b{64}|a{64}|11010519491231002X/)
  })

  it('reaches titles of attachments, 附件说明, file names, 签发人 and 抄送 behind what is printed before them', () => {
    const file = lineOf('attachmentFile')
    const derived = made([
      passage(lineOf('attachmentName'), 5, 8, 'name'),
      passage(lineOf('attachmentTitle'), 0, 3, 'name'),
      passage(file, 0, 3, 'name'),
      passage(lineOf('signers'), 4, 6),
      passage(lineOf('copyTo'), 3, 7),
    ])
    expect(derived.attachmentNames).toEqual(['何**家庭情况', '救助标准'])
    expect(derived.attachments[0]?.title).toBe('何**家庭情况')
    expect(derived.attachments[1]?.content).toMatchObject({ fileName: '何**.xlsx' })
    expect(derived.signers).toEqual(['（略）', '王二'])
    expect(derived.copyTo).toBe('（略）。')
  })

  it('is the same for the same removals in any order', () => {
    const removals = [passage(0, 2, 5), passage(2, 9, 20, 'phone'), remove({ kind: 'block', item: 0, block: 2 })]
    expect(made(removals.toReversed())).toEqual(made(removals))
  })

  it('holds none of what was removed, wherever it was planted', () => {
    const random = createRandom(23)
    const writer = documentWriter(random)
    const PLANTED = '〔密〕Ω机器人甲'
    for (let round = 0; round < 300; round += 1) {
      const document = mapDocumentText(writer.document(), (text) =>
        text !== '' && random.next() < 0.4 ? `${text}。${PLANTED}` : text,
      )
      const places: RemovalPlace[] = []
      let line = 0
      changeLines(document, ({ text, open: isOpen }, words) => {
        for (let at = text.indexOf(PLANTED); isOpen && at >= 0; at = text.indexOf(PLANTED, at + 1))
          places.push({ kind: 'passage', line, start: at, end: at + PLANTED.length })
        line += 1
        return words
      })
      if (places.length === 0) continue
      const removals = places.map((place) => remove(place))
      expect(samePassages(document, PLANTED, [])).toEqual(places)
      const derived = made(removals, document)
      const kept = documentLines(derived).filter(({ part }) => part !== 'printing')
      expect(kept.map(({ text }) => text).join('\n')).not.toContain(PLANTED)
      const marks = removalMarks(document, removals)
      expect(marks.flat().length).toBe(places.length)
    }
  })
})

describe('removals that make no public version', () => {
  it('are refused by their code, naming the removal', () => {
    expect(problem([])).toEqual({ code: 'redaction.nothing', removal: 0 })
    expect(problem([passage(2, 3, 6), passage(2, 5, 9)])).toMatchObject({ code: 'redaction.overlap', removal: 1 })
    const block = { kind: 'block', item: 0, block: 1 } as const
    expect(problem([remove(block), remove(block)])).toMatchObject({ code: 'redaction.overlap' })
    expect(problem([remove(block), passage(3, 0, 1)])).toMatchObject({ code: 'redaction.overlap' })
    const whole = { kind: 'attachment', item: 1 } as const
    expect(problem([remove(whole), remove({ kind: 'block', item: 1, block: 0 })])).toMatchObject({
      code: 'redaction.overlap',
    })
  })

  it.each<[string, Removal]>([
    ['beyond the text', passage(999, 0, 1)],
    ['beyond the line', passage(0, 2, 99)],
    ['of nothing', passage(0, 2, 2)],
    ['of a printed label', passage(lineOf('attachmentName'), 0, 6)],
    ['of 印发', passage(lineOf('printing'), 0, 3)],
    ['of a cell that is not there', remove({ kind: 'cell', item: 0, block: 1, row: 5, column: 0 })],
    ['of an attachment that is not there', remove({ kind: 'attachment', item: 3 })],
    ['of a block in a file', remove({ kind: 'block', item: 2, block: 0 })],
    ['with a mask on something whole', remove({ kind: 'block', item: 0, block: 0 }, 'name')],
  ])('%s', (_, removal) => {
    expect(problem([passage(2, 0, 2), removal])).toEqual({ code: 'redaction.badPlace', removal: 1 })
  })

  it('cut no character in two', () => {
    const document = { ...DOCUMENT, title: '𠮷某的公示' }
    expect(problem([passage(0, 1, 3)], document)).toMatchObject({ code: 'redaction.badPlace' })
    expect(made([passage(0, 0, 2)], document).title).toBe('（略）某的公示')
  })

  it('mask a number in one place and leave it in another', () => {
    const text = '联系电话13812345678，夜间13812345678。'
    const document = { ...DOCUMENT, body: [{ kind: 'paragraph', text } as const] }
    const one = passage(2, 4, 15, 'phone')
    expect(problem([one], document)).toEqual({ code: 'redaction.leftElsewhere', removal: 0 })
    expect(made([one, passage(2, 18, 29, 'phone')], document).body[0]).toMatchObject({
      text: '联系电话138****5678，夜间138****5678。',
    })
  })

  it('of a name are told where it still stands, and let people decide', () => {
    const removals = [passage(2, 3, 6, 'name')]
    const left = leftElsewhere(DOCUMENT, removals, made(removals))
    expect(left).toEqual([{ removal: 0, words: '何小田', count: 6 }])
    const spaced = { ...DOCUMENT, note: '（何 小 田已知晓）' }
    const seen = leftElsewhere(spaced, removals, made(removals, spaced), bareText)
    expect(seen).toEqual([{ removal: 0, words: '何小田', count: 7 }])
  })
})

describe('masks', () => {
  it.each<[Mask, string, string]>([
    ['name', '张三', '张**'],
    ['name', '张小三', '张**'],
    ['name', '欧阳小田', '欧阳**'],
    ['name', '𠮷小田', '𠮷**'],
    ['name', '张', '**'],
    ['idNumber', '11010519491231002X', '110105********002X'],
    ['idNumber', '１１０１０５１９４９１２３１００２Ｘ', '110105********002X'],
    ['idNumber', '110105491231002', '110105******002'],
    ['idNumber', '1101051949', '**'],
    ['phone', '13812345678', '138****5678'],
    ['phone', '+86 138-1234-5678', '138****5678'],
    ['phone', '0571-87654321', '0571-****'],
    ['phone', '87654321', '**'],
    ['bankAccount', '6222021234567898012', '6222***********8012'],
    ['address', '青禾县城关镇柳林村3组12号', '青禾县城关镇柳林村**'],
    ['address', '云岭区解放街道和平路18号2单元301室', '云岭区解放街道**'],
    ['address', '云岭市东门区3号', '云岭市东门区**'],
    ['address', '3号楼', '**'],
    ['plate', '粤B12345', '粤B***45'],
    ['plate', '粤B·12345', '粤B***45'],
    ['email', 'zhang.san@example.cn', 'z***@example.cn'],
    ['email', 'ab@example.cn', '**'],
    ['certificate', 'E12345678', 'E******78'],
    // Words that were selected with the number are not shown with its ends.
    ['plate', '何小田的车粤B12345', '**'],
    ['certificate', '护照E12345678', '**'],
    ['certificate', '何小田之妻王某', '**'],
    ['email', '何小田zhang@example.cn', '**'],
    ['email', 'zhang@example.cn何小田', '**'],
    ['phone', '0571-87654321何小田', '**'],
    ['address', '何小田，现住青禾县城关镇柳林村3组', '**'],
    ['address', '何小田住青禾县柳林村', '**'],
  ])('%s: %s is shown as %s', (mask, text, shown) => {
    expect(maskText(mask, text)).toBe(shown)
  })

  it('never give back what they hide', () => {
    const random = createRandom(5)
    const signs = [...'0123456789XxABE粤京张三县村镇街道@.- １２三', '𠮷']
    for (let round = 0; round < 3000; round += 1) {
      const text = Array.from({ length: 1 + random.below(22) }, () => random.pick(signs)).join('')
      for (const mask of MASKS) {
        const shown = maskText(mask, text)
        expect(shown).not.toContain(text)
        expect(shown).toContain('**')
      }
    }
  })
})

describe('removals between two readings', () => {
  const removals = [
    passage(2, 9, 20, 'phone'),
    remove({ kind: 'block', item: 0, block: 2 }),
    remove({ kind: 'cell', item: 0, block: 1, row: 1, column: 1 }),
    remove({ kind: 'attachment', item: 2 }),
  ]
  const kept = anchored(DOCUMENT, removals)

  it('are found again where they were', () => {
    expect(isAnchoredRemovals(JSON.parse(JSON.stringify(kept)))).toBe(true)
    expect(foundAgain(DOCUMENT, kept)).toEqual({ removals, lost: 0 })
  })

  it('follow the text when lines come before them, and words around them change', () => {
    const { body } = DOCUMENT
    const first = { kind: 'paragraph', text: '新加的一段。' } as const
    const edited = { kind: 'paragraph', text: '经查，申请人何小田，电话13812345678，住址青禾县城关镇柳林村。' } as const
    const document = {
      ...DOCUMENT,
      body: [first, edited, ...body.slice(2)],
      attachments: DOCUMENT.attachments.toReversed(),
    }
    const found = foundAgain(document, kept)
    // The table is gone, and with it its cell.
    expect(found.lost).toBe(1)
    expect(documentToText(made(found.removals, document))).toContain('电话138****5678，')
    expect(found.removals.map(({ place }) => place)).toEqual([
      { kind: 'passage', line: 3, start: 12, end: 23 },
      { kind: 'block', item: 0, block: 2 },
      { kind: 'attachment', item: 1 },
    ])
  })

  it('are lost, and said to be, where the words are gone or stand twice', () => {
    const document = { ...DOCUMENT, body: [{ kind: 'paragraph', text: '申请人已撤回。' } as const] }
    expect(foundAgain(document, kept)).toMatchObject({ lost: 3 })
  })
})

describe('the list of grounds', () => {
  it('names a provision for each, marked as read', () => {
    for (const ground of GROUNDS) expect(GROUND_ARTICLES[ground].article).toMatch(/^《.+》第.+条/)
    const grounds = [{ ground: 'personal' }, { ground: 'commercialSecret' }, { ground: 'personal' }] as const
    expect(articlesOf(grounds)).toEqual(['《政府信息公开条例》第十五条', '《个人信息保护法》第三十四条'])
  })

  it('is closed, in a closed shape', () => {
    const one = passage(0, 0, 1)
    expect(isRemovals([one])).toBe(true)
    expect(isRemovals([{ ...one, ground: 'stateSecret' }])).toBe(false)
    expect(isRemovals([{ ...one, note: '' }])).toBe(false)
    expect(isRemovals([{ ...one, place: { ...one.place, words: '何小田' } }])).toBe(false)
    expect(isRemovals(Array.from({ length: 2001 }, () => one))).toBe(false)
  })
})
