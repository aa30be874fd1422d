import { join } from 'node:path'
import { classifiedMarkHits } from '#shared/domain/scan/classified-gate.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { importFile, type ImportedDocument, type ImportInput, type ImportRefusal } from '../main/document/import.ts'
import { resourcesFolder } from './resources-folder.ts'

export interface ClassifiedRefusal {
  readonly code: 'import.classified'
}

/**
 * Reads a file as drafting does, without a store: an old Word file through LibreOffice, once its text was looked at in
 * memory, because that program writes it to a folder of its own. Refuses what the readers refuse, and import.classified.
 */
export const readFileAsDrafting = async (
  input: ImportInput,
): Promise<Result<ImportedDocument, ImportRefusal | ClassifiedRefusal>> => {
  const cmapFolder = join(resourcesFolder(), 'cmap')
  const { oldFormatOf, oldTexts } = await import('../main/document/office/old-word.ts')
  const format = oldFormatOf(input.fileName, input.bytes)
  if (format === null) return importFile(input, cmapFolder)
  const texts = oldTexts(input.bytes, format)
  if (!texts.ok) return texts
  if (texts.value.some((text) => classifiedMarkHits(text).length > 0)) return err({ code: 'import.classified' })
  const { convertToDocx } = await import('../main/document/office/convert.ts')
  const converted = await convertToDocx(input.bytes, format)
  if (!converted.ok) return converted
  const read = await importFile({ ...input, fileName: '', bytes: converted.value }, cmapFolder)
  if (!read.ok) return read
  const finding = { code: 'import.converted', count: 1, done: 'changed' } as const
  return ok({ ...read.value, format, findings: [finding, ...read.value.findings] })
}
