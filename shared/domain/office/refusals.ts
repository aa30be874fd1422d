import { err } from '../../lib/result.ts'
import type { ChainTemplateProblemCode } from '../case/review/chain-template.ts'

/** Why the rules of the office say no. Each has its sentence and its advice in renderer/i18n. */
export type OfficeRefusalCode =
  | 'identity.wrongRole'
  | 'office.nameTaken' // two people who cannot be told apart
  | 'office.mixedDuties' // an administrator with any other duty (三员分立)
  | 'office.noRoles'
  | 'office.ownRights' // nobody proposes or confirms their own
  | 'office.secondHand' // whoever proposed does not confirm
  | 'office.unknownPerson'
  | 'office.unknownProposal' // decided already, or never made
  | 'office.proposalOpen' // one at a time for each person
  | 'office.lastAdministrator' // nobody could keep the workstation any more
  | 'office.personDisabled'
  | 'office.reasonRequired'
  | 'department.proposalOpen' // one arrangement at a time
  | 'department.nameMissing'
  | 'department.nameTaken' // two departments that cannot be told apart
  | 'department.unknown' // no such department of the office
  | ChainTemplateProblemCode // below the law's floor, or out of order
  | 'officeChain.nameMissing'
  | 'officeChain.nameTaken'
  | 'officeChain.proposalOpen' // one version at a time
  | 'officeChain.notNewer' // another version was confirmed meanwhile
  | 'officeChain.noHand' // a step that nobody in the office can take
  | 'officeChain.partyNoHand' // the named person is no countersigner of the office
  | 'officeChain.handsTooFew' // its hands cannot all be different people
  | 'delegation.notYours'
  | 'delegation.toOneself'
  | 'delegation.roleNotHeld' // nobody gives what they do not have
  | 'delegation.holdsRole' // acts in their own right already
  | 'delegation.noOffice' // no business role of their own
  | 'delegation.dates'
  | 'delegation.overlaps'
  | 'delegation.unknown'
  | 'number.taken' // another document's
  | 'number.badYear' // a year that no document of an office bears
  | 'clock.notAhead' // no log is dated after now
  | 'clock.unconfirmed' // between the two hands of a correction
  | 'calendar.notNewer' // a year that was announced is not taken back to a guess
  | 'calendar.notUsable'
  | 'calendar.proposalOpen' // one at a time for each year
  | 'retention.versionTaken'
  | 'retention.unusable'
  | 'handover.receiverMissing'
  | 'handover.empty'
  | 'handover.twice' // an item that was handed over already
  | 'handover.batchDiffers' // not all that lies in the batch, or something else
  | 'handover.countDiffers' // the receiver counted another number
  | 'handover.unknown'
  | 'handover.received' // its receipt is recorded already
  | 'handover.withdrawn' // 已作废
  | 'handover.impossibleDate'
  | 'extension.unknown' // decided already, or never recorded
  | 'extension.open' // one at a time for each year
  | 'extension.incomplete' // authority, number or reason is blank
  | 'extension.approvedLater' // a day that has not come
  | 'extension.beforeDue' // it would extend nothing
  | 'extension.over' // its last day has passed
  | 'extension.notLater' // than the one that stands
  | 'leak.unknown'
  | 'leak.closed'
  | 'leak.impossibleTime'
  | 'leak.reportMissing' // both authorities, and at least one measure
  | 'restore.nothingToAccept'
  | 'recovery.notOpen' // decided already, or another one since
  | 'recovery.ownOpen' // whoever is not vouched for vouches for nobody
  | 'recovery.confirmedAlready' // two hands, not one twice
  | 'recovery.unconfirmed' // the person comes after the two
  | 'publicity.proposalOpen' // one version at a time
  | 'publicity.ownVersion' // whoever proposed does not confirm
  | 'publicity.noEntries'
  | 'publicity.itemTwice'
  | 'publicity.tooLong' // all lines together
  | 'publicity.versionTaken'
  | 'publicity.earlier' // than the version before
  | 'publicity.guidePart' // 条例 Art. 12 names them all
  | 'publicity.guideDay' // before the last one, or not come yet
  | 'register.unknown' // no such record, or voided
  | 'register.ended' // answered or closed already
  | 'register.numberTaken'
  | 'register.impossibleDate'
  | 'register.nothingChosen'

export interface OfficeRefusal {
  readonly code: OfficeRefusalCode
  readonly detail?: Readonly<Record<string, string | number>>
}

/** A refusal as the outcome of whatever was asked. */
export const refuse = (
  code: OfficeRefusalCode,
  detail?: OfficeRefusal['detail'],
): { readonly ok: false; readonly error: OfficeRefusal } => err(detail === undefined ? { code } : { code, detail })
