import { open, readFile } from 'node:fs/promises'
import { dirname, extname } from 'node:path'
import type { Input, Output } from '#shared/contract/channels.ts'
import { publicVersionOf } from '#shared/domain/case/state.ts'
import { referencedHashes } from '#shared/domain/document/bytes.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { ok } from '#shared/lib/result.ts'
import { removeFiles, syncFolder } from '../../archive/medium/durable.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { renameWhenFree } from '../../disk/replace-file.ts'
import { shownName } from '../choose-file.ts'
import { FileFault } from '../faults.ts'
import { loadWording } from '../load-case.ts'
import { findOwnCase } from '../find-case.ts'
import { recordCopy } from '../audit/record-access.ts'
import { readWorkingCopy } from './working-copy.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

const picturesOf = ({ store }: Unlocked, caseId: string, document: OfficialDocument) =>
  new Map(
    referencedHashes(document).flatMap((hash) => {
      const bytes = store.readBlob(caseId, hash)
      return bytes === null ? [] : [[hash, bytes] as const]
    }),
  )

/** Beside the file and then in its place, so that a full disk leaves no half a file; read back before it is called done. */
const writeInPlace = async (
  path: string,
  bytes: Uint8Array,
  record: () => Promise<Outcome<null>>,
): Promise<Outcome<null>> => {
  const partial = `${path}.partial`
  try {
    const handle = await open(partial, 'w', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    if (sha256Hex(await readFile(partial)) !== sha256Hex(bytes)) throw new FileFault('fault.selfCheckFailed')
  } catch (error) {
    await removeFiles([partial])
    if (error instanceof FileFault) throw error
    throw new FileFault('fault.folderUnwritable')
  }
  // The store's own faults keep their names: they are not about the folder.
  let isRecorded = false
  try {
    const recorded = await record()
    isRecorded = recorded.ok
    if (!recorded.ok) return recorded
  } finally {
    if (!isRecorded) await removeFiles([partial])
  }
  try {
    await renameWhenFree(partial, path)
    await syncFolder(dirname(path))
  } catch {
    await removeFiles([partial])
    throw new FileFault('fault.folderUnwritable')
  }
  return ok(null)
}

/**
 * 导出: the draft as it was saved last, or the wording that the log fixed last, as a .docx in the place that the person
 * chose. The file is opened again and compared with the document before it is written, and read back after. Refuses
 * case.notFound, case.notDrafter, file.tokenUnknown, and what `recordCopy` refuses. @throws the export's fault when the file does not hold the
 * document, FileFault when it cannot be written; a file that stood there before is then untouched.
 */
export const exportDraft = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'draft.exportDocx'>,
): Promise<Outcome<Output<'draft.exportDocx'>>> => {
  const found = findOwnCase(unlocked, input.caseId)
  if (!found.ok) return found
  const { state } = found.value
  const { caseId, versions, stage } = state
  const chosen = workstation.files.pathOf('exportDocx', input.target)
  if (chosen === null) return refuse('file.tokenUnknown')
  const { store } = unlocked
  // What was handed in as a public version is given out as that, whatever the drafter still has on the desk.
  const own = stage !== 'draft' && publicVersionOf(state) !== null ? null : readWorkingCopy(store, caseId)
  const document = own?.document ?? loadWording(store, caseId, versions.at(-1)?.contentHash ?? '')
  const pictures = picturesOf(unlocked, caseId, document)
  const bytes = await workstation.tasks.run('exportDocx', { document, pictures, office: store.office().name })
  const path = extname(chosen).toLowerCase() === '.docx' ? chosen : `${chosen}.docx`
  const copy = { caseId, kind: 'draft', format: 'docx', files: 1, sha256: sha256Hex(bytes) } as const
  const written = await writeInPlace(path, bytes, () => recordCopy(workstation, unlocked, copy))
  if (!written.ok) return written
  workstation.files.spend(input.target)
  return ok({ fileName: shownName(path), sizeBytes: bytes.length, lines: documentLines(document).length })
}
