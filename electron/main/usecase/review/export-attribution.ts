import { redlineText } from '#resources/text/redline.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import { safeBaseName } from '../../archive/medium/file-name.ts'
import { attributionCsv, attributionDocument } from '../../redline/attribution-table.ts'
import { beijingDate } from '../beijing-date.ts'
import { loadWording } from '../load-case.ts'
import { viewAttribution } from './view-attribution.ts'
import { findText } from './find-text.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'
import { startFolderJob } from '../folder-job.ts'
import { writeExport } from '../write-export.ts'

/**
 * 责任到人: who wrote which words of the newest version, by paragraph, into a chosen folder: a table for a spreadsheet, or
 * for print as PDF. A job. Refuses as `findText`, and file.tokenUnknown.
 */
export const exportAttribution = (
  workstation: Workstation,
  unlocked: Unlocked,
  { caseId, format, folder: token }: Input<'case.exportAttribution'>,
): Outcome<Output<'case.exportAttribution'>> => {
  const found = findText(unlocked, caseId)
  if (!found.ok) return found
  const newest = found.value.state.versions.at(-1)
  if (newest === undefined) return refuse('case.notFound')
  const document = loadWording(unlocked.store, caseId, newest.contentHash)
  const title = redlineText.attribution.fileName(document.title || redlineText.untitled)
  return startFolderJob(workstation, 'exportFolder', token, async (folder, job) => {
    job.report('check', 0.1)
    const view = await viewAttribution(workstation, unlocked, { caseId })
    if (!view.ok) return view
    const { versions } = view.value
    let bytes: Uint8Array = Buffer.from(attributionCsv(document, view.value, versions), 'utf8')
    if (format === 'pdf') {
      job.report('typeset', 0.3)
      const office = unlocked.store.office().name
      const table = attributionDocument(title, document, view.value, versions)
      const releasedOn = beijingDate(workstation.now())
      const input = { document: table, issuer: office, releasedOn, contentHash: newest.contentHash }
      const rendered = await workstation.tasks.run('render', input, job.signal)
      if (!rendered.ok) return refuse(rendered.error.code, rendered.error.detail)
      bytes = rendered.value.bytes
    }
    const copy = { workstation, unlocked, caseId, kind: 'attribution' } as const
    return writeExport(copy, folder, `${safeBaseName(title)}.${format}`, bytes, job)
  })
}
