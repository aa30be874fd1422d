import { describe, expect, it } from 'vitest'
import { metadataWords } from '#resources/text/metadata.ts'
import { LINKS, metadataOf, type ItemMetadata, type MetadataNode } from '#shared/domain/archive/metadata.ts'
import { toldByLog, writtenIn } from '#shared/domain/archive/told-by-log.ts'
import { documentFromText } from '#shared/domain/document/from-text.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { archivist, at, clerk, filing, hashOf, head, pass, play, sendBack, submit } from '../../../helper/case-play.ts'

const OFFICE = '云溪县人民政府办公室'
const { events } = play([[archivist, filing()]], at('released'))
const document: OfficialDocument = {
  ...documentFromText('关于停车收费的通知', ['正文', OFFICE, '2026年3月1日']),
  ...{ kind: '通知', urgency: '加急', addressee: '各乡镇人民政府：', copyTo: '县委办公室', signers: ['甲', '乙'] },
}
const signature = { at: '2026-03-02T01:00:00.000Z', signer: '甲', result: 'AAAA', certificateSha256: hashOf('2') }
const FACTS = { caseId: 'case-1', officeName: OFFICE, events, document, signature }
const files = ['data/release/通知.pdf', 'data/files/a.png'].map((path) => ({
  ...{ path, originalName: path, bytes: 7, format: 'pdf', sha256: hashOf('1') },
}))
const MADE = metadataOf({ ...FACTS, files }, metadataWords)
const told = (metadata: ItemMetadata, facts = FACTS) => toldByLog(metadata, facts, metadataWords)

/** The same with another value of one element wherever it stands in that part; null takes it away. */
const withValue = (part: keyof ItemMetadata, number: number, value: string | null): ItemMetadata => {
  const changed = (nodes: readonly MetadataNode[]): readonly MetadataNode[] =>
    nodes.flatMap((node) => {
      if (node.number === number && node.value !== undefined) return value === null ? [] : [{ ...node, value }]
      return [node.children === undefined ? node : { ...node, children: changed(node.children) }]
    })
  return part === 'file' ? { ...MADE, file: changed(MADE.file) } : { ...MADE, [part]: MADE[part].map(changed) }
}
const valueIn = (nodes: readonly MetadataNode[] | undefined, number: number): string =>
  nodes?.find((one) => one.number === number)?.value ?? ''

