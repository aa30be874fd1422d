import { describe, expect, it } from 'vitest'
import { catalogFacts, metadataOf, releaseSignature } from '#shared/domain/archive/metadata.ts'
import { EMPTY_DOCUMENT } from '#shared/domain/document/model.ts'
import { metadataWords } from '#resources/text/metadata.ts'
import { at, hashOf, play, publisher } from '../../../helper/case-play.ts'

const office = { name: '云溪县人民政府办公室', certificateSha256: hashOf('a'), signedBy: hashOf('b') }

describe('the metadata of a file', () => {
  it('name the key that signed the manifest, and the manifest that stands', () => {
    const released = at('released')
    expect(releaseSignature(at('approved').events, { office }, 'AAAA')).toBeNull()
    const first = releaseSignature(released.events, { office }, 'AAAA')
    expect(first).toEqual({
      ...{ at: released.events.at(-1)?.at, signer: office.name, result: 'AAAA', certificateSha256: hashOf('b') },
    })
    const files = { pdfSha256: hashOf('7'), manifestSha256: hashOf('8'), manifestSignatureSha256: hashOf('9') }
    const extended = play([[publisher, { type: 'extendRelease', level: 'B-LT', ...files }]], released)
    const signature = releaseSignature(extended.events, { office }, 'BBBB')
    expect(signature?.at).toBe(extended.events.at(-1)?.at)
    const facts = { caseId: 'case-1', officeName: office.name, document: EMPTY_DOCUMENT, files: [], signature }
    const { file } = metadataOf({ ...facts, events: extended.events }, metadataWords)
    const values = file.find(({ number }) => number === 57)?.children?.map(({ number, value }) => [number, value])
    expect(values).toEqual(
      expect.arrayContaining([
        [60, office.name],
        [61, 'BBBB'],
        [63, hashOf('b')],
      ]),
    )
  })

  it('name whom it is sent to, without the colon of the paper', () => {
    const facts = {
      caseId: 'case-1',
      officeName: office.name,
      files: [],
      signature: null,
      events: at('released').events,
    }
    const valueOf = (addressee: string) =>
      metadataOf({ ...facts, document: { ...EMPTY_DOCUMENT, addressee } }, metadataWords)
        .file.flatMap(({ children = [] }) => children)
        .find(({ number }) => number === 36)?.value
    expect(valueOf('各乡镇人民政府，县直有关单位：')).toBe('各乡镇人民政府，县直有关单位')
    expect(valueOf('各乡镇人民政府')).toBe('各乡镇人民政府')
    expect(valueOf('：')).toBeUndefined()
  })

  it('count the day of what was not published as Beijing does', () => {
    const events = at('concluded').events.map((event) =>
      event.type === 'CaseConcluded' ? { ...event, at: '2026-12-31T16:30:00.000Z' } : event,
    )
    expect(catalogFacts({ events, document: EMPTY_DOCUMENT, officeName: office.name }).date).toBe('20270101')
  })

  it('name the department that handled it, and to which office it belongs; none where the case had none', () => {
    const facts = { caseId: 'case-1', officeName: office.name, document: EMPTY_DOCUMENT, files: [], signature: null }
    const { events } = at('released')
    const placed = events.map((event) =>
      event.type === 'DraftRegistered'
        ? { ...event, data: { ...event.data, department: { departmentId: 'd-1', name: '综合科' } } }
        : event,
    )
    const [without, within] = [events, placed].map((all) => metadataOf({ ...facts, events: all }, metadataWords))
    const values = (nodes: readonly { readonly value?: string }[] | undefined) => nodes?.map(({ value }) => value)
    expect(within?.people.length).toBe((without?.people.length ?? 0) + 1)
    expect(values(within?.people[1])).toEqual(['d-1', '内设机构', '综合科'])
    expect(within?.relations.map(values)).toContainEqual(['d-1', metadataWords.belongs, metadataWords.unitId])
  })
})
