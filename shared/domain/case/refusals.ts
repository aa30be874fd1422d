import { err } from '../../lib/result.ts'
import type { ChainTemplateProblemCode } from './review/chain-template.ts'

/** Why the rules of the case say no. Each has its sentence and its advice in renderer/i18n. */
export type CaseRefusalCode =
  | 'case.notYourStage' // the case waits for another hand
  | 'case.ownDraft' // nobody passes their own draft (I6)
  | 'case.samePersonTwice' // one person, one level per round (I6)
  | 'case.contentChanged' // the text is not the one that was seen (I4)
  | 'case.openHits' // a hit lacks its disposition (I7)
  | 'case.blockingHits' // a mark of classification stands in the text (保密法 Art. 31)
  | 'case.leftBehind' // an attachment holds what must not go out (gate G11)
  | 'case.secrecyMissing' // no concluded secrecy review of this content (I8)
  | 'case.secrecyRestricted' // the secrecy review said no, or referred the question
  | 'case.disclosureMissing' // 公开方式 not chosen
  | 'case.notForPublication' // 公开方式 is not 主动公开
  | 'case.emptyDocument' // no title or no text
  | 'case.alreadySubmitted'
  | 'case.notDrafter' // only the drafter of this case may
  | 'case.alreadyPassed' // too late to withdraw
  | 'case.notEarlierStage' // a return goes back, not forward
  | 'clock.notAhead' // no act of the case is dated after now
  | 'case.released' // a released document is repealed or superseded, not edited (I10)
  | 'case.notReleased'
  | 'case.reasonRequired'
  | 'case.opinionRequired'
  | 'case.referred' // the case is locked until the secrecy authority has answered
  | 'case.notReferred'
  | 'case.referralReported' // reported already
  | 'secrecy.impossibleDate' // answered before it was reported, or a day that has not come
  | 'secrecy.itemsDiffer' // one line for the document and each attachment (实施条例 Art. 42: 逐项)
  | 'secrecy.notClear' // an answer or an item speaks against 可以公开
  | 'step.notOptional' // the template lets nobody skip it
  | 'pass.nothingToTakeBack' // no own pass, or the next hand has acted
  | 'countersign.unknownParty'
  | 'countersign.otherPerson' // the template names somebody else for this party
  | 'countersign.signed' // this party has signed
  | 'case.otherDepartment' // the first review is the heads' of the department that handles the case
  | 'case.assignedToOther' // the step was handed to one named person
  | 'reassign.samePerson'
  | 'escalation.nobodyAbove'
  | 'escalation.notOverdue'
  | 'escalation.doneAlready'
  | 'sheet.missing'
  | 'sheet.notAsked' // this step has no sheet
  | 'sheet.cellTwice'
  | 'sheet.cellMissing'
  | 'sheet.noteMissing' // 需修改 without a note
  | 'sheet.sourceBlank'
  | 'sheet.sourcesMissing'
  | 'sheet.needsRevision' // 需修改 beside a pass
  | 'sheet.disagrees' // 不同意 beside a pass
  | 'sheet.agrees' // 同意 beside a return
  | 'sheet.majorMatterMissing'
  | 'discussion.incomplete' // meeting, attendance or a dissenting opinion is blank
  | 'discussion.nameTwice'
  | 'discussion.notPresent' // who differed was not there
  | 'discussion.dissentDropped' // 不同意见 of an earlier record of the same meeting is left out
  | 'discussion.inFuture'
  | 'case.unknownHit'
  | 'case.unknownRemark'
  | 'case.remarkSettled'
  | 'case.remarkEmpty'
  | 'case.unknownSuggestion' // not there, or decided already
  | 'case.openSuggestions' // a suggestion waits for its decision
  | 'decision.noKind' // the case is under no procedure
  | 'decision.unknownItem' // no such evidence, or voided already
  | 'decision.evidenceEmpty' // neither file nor number nor note
  | 'change.termReversed' // it ends before it begins
  | 'change.itself'
  | 'change.alreadyEnded' // repealed, superseded or withdrawn already
  | 'deadline.unknownLimit' // no limit that a case can be under
  | 'deadline.inFuture' // a day that has not come
  | 'deadline.dateRequired' // a day with every start but the approval, and none with that
  | 'disclosure.reasonRequired' // I9
  | 'disclosure.basisRequired'
  | 'disclosure.notDetermined' // 公开认定 not made
  | 'disclosure.textChanged' // it was made of another text
  | 'disclosure.itemsDiffer' // one row of answers for the document and each attachment
  | 'disclosure.incomplete' // the detail names the part
  | 'disclosure.postingShort' // 公示期 below what the law asks
  | 'disclosure.postingUnexplained' // the same, where the law lets a reason count and none is written
  | 'disclosure.exceptionStands' // Art. 14 and not withheld
  | 'disclosure.noException' // withheld, and every answer is no
  | 'disclosure.followsForwarded' // 转发类公文 is open or closed as what it forwards (local rules, V2)
  | 'disclosure.noteDiffers' // 附注 says otherwise (V2)
  | 'disclosure.isProactive' // to be released, not concluded
  | 'disclosure.isOnRequest' // already
  | 'disclosure.reviewInPast'
  | 'published.impossibleTime' // before the release, or not yet
  | 'redaction.nothing' // nothing is removed
  | 'redaction.mismatch' // the removals do not make this version of this text
  | 'redaction.required' // the secrecy review found this text fit for the public in part only
  | 'redaction.withheld' // nothing of it is to be made public
  | 'secrecy.redacted' // a public version goes on as 区分处理后公开
  | 'release.gateOpen' // a release gate does not hold; the detail names it
  | 'release.gateHolds' // nothing to let pass
  | 'release.gateBlocks' // only what it asks for opens it
  | 'archive.notFiled' // no 档号 yet
  | 'archive.numberTaken'
  | 'archive.reasonRequired' // a serial left out, a period that is not the table's, a number given anew
  | 'archive.permanent' // 永久 is never appraised for destruction
  | 'archive.notExpired'
  | 'archive.disposalProposed'
  | 'archive.noProposal'
  | 'archive.secondHand' // whoever proposed does not decide
  | 'archive.keepUntil' // an extension is to a later day, and nothing else has one
  | 'archive.destroyed' // 已销毁
  | 'archive.held' // 保全: while it stands nothing is destroyed
  | 'hold.paperRequired' // neither authority nor number of the paper may be blank
  | 'hold.inFuture'
  | 'hold.twice' // the same matter stands already
  | 'hold.unknown' // lifted already
  | 'hold.secondHand' // nobody lifts what they placed
  | 'identity.wrongRole'
  | ChainTemplateProblemCode

export interface CaseRefusal {
  readonly code: CaseRefusalCode
  readonly detail?: Readonly<Record<string, string | number>>
}

/** A refusal as the outcome of whatever was asked. */
export const refuse = (
  code: CaseRefusalCode,
  detail?: CaseRefusal['detail'],
): { readonly ok: false; readonly error: CaseRefusal } => err(detail === undefined ? { code } : { code, detail })
