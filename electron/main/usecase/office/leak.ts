import { leakText } from '#resources/text/leak.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import { stageIndex } from '#shared/domain/case/roles.ts'
import {
  leakDue,
  leakRunsUntil,
  reportedLate,
  unreported,
  type LeakCommand,
  type Leak,
} from '#shared/domain/office/leak/leak.ts'
import { ok } from '#shared/lib/result.ts'
import { utf8Bytes } from '#shared/lib/utf8.ts'
import { beijingDateOf } from '#shared/domain/deadline/date.ts'
import { documentBytes } from '#shared/domain/document/bytes.ts'
import { safeBaseName } from '../../archive/medium/file-name.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { leakDocument } from '../../form/leak-document.ts'
import { beijingDate } from '../beijing-date.ts'
import { loadCase } from '../load-case.ts'
import { loadOffice } from '../load-office.ts'
import { refuseClassified } from '../refuse-classified.ts'
import type { Receipt } from '../run-command.ts'
import { runOfficeCommand } from '../run-office-command.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'
import { startFolderJob } from '../folder-job.ts'
import { writeExport } from '../write-export.ts'

const leaksOf = ({ store }: Unlocked): readonly Leak[] => loadOffice(store)?.state.leaks ?? []

/** The release that a leak is about has a public title. */
const titleOf = ({ store }: Unlocked, caseId: string | null): string =>
  caseId === null ? '' : (loadCase(store, caseId)?.state.versions.at(-1)?.title ?? '')

/** Leaks, open ones first, the newest first among them; each with the end of its 24 hours where it has them. */
export const viewLeaks = (workstation: Workstation, unlocked: Unlocked): Outcome<Output<'leak.list'>> => {
  const open = ({ closed }: Leak): number => (closed === null ? 0 : 1)
  const leaks = leaksOf(unlocked).toSorted((a, b) => open(a) - open(b) || (a.noticedAt < b.noticedAt ? 1 : -1))
  return ok({
    at: workstation.now().toISOString(),
    leaks: leaks.map((leak) => ({
      ...{ incidentId: leak.incidentId, caseId: leak.caseId, title: titleOf(unlocked, leak.caseId) },
      ...{ noticedAt: leak.noticedAt, noticedBy: leak.noticedBy, what: leak.what },
      ...{ recordedAt: leak.recordedAt, recordedBy: leak.recordedBy },
      matter: leak.matter ?? null,
      ...{ dueAt: leakDue(leak), runsUntil: leakRunsUntil(leak) },
      unreported: unreported(leak),
      measures: leak.measures.map(({ measure, channel, takenAt, note, by }) => ({
        ...{ measure, channel, takenAt, note, by },
      })),
      reports: leak.reports.map((report) => ({
        ...{ to: report.to, authority: report.authority, documentNumber: report.documentNumber },
        ...{ reportedAt: report.reportedAt, by: report.by, late: reportedLate(leak, report) },
      })),
      closed: leak.closed,
    })),
  })
}

/** What people write about a leak goes into a log that forgets nothing: the door stands before these words too. */
const record = async (
  workstation: Workstation,
  unlocked: Unlocked,
  command: LeakCommand,
  commandId: string,
  written: readonly string[],
): Promise<Outcome<Receipt>> => {
  const rules = await workstation.tasks.run('gate', { text: written.join('\n') })
  const refusal = refuseClassified(workstation, unlocked, rules, null)
  return refusal ?? runOfficeCommand(workstation, unlocked, { commandId }, command)
}

/** 发现泄密或者误公开, by anybody, of a release or of anything else. Refuses case.notReleased for a case that was never out. */
export const noticeLeak = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { caseId, noticedAt, noticedBy, what, matter, commandId }: Input<'leak.notice'>,
): Promise<Outcome<Receipt>> => {
  if (caseId !== null) {
    const state = loadCase(unlocked.store, caseId)?.state
    if (state === undefined || stageIndex(state.stage) < stageIndex('released')) return refuse('case.notReleased')
  }
  const incidentId = sha256Hex(utf8Bytes(`${unlocked.person.personId}\n${commandId}`)).slice(0, 32)
  const command = { type: 'noticeLeak', incidentId, caseId, noticedAt, noticedBy, what, matter } as const
  return record(workstation, unlocked, command, commandId, [noticedBy, what])
}

/** 补救措施. */
export const takeLeakMeasure = (workstation: Workstation, unlocked: Unlocked, input: Input<'leak.measure'>) => {
  const { commandId, ...data } = input
  return record(workstation, unlocked, { type: 'takeLeakMeasure', ...data }, commandId, [data.channel, data.note])
}

/** 报告同级保密行政管理部门, 上级主管部门, 履行个人信息保护职责的部门. */
export const reportLeak = (workstation: Workstation, unlocked: Unlocked, input: Input<'leak.report'>) => {
  const { commandId, ...data } = input
  const written = [data.authority, data.documentNumber]
  return record(workstation, unlocked, { type: 'reportLeak', ...data }, commandId, written)
}

/** 办结. */
export const closeLeak = (workstation: Workstation, unlocked: Unlocked, input: Input<'leak.close'>) => {
  const { commandId, incidentId, outcome } = input
  return record(workstation, unlocked, { type: 'closeLeak', incidentId, outcome }, commandId, [outcome])
}

/** 泄密应急处置记录 as PDF into a chosen folder. A job. Refuses leak.unknown and file.tokenUnknown. */
export const exportLeak = (
  workstation: Workstation,
  unlocked: Unlocked,
  { incidentId, folder: token }: Input<'leak.export'>,
): Outcome<Output<'leak.export'>> => {
  const leak = leaksOf(unlocked).find((one) => one.incidentId === incidentId)
  if (leak === undefined) return refuse('leak.unknown')
  const office = unlocked.store.office().name
  const printedAt = workstation.now().toISOString()
  const document = leakDocument(leak, titleOf(unlocked, leak.caseId), { office, printedAt })
  const contentHash = sha256Hex(documentBytes(document))
  const releasedOn = beijingDate(workstation.now())
  return startFolderJob(workstation, 'exportFolder', token, async (folder, job) => {
    job.report('typeset', 0.2)
    const input = { document, issuer: office, releasedOn, contentHash }
    const rendered = await workstation.tasks.run('render', input, job.signal)
    if (!rendered.ok) return refuse(rendered.error.code, rendered.error.detail)
    const name = `${safeBaseName(leakText.fileName(beijingDateOf(leak.noticedAt)))}.pdf`
    const copy = { workstation, unlocked, caseId: leak.caseId, kind: 'leakRecord' } as const
    return writeExport(copy, folder, name, rendered.value.bytes, job)
  })
}
