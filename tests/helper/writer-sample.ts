import type { PackageContent } from '#electron/main/archive/bag/package-writer.ts'
import type { OutputFile } from '#electron/main/archive/release/release-folder.ts'
import { documentFromText } from '#shared/domain/document/from-text.ts'

const MEGABYTE = 1024 * 1024

/** Files that the writers do not look into: large enough to be interrupted. */
export const WRITER_FILES: readonly OutputFile[] = [
  { fileName: '通知.manifest.json.p7s', bytes: Buffer.from('signature') },
  { fileName: '通知.manifest.json', bytes: Buffer.from('manifest') },
  { fileName: '通知.pdf', bytes: Buffer.alloc(3 * MEGABYTE, 7) },
]
export const WRITER_CONTENT: PackageContent = {
  caseId: 'case-1',
  officeName: '云溪县人民政府办公室',
  records: [],
  checkpoint: { position: 1, hash: '0'.repeat(64), root: '1'.repeat(64), at: '2026-03-05T02:00:00.000Z' },
  certificates: [Buffer.from('certificate')],
  versions: [{ version: 1, document: documentFromText('通知', ['正文']) }],
  scans: [],
  kept: [],
  source: { fileName: 'a/b: 100%.txt', bytes: Buffer.alloc(3 * MEGABYTE, 9) },
  release: WRITER_FILES,
  history: '<p>',
  guide: { fileName: '说明.txt', text: '' },
  packedOn: '2026-03-05',
}
