import { discussionLines } from '#resources/text/discussion.ts'
import { delegationLines, sheetLines } from '#resources/text/opinion-sheet.ts'
import { formText as words } from '#resources/text/form.ts'
import {
  CONCLUSION_WORDS,
  DISCUSSION_WORDS,
  REFERRAL_WORDS,
  ROLE_WORDS,
  STAGE_WORDS,
} from '#resources/text/word/case.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import type { ApprovalForm } from '#shared/domain/form/approval-form.ts'
import { stageOf, type FormHand, type HandEvent } from '#shared/domain/form/hands.ts'
import { beijingTime } from '../redline/origin.ts'
import { factsSection, formDocument, proofSection, shortHash, table, tableOrNone, type Printing } from './parts.ts'

/** What was done, and what the person wrote with it. */
const opinionOf = (event: HandEvent, parties: ApprovalForm['parties']): readonly string[] => {
  const { acts } = words
  switch (event.type) {
    case 'CaseSubmitted':
      return [acts.submitted(event.data.version)]
    case 'DepartmentReviewPassed':
    case 'DeputyReviewPassed':
      return [acts.passed, event.data.opinion]
    case 'FinalApprovalGiven':
      return [acts.approved, event.data.opinion]
    case 'SecrecyReviewConcluded':
      return [acts.concluded(CONCLUSION_WORDS[event.data.conclusion]), event.data.note]
    case 'SecrecyReferralReported': {
      const { authority, documentNumber, reportedOn } = event.data
      return [acts.reported(authority), ...numberAndDate(documentNumber, reportedOn)]
    }
    case 'SecrecyReferralAnswered': {
      const { authority, documentNumber, answeredOn, answer } = event.data
      return [acts.answered(authority, REFERRAL_WORDS[answer]), ...numberAndDate(documentNumber, answeredOn)]
    }
    case 'StepPassed': {
      const { opinion, documentNumber } = event.data
      return [acts.passed, ...(documentNumber === '' ? [] : [acts.number(documentNumber)]), opinion]
    }
    case 'CountersignGiven':
      return [acts.countersigned(parties[event.data.partyId] ?? event.data.partyId), event.data.opinion]
    case 'CollectiveDiscussionRecorded':
      return [acts.discussed(DISCUSSION_WORDS[event.data.result]), ...discussionLines(event.data)]
    case 'StepSkipped':
      return [acts.skipped, words.reason(event.data.reason)]
    case 'PassTakenBack':
      return [acts.takenBack, event.data.reason]
    case 'CaseReturned':
      return [acts.returned(STAGE_WORDS[event.data.toStage]), event.data.reason]
    case 'CaseWithdrawn':
      return [acts.withdrawn, event.data.reason]
    case 'CaseReleased':
      return [acts.released, ...numberAndDate(event.data.documentNumber, event.data.releasedOn)]
  }
}

/** 文号 and 日期 as lines; a number that there is not is left out. */
export const numberAndDate = (documentNumber: string, date: string): readonly string[] => [
  ...(documentNumber === '' ? [] : [words.acts.number(documentNumber)]),
  words.acts.date(date),
]

const WIDTHS = [14, 17, 38, 18, 15]

const handRow = ({ event, hash, voided }: FormHand, parties: ApprovalForm['parties']) => [
  STAGE_WORDS[stageOf(event)],
  [event.actor.name, ROLE_WORDS[event.actor.role], ...delegationLines(event.actor.delegation)],
  [
    ...opinionOf(event, parties),
    ...('sheet' in event.data ? sheetLines(event.data.sheet) : []),
    ...(voided ? [words.hands.voided] : []),
  ],
  beijingTime(event.at),
  shortHash(hash),
]

/** 初审 → 保密审查 → …, with the name and version of the template. */
const chainText = ({ chain }: ApprovalForm): string =>
  words.chain(
    chain.name,
    chain.version,
    chain.steps.map(({ kind }) => STAGE_WORDS[kind]),
  )

/** 审批单 as a document, with its time limit as one line. */
export const approvalDocument = (form: ApprovalForm, printing: Printing, deadline = ''): OfficialDocument =>
  formDocument(
    words.approval.title,
    [],
    [
      factsSection(form, printing, [
        [words.facts.stage, STAGE_WORDS[form.stage]],
        [words.facts.chain, chainText(form)],
        ...(deadline === '' ? [] : [[words.facts.deadline, deadline] as const]),
      ]),
      {
        name: words.sections.hands(form.round),
        blocks: [
          table(WIDTHS, words.hands.columns, [
            ...form.hands.map((hand) => handRow(hand, form.parties)),
            ...form.open.map((level) => [STAGE_WORDS[level], words.blank, words.hands.open, words.blank, words.blank]),
          ]),
        ],
      },
      {
        name: words.sections.earlier,
        blocks: [
          tableOrNone(
            [10, 14, 17, 38, 19],
            words.earlier.columns,
            form.earlier.map(({ event }) => [
              'round' in event.data ? words.earlier.round(event.data.round) : '',
              STAGE_WORDS[stageOf(event)],
              [event.actor.name, ROLE_WORDS[event.actor.role]],
              opinionOf(event, form.parties),
              beijingTime(event.at),
            ]),
          ),
        ],
      },
      proofSection(form, printing),
    ],
  )
