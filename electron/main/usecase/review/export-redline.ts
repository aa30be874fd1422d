import { redlineText } from '#resources/text/redline.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import { imagesOf } from '#shared/domain/document/bodies.ts'
import { safeBaseName } from '../../archive/medium/file-name.ts'
import { loadVersionRange, mayLeave } from './authored-versions.ts'
import { beijingDate } from '../beijing-date.ts'
import { blobOf } from '../release/release-files.ts'
import { findText } from './find-text.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'
import { startFolderJob } from '../folder-job.ts'
import { writeExport } from '../write-export.ts'

/**
 * 花脸稿 of two versions into a chosen folder, as PDF with a list of changes or as .docx with native revisions, made and
 * checked off the main thread as a job. Refuses as `findText`, case.notFound also for versions that the case does not have or that are
 * not in order, redaction.internalVersion for a text that a public version keeps in the house, and file.tokenUnknown.
 */
export const exportRedline = (
  workstation: Workstation,
  unlocked: Unlocked,
  { caseId, fromVersion, toVersion, format, folder: token }: Input<'case.exportRedline'>,
): Outcome<Output<'case.exportRedline'>> => {
  const found = findText(unlocked, caseId)
  if (!found.ok) return found
  const loaded = found.value
  if (fromVersion >= toVersion) return refuse('case.notFound')
  const range = loadVersionRange(unlocked, loaded, fromVersion, toVersion)
  const newest = range?.made.at(-1)
  if (range === null || newest === undefined) return refuse('case.notFound')
  // Deleted words stand in it as well as those that stayed.
  if (!mayLeave(unlocked.store, loaded, range)) return refuse('redaction.internalVersion')
  return startFolderJob(workstation, 'exportFolder', token, async (folder, job) => {
    job.report('typeset', 0.1)
    const { from, between, to, origin, made } = range
    const { store } = unlocked
    const images = [from, to].flatMap(({ document }) => imagesOf(document))
    const input = {
      ...{ from, between, to, format },
      heading: { from: origin, to: newest, origins: made },
      office: store.office().name,
      madeOn: beijingDate(workstation.now()),
      pictures: new Map(images.map(({ sha256 }) => [sha256, blobOf(store, caseId, sha256)])),
    }
    const written = await workstation.tasks.run('redline', input, job.signal)
    if (!written.ok) return refuse(written.error.code, written.error.detail)
    const copy = { workstation, unlocked, caseId, kind: 'redline' } as const
    const name = redlineText.fileName(to.document.title || redlineText.untitled, fromVersion, toVersion)
    return writeExport(copy, folder, `${safeBaseName(name)}.${format}`, written.value, job)
  })
}
