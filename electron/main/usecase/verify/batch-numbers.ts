import { join } from 'node:path'
import { archiveText } from '#resources/text/archive.ts'
import type { CheckDetail, VerifiedPart } from '#shared/domain/archive/verification-report.ts'
import { readCatalog } from '../../archive/batch/batch-catalog.ts'
import { ArchiveFault } from '../../archive/medium/fault.ts'

/**
 * The numbers of the packages of a batch: none twice, and its catalogue names exactly these, in their folders and under their titles. @throws ArchiveFault
 * when the catalogue cannot be read.
 */
export const numbersProblem = async (
  root: string,
  parts: readonly Pick<VerifiedPart, 'name' | 'archivalNumber' | 'title'>[],
): Promise<CheckDetail | null> => {
  const file = archiveText.batch.catalogFile
  const seen = new Set<string>()
  for (const { archivalNumber } of parts) {
    if (archivalNumber === undefined) continue
    if (seen.has(archivalNumber)) return { problem: 'batch.numberTwice', file: archivalNumber }
    seen.add(archivalNumber)
  }
  const lines = await readCatalog(join(root, file)).catch((error: unknown) => {
    throw new ArchiveFault('fault.fileUnreadable', { cause: error })
  })
  if (lines === null) return { problem: 'file.malformed', file }
  const titles = new Map(parts.map(({ name, title }) => [`items/${name}`, title]))
  const isNamed = lines.every(({ folder, title }) => (titles.get(folder) ?? title) === title)
  if (!isNamed) return { problem: 'batch.catalogDiffers', file }
  const told = lines.map(({ archivalNumber, folder }) => `${folder} ${archivalNumber}`)
  const there = parts.map(({ name, archivalNumber = '' }) => `items/${name} ${archivalNumber}`)
  return told.toSorted().join('\n') === there.toSorted().join('\n') ? null : { problem: 'batch.catalogDiffers', file }
}
