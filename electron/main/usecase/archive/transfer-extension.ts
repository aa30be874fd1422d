import type { Input, Output } from '#shared/contract/channels.ts'
import { transferDay } from '#shared/domain/archive/transfer.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { isExtended } from '#shared/domain/office/archive/transfer-extension.ts'
import { ok } from '#shared/lib/result.ts'
import { safeFileName } from '../../archive/medium/file-name.ts'
import { transferYearsOf } from './archive-list.ts'
import { archiveRulesOf, officeArchive } from './archive-rules.ts'
import { beijingDate } from '../beijing-date.ts'
import { ChainFault } from '../faults.ts'
import { chosenLetter } from '../office/letter.ts'
import { nameOfAct, officeAct } from '../office-act.ts'
import { refuseClassified } from '../refuse-classified.ts'
import { runOfficeCommand } from '../run-office-command.ts'
import type { Receipt } from '../run-command.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'
import { AT_ONCE, writeExport } from '../write-export.ts'

type View = Output<'archive.extensions'>

const standingOf = (one: ReturnType<typeof officeArchive>['extensions'][number], today: string) => {
  if (one.withdrawn !== null) return 'withdrawn'
  if (one.confirmed === null) return 'pending'
  return isExtended(one, today) ? 'inForce' : 'over'
}

/** 延长移交: every approval, the newest first, and what a new one begins with. */
export const viewExtensions = (workstation: Workstation, { store, person }: Unlocked): Outcome<View> => {
  const today = beijingDate(workstation.now())
  const rules = archiveRulesOf(store)
  return ok({
    extensions: officeArchive(store)
      .extensions.toReversed()
      .map((one) => {
        const { extensionId, fonds, year, years, until, authority, documentNumber, approvedOn, reason } = one
        const state = standingOf(one, today)
        return {
          ...{ extensionId, fonds, year, until, authority, documentNumber, approvedOn, reason, state },
          dueOn: transferDay(year, 'Y', years) ?? until,
          letterName: one.letterName,
          recordedByName: one.recorded.name,
          confirmedByName: one.confirmed?.name ?? null,
          withdrawn: one.withdrawn === null ? null : { byName: one.withdrawn.name, reason: one.withdrawn.reason },
          mayConfirm: state === 'pending' && one.recorded.personId !== person.personId,
        }
      }),
    fonds: rules?.fonds ?? '',
    years: transferYearsOf(store),
    today,
    mayRecord: person.roles.includes('archivist'),
  })
}

/** 登记延长移交的批准, with its letter: in force once another one confirms it. Refuses what `decideExtension` and the door refuse. */
export const recordExtension = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, token, ...data }: Input<'archive.recordExtension'>,
): Promise<Outcome<Receipt>> => {
  const letter = await chosenLetter(workstation, unlocked, token)
  if (!letter.ok) return letter
  const { fileName, sha256, bytes } = letter.value
  const written = [data.authority, data.documentNumber, data.reason].join('\n')
  const rules = await workstation.tasks.run('gate', { text: written })
  const refusal = refuseClassified(workstation, unlocked, rules, null)
  if (refusal !== null) return refusal
  const years = transferYearsOf(unlocked.store)
  const facts = { extensionId: nameOfAct(unlocked, commandId), years, letterName: fileName, letterSha256: sha256 }
  const command = { type: 'recordExtension', ...data, ...facts } as const
  const receipt = await runOfficeCommand(
    workstation,
    unlocked,
    { commandId, blobs: [{ hash: sha256, bytes }] },
    command,
  )
  if (receipt.ok) workstation.files.spend(token)
  return receipt
}

/** 确认: the second hand. */
export const confirmExtension = (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, extensionId }: Input<'archive.confirmExtension'>,
): Promise<Outcome<Receipt>> =>
  runOfficeCommand(workstation, unlocked, { commandId }, { type: 'confirmExtension', extensionId })

/** 不予确认, taken back, or 作废; with the reason. */
export const withdrawExtension = (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, extensionId, reason }: Input<'archive.withdrawExtension'>,
): Promise<Outcome<Receipt>> =>
  officeAct(workstation, unlocked, commandId, { type: 'withdrawExtension', extensionId, reason }, [reason])

/** The letter into a chosen folder, byte for byte. Refuses extension.unknown, file.tokenUnknown and file.nameTaken. */
export const saveExtensionLetter = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { extensionId, folder: token }: Input<'archive.saveExtensionLetter'>,
): Promise<Outcome<Output<'archive.saveExtensionLetter'>>> => {
  const known = officeArchive(unlocked.store).extensions.find((one) => one.extensionId === extensionId)
  if (known === undefined) return refuse('extension.unknown')
  const folder = workstation.files.pathOf('exportFolder', token)
  if (folder === null) return refuse('file.tokenUnknown')
  const bytes = unlocked.store.readBlob(OFFICE_LOG, known.letterSha256)
  if (bytes === null) throw new ChainFault(0)
  const copy = { workstation, unlocked, caseId: null, kind: 'extensionLetter' } as const
  const written = await writeExport(copy, folder, safeFileName(known.letterName), bytes, AT_ONCE)
  if (!written.ok) return written
  workstation.files.spend(token)
  return ok({})
}
