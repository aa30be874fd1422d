import { firstMarkPlace } from '#shared/domain/scan/mark-place.ts'
import { ok } from '#shared/lib/result.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { convertToDocx } from '../../document/office/convert.ts'
import type { CheckedImport, TaskInput } from '../../worker/tasks.ts'
import { rulesInPictures } from './picture-marks.ts'
import { readWithin } from '../read-within.ts'
import { refuseClassified } from '../refuse-classified.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

/** A file as the person gave it. */
interface GivenFile {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly trackedChanges: TaskInput<'import'>['trackedChanges']
}

const CONVERTED = { code: 'import.converted', count: 1, done: 'changed' } as const

/**
 * Reads a file into a document on the task thread, and refuses classified material of any format before a byte of it is
 * written: an old Word file, which only another program can read, is looked at in memory before that program gets it.
 * Refuses what the readers refuse, and import.classified.
 */
export const importBytes = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { fileName, bytes, trackedChanges }: GivenFile,
): Promise<Outcome<CheckedImport>> => {
  const sha256 = sha256Hex(bytes)
  const choice = trackedChanges === undefined ? {} : { trackedChanges }
  const read = async (name: string, content: Uint8Array): Promise<Outcome<CheckedImport>> => {
    const imported = await readWithin(workstation, 'import', { fileName: name, bytes: content, ...choice })
    if (!imported.ok) return refuse(imported.error.code, imported.error.detail)
    const { classifiedRules, pictures } = imported.value
    const rules = [...classifiedRules, ...(await rulesInPictures(workstation, pictures))]
    // In the text as it would be taken; else in what it does not show: notes, changes, properties, pictures.
    const place = rules.length === 0 ? null : (firstMarkPlace(imported.value.document) ?? 'hidden')
    return refuseClassified(workstation, unlocked, rules, sha256, null, place) ?? imported
  }
  const old = await readWithin(workstation, 'lookAtOldWord', { fileName, bytes })
  if (!old.ok) return refuse(old.error.code, old.error.detail)
  if (old.value === null) return read(fileName, bytes)
  const refusal = refuseClassified(workstation, unlocked, old.value.classifiedRules, sha256)
  if (refusal !== null) return refusal
  const converted = await convertToDocx(bytes, old.value.format)
  if (!converted.ok) return refuse(converted.error.code, converted.error.detail)
  const imported = await read('', converted.value)
  if (!imported.ok) return imported
  return ok({ ...imported.value, format: old.value.format, findings: [CONVERTED, ...imported.value.findings] })
}
