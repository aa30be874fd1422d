import type { CaseCommand } from '#shared/domain/case/decide.ts'
import { REVIEW_ROLE, isReviewStage, type Role, type Stage } from '#shared/domain/case/roles.ts'
import {
  archive,
  conclude,
  disclose,
  dispose,
  register,
  release,
  remark,
  sendBack,
  suggest,
  withdraw,
} from './case-play.ts'
import {
  countersign,
  discussed,
  handOn,
  otherCountersigner,
  sheetPass,
  skipStep,
  submitBound,
  takeBack,
  urge,
} from './full-chain.ts'

const NOT_YOURS = 'case.notYourStage'
const WRONG = 'identity.wrongRole'
/** What a person of this role hears at this stage. */
export type Says = (stage: Stage, role: Role) => string

const at =
  (own: Stage, result = 'allowed') =>
  (stage: Stage): string =>
    stage === own ? result : NOT_YOURS
/** Only this role may ask; what it hears depends on the stage. */
const forRole =
  (wanted: Role, hears: (stage: Stage) => string): Says =>
  (stage, role) =>
    role === wanted ? hears(stage) : WRONG
const RELEASED: readonly Stage[] = ['released', 'archived']
const drafting =
  (atDraft: string, later: string) =>
  (stage: Stage): string =>
    RELEASED.includes(stage) ? 'case.released' : stage === 'draft' ? atDraft : later
const reviewerOf = (stage: Stage): Role | null =>
  stage === 'approved' ? 'principalLeader' : isReviewStage(stage) ? REVIEW_ROLE[stage] : null
const byReviewer =
  (stages: (stage: Stage) => boolean): Says =>
  (stage, role) =>
    !stages(stage) || reviewerOf(stage) === null ? NOT_YOURS : reviewerOf(stage) === role ? 'allowed' : WRONG
const SKIPPED_BY: Partial<Record<Stage, Role>> = {
  countersign: 'principalLeader',
  legalReview: 'principalLeader',
  fairCompetitionReview: 'principalLeader',
  disclosureOfficeReview: 'deputyLeader',
  collectiveDiscussion: 'principalLeader',
}
/** Whose pass the straight way left last before this stage. */
const LAST_HAND: Partial<Record<Stage, Role>> = {
  countersign: 'departmentHead',
  legalReview: 'countersigner',
  fairCompetitionReview: 'legalReviewer',
  disclosureOfficeReview: 'fairCompetitionReviewer',
  secrecyReview: 'disclosureOfficer',
  deputyReview: 'secrecyOfficer',
  collectiveDiscussion: 'deputyLeader',
  finalApproval: 'meetingRecorder',
  approved: 'principalLeader',
}

/** What each command is answered at each stage of the full chain, by role; written down apart from the rules. */
export const FULL_ROWS: readonly (readonly [string, CaseCommand, Says])[] = [
  ['register again', register(), () => NOT_YOURS],
  ['set disclosure', disclose, forRole('drafter', drafting('allowed', 'case.alreadySubmitted'))],
  ['submit', submitBound(), forRole('drafter', drafting('allowed', 'case.alreadySubmitted'))],
  [
    'withdraw',
    withdraw,
    forRole('drafter', (stage) =>
      stage === 'departmentReview' ? 'allowed' : drafting(NOT_YOURS, 'case.alreadyPassed')(stage),
    ),
  ],
  ['pass 部门初审', sheetPass('departmentReview'), forRole('departmentHead', at('departmentReview'))],
  ['countersign', countersign('finance'), forRole('countersigner', at('countersign'))],
  ['pass 合法性审核', sheetPass('legalReview'), forRole('legalReviewer', at('legalReview'))],
  [
    'pass 公平竞争审查',
    sheetPass('fairCompetitionReview'),
    forRole('fairCompetitionReviewer', at('fairCompetitionReview')),
  ],
  [
    'pass 公开机构审查',
    sheetPass('disclosureOfficeReview'),
    forRole('disclosureOfficer', at('disclosureOfficeReview')),
  ],
  ['clear with an open hit', conclude(), forRole('secrecyOfficer', at('secrecyReview', 'case.openHits'))],
  ['restrict', conclude('restricted'), forRole('secrecyOfficer', at('secrecyReview'))],
  ['pass 复审', sheetPass('deputyReview'), forRole('deputyLeader', at('deputyReview'))],
  ['record a discussion', discussed(), forRole('meetingRecorder', at('collectiveDiscussion'))],
  ['approve', sheetPass('finalApproval'), forRole('principalLeader', at('finalApproval'))],
  ['return', sendBack(), byReviewer(() => true)],
  ['remark', remark(), byReviewer((stage) => stage !== 'approved')],
  ['suggest', suggest(), byReviewer((stage) => stage !== 'approved')],
  [
    'dispose of a hit',
    dispose('h1'),
    (stage, role) =>
      role === (stage === 'departmentReview' ? 'departmentHead' : 'secrecyOfficer')
        ? stage === 'departmentReview' || stage === 'secrecyReview'
          ? 'allowed'
          : NOT_YOURS
        : WRONG,
  ],
  [
    'skip',
    skipStep,
    (stage, role) =>
      !isReviewStage(stage)
        ? NOT_YOURS
        : SKIPPED_BY[stage] === undefined
          ? 'step.notOptional'
          : SKIPPED_BY[stage] === role
            ? 'allowed'
            : WRONG,
  ],
  [
    'take back',
    takeBack,
    (stage, role) =>
      RELEASED.includes(stage) ? 'case.released' : LAST_HAND[stage] === role ? 'allowed' : 'pass.nothingToTakeBack',
  ],
  [
    'hand the step on',
    handOn('step', otherCountersigner),
    (stage, role) => {
      if (RELEASED.includes(stage)) return 'case.released'
      if (!isReviewStage(stage)) return NOT_YOURS
      return role === 'principalLeader' || role === REVIEW_ROLE[stage] ? 'allowed' : WRONG
    },
  ],
  [
    'hand the drafting on',
    handOn('drafter', otherCountersigner),
    (stage, role) => {
      if (RELEASED.includes(stage)) return 'case.released'
      return role === 'principalLeader' || role === 'departmentHead' ? 'allowed' : WRONG
    },
  ],
  ['urge', urge, forRole('drafter', (stage) => (isReviewStage(stage) ? 'allowed' : NOT_YOURS))],
  [
    'release',
    release(),
    forRole('publisher', (stage) =>
      RELEASED.includes(stage) ? 'case.released' : stage === 'approved' ? 'allowed' : NOT_YOURS,
    ),
  ],
  ['archive', archive(), forRole('archivist', (stage) => (RELEASED.includes(stage) ? 'allowed' : 'case.notReleased'))],
]
