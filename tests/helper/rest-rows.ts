import type { CaseCommand, CaseCommandType } from '#shared/domain/case/decide.ts'
import { ADMINISTRATOR_ROLES, isReviewStage, REVIEW_ROLE, type Role, type Stage } from '#shared/domain/case/roles.ts'
import { determine, filing, TEXT_A } from './case-play.ts'
import { escalate } from './full-chain.ts'
import { FULL_ROWS } from './state-rows.ts'

const NOT_YOURS = 'case.notYourStage'
const WRONG = 'identity.wrongRole'
/** Of every act below: after all that the straight way took. */
export const AT = '2026-03-05T02:00:00.000Z'
const { type: _, ...FILED } = filing()
const RELEASED: readonly Stage[] = ['released', 'archived']
/** What a person of this role hears at this stage. */
type Says = (stage: Stage, role: Role) => string
interface Row {
  readonly command: CaseCommand
  readonly says: Says
}

const only =
  (wanted: Role, hears: (stage: Stage) => string): Says =>
  (stage, role) =>
    role === wanted ? hears(stage) : WRONG
/** The drafter of a draft; later it is too late, and what was released is not edited. */
const ofDraft = (atDraft = 'allowed'): Says =>
  only('drafter', (stage) =>
    RELEASED.includes(stage) ? 'case.released' : stage === 'draft' ? atDraft : 'case.alreadySubmitted',
  )
const byReviewer =
  (hears: string): Says =>
  (stage, role) =>
    !isReviewStage(stage) ? NOT_YOURS : role === REVIEW_ROLE[stage] ? hears : WRONG
const LATE: readonly Stage[] = ['deputyReview', 'collectiveDiscussion', 'finalApproval', 'approved']