describe('metadata that tell what log and text tell', () => {
  it('are the same when they are made of them, with any white space between', () => {
    expect(told(MADE)).toBe('same')
    expect(told(withValue('file', 22, ' 关于停车\n收费的通知 '))).toBe('same')
  })

  it.each([5, 6, 7, 8, 9, 11, 12, 13, 14, 17, 22, 28, 31, 32, 33, 34, 35, 36, 37, 43])(
    'are others when element %i of the file says otherwise, or nothing',
    (number) => {
      expect(told(withValue('file', number, '别的'))).toBe('otherwise')
      expect(told(withValue('file', number, null))).toBe('otherwise')
    },
  )

  it.each([28, 34, 35, 36, 37])('are others when they have element %i of a text that has it not', (number) => {
    const empty: OfficialDocument = { ...document, kind: null, urgency: '', addressee: '', copyTo: '', signers: [] }
    expect(told(MADE, { ...FACTS, document: empty })).toBe('otherwise')
    const bare = metadataOf({ ...FACTS, document: empty, files }, metadataWords)
    expect(told(bare, { ...FACTS, document: empty })).toBe('same')
    const more = bare.file.map((one) =>
      one.number === 21 ? { ...one, children: [...(one.children ?? []), { number, value: '别的' }] } : one,
    )
    expect(told({ ...bare, file: more }, { ...FACTS, document: empty })).toBe('otherwise')
  })

  it('are others when an element that says what is so stands there once more and says otherwise', () => {
    for (const number of [6, 22, 35]) {
      const again = { ...MADE, file: [...MADE.file, { number, value: '别的' }] }
      expect(told(again)).toBe('otherwise')
    }
  })

  it('are the same with the colon behind whom it is sent to, which another version left', () => {
    expect(told(withValue('file', 36, '各乡镇人民政府：'))).toBe('otherWords')
  })

  it.each([1, 38, 42, 44, 45, 50, 51, 58, 64, 66, 67, 75])(
    'have other words when element %i, which this program says of itself, is another',
    (number) => {
      expect(told(withValue('file', number, '别的'))).toBe('otherWords')
      expect(told(withValue('file', number, null))).toBe('otherWords')
    },
  )

  it('are not filed where the log has no filing, whatever they say', () => {
    const released = { ...FACTS, events: at('released').events }
    expect(told(metadataOf({ ...released, files }, metadataWords), released)).toBe('same')
    expect(told(MADE, released)).toBe('otherwise')
  })

  it.each([
    ['of nobody of the log', LINKS.person, 'p-nobody'],
    ['at another time', 83, '2026-03-01T00:00:00.000Z'],
    ['of another case', LINKS.act, 'case-2-1-1'],
    ['of an event that the log has not', LINKS.act, 'case-1-999-1'],
    ['of no event', LINKS.act, 'case-1-1'],
    ['of an event and more', LINKS.act, 'case-1-1-1-1'],
    ['of another name of this program', 82, '归档'],
  ] as const)('are others when an act is %s', (_, number, value) => {
    expect(told(withValue('acts', number, value))).toBe('otherwise')
  })

  it.each(['case-1x-1-1', 'xcase-1-1-1', 'case-1-0-1-1', 'case-1-1-1-', 'case-2-1-1', '-1-1', ''])(
    'are others when one act alone is called %s',
    (id) => {
      const acts = MADE.acts.map((act) =>
        act.map((one) => (one.number === LINKS.act && one.value === 'case-1-1-1' ? { ...one, value: id } : one)),
      )
      expect(told({ ...MADE, acts })).toBe('otherwise')
    },
  )

  it('have other words when an act has a name that this program has not, another basis, or more is said in it', () => {
    expect(told(withValue('acts', 82, '办理'))).toBe('otherWords')
    expect(told(withValue('acts', 84, '另一条'))).toBe('otherWords')
    const more = MADE.acts.map((act) =>
      act.map((one) => (one.number === 85 ? { ...one, value: `${one.value ?? ''}。附` } : one)),
    )
    expect(told({ ...MADE, acts: more })).toBe('otherWords')
  })

  it('are others when what a person wrote is another, or the act is left out; what nobody wrote may be', () => {
    const written = events.flatMap((event) => (writtenIn(event) === null ? [] : [`case-1-${String(event.seq)}-1`]))
    expect(written).toHaveLength(3)
    for (const act of MADE.acts) {
      const id = valueIn(act, LINKS.act)
      const isWritten = written.includes(id)
      const said = MADE.acts.map((one) =>
        one === act ? one.map((node) => (node.number === 85 ? { ...node, value: '不同意' } : node)) : one,
      )
      const isSaid = isWritten || (id.endsWith('-2') && written.includes(id.replace(/2$/, '1')))
      expect([id, told({ ...MADE, acts: said })]).toEqual([id, isSaid ? 'otherwise' : 'otherWords'])
      const left = MADE.acts.filter((one) => one !== act)
      // An approval is two acts, 把关 and 签发, and one of them says it.
      const isTwice = MADE.acts.filter((one) => valueIn(one, LINKS.act).startsWith(id.slice(0, -1))).length > 1
      expect([id, told({ ...MADE, acts: left })]).toEqual([id, isWritten && !isTwice ? 'otherwise' : 'otherWords'])
    }
  })

  it('are others when a reason for sending back is another', () => {
    const played = play(
      [
        [head, sendBack('draft')],
        [clerk, submit()],
        [head, pass('departmentReview')],
      ],
      at('departmentReview'),
    )
    const facts = { ...FACTS, events: played.events }
    const made = metadataOf({ ...facts, files }, metadataWords)
    expect(told(made, facts)).toBe('same')
    const acts = made.acts.map((act) =>
      act.map((one) => (one.value === '表述不清' ? { ...one, value: '附件不全' } : one)),
    )
    expect(told({ ...made, acts }, facts)).toBe('otherwise')
  })

  it('are others when a person or the office has another name, or nobody such acted', () => {
    expect(told(withValue('people', 78, '别人'))).toBe('otherwise')
    expect(
      told({
        ...MADE,
        people: [
          ...MADE.people,
          [
            { number: LINKS.person, value: 'p-nobody' },
            { number: 78, value: '某人' },
          ],
        ],
      }),
    ).toBe('otherwise')
    expect(told({ ...MADE, people: MADE.people.slice(1) })).toBe('otherWords')
    expect(told({ ...MADE, relations: MADE.relations.slice(1) })).toBe('otherWords')
  })

  it('name the department by the name that it had', () => {
    const placed = events.map((event) =>
      event.type === 'DraftRegistered'
        ? { ...event, data: { ...event.data, department: { departmentId: 'd-1', name: '综合科' } } }
        : event,
    )
    const facts = { ...FACTS, events: placed }
    const made = metadataOf({ ...facts, files }, metadataWords)
    expect(told(made, facts)).toBe('same')
    const people = made.people.map((one) =>
      one.map((node) => (node.value === '综合科' ? { ...node, value: '财务科' } : node)),
    )
    expect(told({ ...made, people }, facts)).toBe('otherwise')
  })
})
