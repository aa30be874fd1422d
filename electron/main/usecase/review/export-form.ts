import { formText as words } from '#resources/text/form.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import { bytesToHex } from '#shared/domain/chain/event-record.ts'
import { documentBytes } from '#shared/domain/document/bytes.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { approvalForm, submittedHash } from '#shared/domain/form/approval-form.ts'
import { lastConclusion, secrecyForm } from '#shared/domain/form/secrecy-form.ts'
import { ok } from '#shared/lib/result.ts'
import { safeBaseName } from '../../archive/medium/file-name.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { approvalDocument } from '../../form/approval-document.ts'
import type { Printing } from '../../form/parts.ts'
import { secrecyDocument } from '../../form/secrecy-document.ts'
import { deadlineLine } from '../draft/deadline.ts'
import { beijingDate } from '../beijing-date.ts'
import { codeOf } from '../checkpoint.ts'
import { startFolderJob } from '../folder-job.ts'
import type { JobContext } from '../jobs.ts'
import { loadWording, type LoadedCase } from '../load-case.ts'
import { readScanRecord } from '../scan/scan-record.ts'
import { findText } from './find-text.ts'
import { spelledOut } from './spelled-out.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'
import { writeExport } from '../write-export.ts'

interface Form {
  readonly document: OfficialDocument
  readonly fileName: string
}

type FormName = Input<'case.exportForm'>['form']

const formOf = (
  { store }: Unlocked,
  { state: { caseId }, records, events }: LoadedCase,
  name: FormName,
  printing: Printing,
  deadline: string,
): Outcome<Form> => {
  const hashes = records.map(({ hash }) => bytesToHex(hash))
  const sourceOf = (contentHash: string) => ({ events, hashes, document: loadWording(store, caseId, contentHash) })
  if (name === 'approval') {
    const contentHash = submittedHash(events)
    if (contentHash === null) return refuse('case.notSubmitted')
    const form = approvalForm(sourceOf(contentHash))
    const fileName = words.approval.fileName(form.title || words.untitled, form.round)
    return ok({ document: approvalDocument(form, printing, deadline), fileName })
  }
  const concluded = lastConclusion(events)
  if (concluded === null) return refuse('case.secrecyMissing')
  const { hits } = readScanRecord(store, caseId, concluded.scanHash)
  const form = secrecyForm(sourceOf(concluded.contentHash), hits)
  const fileName = words.secrecy.fileName(form.title || words.untitled, form.round)
  return ok({ document: secrecyDocument(form, printing), fileName })
}

const printed = async (
  { tasks }: Workstation,
  document: OfficialDocument,
  printing: Printing,
  signal: JobContext['signal'],
) =>
  tasks.run(
    'render',
    {
      document,
      issuer: printing.office,
      releasedOn: beijingDate(new Date(printing.printedAt)),
      contentHash: sha256Hex(documentBytes(document)),
    },
    signal,
  )

/**
 * 审批单 of the last round, or 保密审查单 of the last conclusion, as PDF into a chosen folder; whoever may see the case may
 * print them. A job. Refuses as `findText`, case.notSubmitted, case.secrecyMissing and file.tokenUnknown.
 */
export const exportForm = (
  workstation: Workstation,
  unlocked: Unlocked,
  { caseId, form: name, folder: token }: Input<'case.exportForm'>,
): Outcome<Output<'case.exportForm'>> => {
  const found = findText(unlocked, caseId)
  if (!found.ok) return found
  const loaded = found.value
  const now = workstation.now()
  const { store } = unlocked
  const printing = { office: store.office().name, printedAt: now.toISOString(), code: codeOf(store, now) }
  const form = formOf(unlocked, loaded, name, printing, deadlineLine(workstation, unlocked, loaded.state))
  if (!form.ok) return form
  const { document, fileName } = form.value
  return startFolderJob(workstation, 'exportFolder', token, async (folder, job) => {
    job.report('typeset', 0.2)
    const first = await printed(workstation, document, printing, job.signal)
    const missing =
      first.ok || first.error.code !== 'release.missingGlyph' ? '' : String(first.error.detail?.characters)
    const rendered =
      missing === '' ? first : await printed(workstation, spelledOut(document, missing), printing, job.signal)
    if (!rendered.ok) return refuse(rendered.error.code, rendered.error.detail)
    const kind = name === 'approval' ? 'approvalForm' : 'secrecyForm'
    const copy = { workstation, unlocked, caseId, kind } as const
    return writeExport(copy, folder, `${safeBaseName(fileName)}.pdf`, rendered.value.bytes, job)
  })
}