/** Where each command has its row: in the table of the chain, or below. */
export const TABLE: Readonly<Record<CaseCommandType, 'full-state-table' | Row>> = {
  register: 'full-state-table',
  setDisclosure: 'full-state-table',
  submit: 'full-state-table',
  withdraw: 'full-state-table',
  pass: 'full-state-table',
  recordDiscussion: 'full-state-table',
  skipStep: 'full-state-table',
  takeBack: 'full-state-table',
  reassign: 'full-state-table',
  urge: 'full-state-table',
  return: 'full-state-table',
  disposeHit: 'full-state-table',
  concludeSecrecy: 'full-state-table',
  remark: 'full-state-table',
  suggest: 'full-state-table',
  release: 'full-state-table',
  archive: 'full-state-table',
  escalate: {
    command: escalate,
    says: only('drafter', (stage) =>
      !isReviewStage(stage) ? NOT_YOURS : stage === 'finalApproval' ? 'escalation.nobodyAbove' : 'allowed',
    ),
  },
  determineDisclosure: { command: determine(), says: ofDraft() },
  concludeCase: {
    command: { type: 'concludeCase', contentHash: TEXT_A, nextReviewOn: '2027-03-01' },
    says: only('publisher', (stage) => (stage === 'approved' ? 'disclosure.isProactive' : NOT_YOURS)),
  },
  reviewNonDisclosure: {
    command: {
      type: 'reviewNonDisclosure',
      role: 'deputyLeader',
      contentHash: TEXT_A,
      result: 'kept',
      reason: '情况没有变化',
      nextReviewOn: '2027-03-01',
    },
    says: (_stage, role) => (role === 'deputyLeader' || role === 'principalLeader' ? NOT_YOURS : WRONG),
  },
  answerGate: {
    command: { type: 'answerGate', gate: 'G1', contentHash: TEXT_A, role: 'principalLeader', reason: '已核对' },
    says: only('principalLeader', (stage) =>
      RELEASED.includes(stage) ? 'case.released' : LATE.includes(stage) ? 'release.gateHolds' : NOT_YOURS,
    ),
  },
  setDeadline: {
    command: { type: 'setDeadline', rule: 'disclosure', start: 'approval', formedOn: null, reason: '' },
    says: (stage, role) => {
      if (RELEASED.includes(stage)) return 'case.released'
      if (isReviewStage(stage)) return role === REVIEW_ROLE[stage] ? 'allowed' : WRONG
      return role !== 'drafter' ? WRONG : stage === 'draft' ? 'allowed' : NOT_YOURS
    },
  },
  setDecisionKind: {
    command: { type: 'setDecisionKind', kind: 'normativeDocument', marketEntities: false, reason: '' },
    says: ofDraft(),
  },
  setDecisionStep: {
    command: { type: 'setDecisionStep', step: 'hearing', applicable: false, reason: '不涉及' },
    says: ofDraft('decision.noKind'),
  },
  addEvidence: {
    command: {
      type: 'addEvidence',
      evidenceId: 'e-1',
      item: 'legalOpinion',
      on: '2026-02-20',
      until: null,
      contentHash: TEXT_A,
      number: '1',
      note: '',
      file: null,
    },
    says: only('drafter', () => 'decision.noKind'),
  },
  voidEvidence: {
    command: { type: 'voidEvidence', evidenceId: 'e-1', reason: '登记有误' },
    says: only('drafter', () => 'decision.unknownItem'),
  },
  setValidityTerm: {
    command: { type: 'setValidityTerm', effectiveOn: '2026-05-01', until: null, basis: '' },
    says: ofDraft(),
  },
  declareChange: {
    command: {
      type: 'declareChange',
      kind: 'repeal',
      scope: 'whole',
      part: '',
      targetCaseId: 'another',
      basis: '规章制定程序条例',
      reason: '已有新的规定',
    } as unknown as CaseCommand, // the fields of a change are its own spec's; what is asked here is who and when
    says: ofDraft(),
  },
  applyChange: {
    command: {
      type: 'applyChange',
      kind: 'withdraw',
      scope: 'whole',
      byCaseId: 'another',
      byDocumentNumber: '',
      on: '2026-05-01',
      reason: '撤下',
    } as unknown as CaseCommand, // as above
    says: only('principalLeader', (stage) => (RELEASED.includes(stage) ? 'allowed' : 'case.notReleased')),
  },
  comparePublished: {
    command: {
      type: 'comparePublished',
      url: 'https://www.example.gov.cn/a.html',
      publishedAt: AT,
      kind: 'page',
      sha256: TEXT_A,
      sizeBytes: 1000,
      outcome: 'sameText',
      differences: 0,
    },
    says: only('publisher', (stage) => (RELEASED.includes(stage) ? 'allowed' : 'case.notReleased')),
  },
  extendRelease: {
    command: {
      type: 'extendRelease',
      level: 'B-T',
      pdfSha256: TEXT_A,
      manifestSha256: TEXT_A,
      manifestSignatureSha256: TEXT_A,
    },
    says: only('publisher', (stage) => (RELEASED.includes(stage) ? 'allowed' : 'case.notReleased')),
  },
  answerRemark: {
    command: { type: 'answerRemark', contentHash: TEXT_A, remarkId: 'r-1', text: '已核对' },
    says: (stage, role) =>
      stage === 'draft'
        ? role === 'drafter'
          ? 'case.unknownRemark'
          : WRONG
        : byReviewer('case.unknownRemark')(stage, role),
  },
  settleRemark: {
    command: { type: 'settleRemark', contentHash: TEXT_A, remarkId: 'r-1' },
    says: byReviewer('case.unknownRemark'),
  },
  decideSuggestions: {
    command: {
      type: 'decideSuggestions',
      contentHash: TEXT_A,
      suggestionIds: ['s-1'],
      decision: 'accepted',
      reason: '',
    },
    says: only('drafter', (stage) => (stage === 'draft' ? 'case.unknownSuggestion' : NOT_YOURS)),
  },
  reportReferral: {
    command: {
      type: 'reportReferral',
      contentHash: TEXT_A,
      authority: '县保密局',
      documentNumber: '',
      reportedOn: '2026-03-02',
    },
    says: only('secrecyOfficer', (stage) => (stage === 'secrecyReview' ? 'case.notReferred' : NOT_YOURS)),
  },
  answerReferral: {
    command: {
      type: 'answerReferral',
      contentHash: TEXT_A,
      authority: '县保密局',
      documentNumber: '',
      answeredOn: '2026-03-02',
      answer: 'notSecret',
    },
    says: only('secrecyOfficer', (stage) => (stage === 'secrecyReview' ? 'case.notReferred' : NOT_YOURS)),
  },
  fileItem: {
    command: filing(),
    says: only('archivist', (stage) => (RELEASED.includes(stage) ? 'allowed' : 'case.notReleased')),
  },
  proposeDisposal: {
    command: { type: 'proposeDisposal', today: '2040-01-01', reason: '保管期满' },
    says: only('archivist', () => 'archive.notFiled'),
  },
  decideDisposal: {
    command: {
      type: 'decideDisposal',
      role: 'deputyLeader',
      today: '2040-01-01',
      result: 'declined',
      reason: '仍有价值',
      keepUntil: null,
    },
    says: only('deputyLeader', () => 'archive.noProposal'),
  },
  // 保全 may be placed wherever a case stands, also in a draft: a matter may be about what was not done yet.
  placeHold: {
    command: {
      type: 'placeHold',
      role: 'archivist',
      holdId: 'h-1',
      kind: 'litigation',
      authority: '云溪市中级人民法院',
      documentNumber: '（2026）云01行初8号',
      orderedOn: '2026-03-02',
      reason: '原告请求公开',
    },
    says: only('archivist', () => 'allowed'),
  },
  liftHold: {
    command: { type: 'liftHold', role: 'archivist', holdId: 'h-1', documentNumber: '判决书', reason: '已审结' },
    says: only('archivist', () => 'hold.unknown'),
  },
  // Whoever restores a backup carries out, in a role of theirs, what an appraisal had decided, whatever the case had come to
  // when it was made. No channel asks for it but the restore.
  // A note of what two administrators declared at the door, in a log that runs ahead of the clock, whatever its stage: no log
  // of these does. Moves nothing, and no channel of a person who is in asks for it.
  correctClock: {
    command: { type: 'correctClock', correctionId: 'clock-1' },
    says: (_stage, role) => (ADMINISTRATOR_ROLES.some((one) => one === role) ? 'clock.notAhead' : WRONG),
  },
  repeatHold: {
    command: {
      type: 'repeatHold',
      role: 'principalLeader',
      ...{ holdId: 'h-2', kind: 'litigation', authority: '云溪市中级人民法院', documentNumber: '（2026）云01行初8号' },
      ...{ orderedOn: '2026-03-02', reason: '原告请求公开', recordHash: 'a'.repeat(64) },
      ...{ placedAt: '2026-03-03T00:00:00.000Z', placedById: 'p-archivist', placedBy: '温故之' },
    },
    says: only('principalLeader', () => 'allowed'),
  },
  repeatDisposal: {
    command: {
      type: 'repeatDisposal',
      role: 'principalLeader',
      ...{ filed: FILED, filedAt: AT, filedBy: '温故之', expiredOn: '2036-12-31', decisionHash: 'a'.repeat(64) },
      ...{ proposedBy: '温故之', proposalReason: '保管期满', proposedAt: '2037-01-01T00:00:00.000Z' },
      ...{ decidedBy: '秦明达', reason: '同意销毁', destroyedAt: '2037-01-02T00:00:00.000Z' },
    },
    says: only('principalLeader', () => 'allowed'),
  },
}
/** Every row of both tables. */
export const ALL_ROWS: readonly (readonly [string, CaseCommand, Says])[] = [
  ...FULL_ROWS,
  ...Object.entries(TABLE).flatMap(([name, row]) =>
    row === 'full-state-table' ? [] : [[name, row.command, row.says] as const],
  ),
]
/** Every command of both tables. */
export const ALL: readonly (readonly [string, CaseCommand])[] = ALL_ROWS.map(([name, command]) => [name, command])
