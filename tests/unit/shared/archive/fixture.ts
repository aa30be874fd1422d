import { metadataWords } from '#resources/text/metadata.ts'
import type { CheckFacts } from '#shared/domain/archive/four-check-facts.ts'
import { metadataOf, type MetadataNode } from '#shared/domain/archive/metadata.ts'
import { documentFromText } from '#shared/domain/document/from-text.ts'
import { archivist, at, filing, hashOf, play } from '../../../helper/case-play.ts'

const FILED = play([[archivist, filing()]], at('released'))
const FILED_AS = FILED.events.findLast((event) => event.type === 'ArchiveItemFiled')
if (FILED_AS === undefined) throw new Error('a filed case')
const PDF = { path: 'data/release/通知.pdf', bytes: 7, format: 'pdf', whole: true, encrypted: false }
const PICTURE = { path: 'data/files/a.png', bytes: 8, format: 'png', whole: true, encrypted: false, pdf: null }
export const METADATA = metadataOf(
  {
    ...{ caseId: 'case-1', officeName: '云溪县人民政府办公室', events: FILED.events },
    document: documentFromText('关于停车收费的通知', ['正文', '云溪县人民政府办公室', '2026年3月1日']),
    files: [PDF, PICTURE].map(({ path, bytes, format }) => ({
      ...{ path, bytes, format, originalName: path, sha256: hashOf('1') },
    })),
    signature: { at: '2026-03-02T01:00:00.000Z', signer: '甲', result: 'AAAA', certificateSha256: hashOf('2') },
  },
  metadataWords,
)
export const PAGES = FILED_AS.data.pages
/** A package of which everything holds that the program can see. */
export const FACTS: CheckFacts = {
  stage: 'filing',
  metadata: METADATA.file,
  people: METADATA.people,
  acts: METADATA.acts,
  files: [
    { ...PDF, pdf: { version: '1.7', pdfA: true } },
    PICTURE,
    { path: 'data/history.html', bytes: 3, format: 'html', whole: true, encrypted: false, pdf: null },
  ],
  declared: { files: 3, bytes: 18 },
  beforeReport: false,
  cases: { declared: 'case-1', found: ['case-1'] },
  authority: { name: '云溪县 CA', own: true },
  holdsOffice: true,
  problems: {
    ...{ signatures: null, layout: null, contents: null, attachments: null },
    ...{ process: null, guide: null, description: null },
  },
  filed: { ...FILED_AS.data, tableVersion: '2026', tableItem: '1', filedOn: FILED_AS.at.slice(0, 10) },
  eventCount: 9,
  releasePages: { told: FILED_AS.data.pages, counted: FILED_AS.data.pages },
  register: { sameNumber: 1, othersWithDocumentNumber: 0 },
  sameInBatch: null,
  sameTitle: { repeated: [], others: [] },
}

/** The same metadata with another value of one element, wherever it stands; null takes it away. */
export const withValue = (number: number, value: string | null): Partial<CheckFacts> => {
  const changed = (nodes: readonly MetadataNode[]): readonly MetadataNode[] =>
    nodes.flatMap((node) => {
      if (node.number === number && node.value !== undefined) return value === null ? [] : [{ ...node, value }]
      return [node.children === undefined ? node : { ...node, children: changed(node.children) }]
    })
  const { metadata, people, acts } = FACTS
  return { metadata: changed(metadata ?? []), people: people.map(changed), acts: acts.map(changed) }
}
export const filedAs = (change: Partial<NonNullable<CheckFacts['filed']>>): Partial<CheckFacts> => ({
  filed: FACTS.filed === null ? null : { ...FACTS.filed, ...change },
})
export const withFile = (index: number, change: Partial<CheckFacts['files'][number]>): Partial<CheckFacts> => ({
  files: FACTS.files.map((file, at) => (at === index ? { ...file, ...change } : file)),
})
