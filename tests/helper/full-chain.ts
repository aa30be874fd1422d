import { stagesOf, type ChainStep, type ChainTemplate } from '#shared/domain/case/review/chain-template.ts'
import type { MoveCommand } from '#shared/domain/case/review/chain-move.ts'
import type { HandlingCommand } from '#shared/domain/case/handling/handling.ts'
import type { DiscussionCommand, PassCommand, PassStage } from '#shared/domain/case/review/pass.ts'
import type { Role, Stage } from '#shared/domain/case/roles.ts'
import {
  archive,
  archivist,
  clerk,
  conclude,
  deputy,
  disclose,
  dispose,
  head,
  hit,
  officer,
  pass,
  play,
  principal,
  publisher,
  register,
  release,
  submit,
  TEXT_A,
  type Act,
  type Person,
  type Played,
} from './case-play.ts'
import { sheetFor } from './sheet.ts'

const person = (personId: string, name: string, ...roles: readonly Role[]): Person => ({ personId, name, roles })
export const finance = person('p-finance', '钱财政', 'countersigner')
export const justice = person('p-justice', '司法制', 'countersigner')
export const otherCountersigner = person('p-other', '余会签', 'countersigner')
export const lawyer = person('p-lawyer', '严合法', 'legalReviewer')
export const fairness = person('p-fair', '公平之', 'fairCompetitionReviewer')
export const opener = person('p-open', '温公开', 'disclosureOfficer')
export const recorder = person('p-recorder', '纪实录', 'meetingRecorder')

const step = (kind: ChainStep['kind'], more: Partial<ChainStep> = {}): ChainStep => ({
  kind,
  skippedBy: null,
  workingDays: 3,
  parties: [],
  ...more,
})

/** Every kind of step, each that may be left out skipped by the principal leader; two must countersign, one may. */
export const FULL_CHAIN: ChainTemplate = {
  templateId: 'full',
  version: 2,
  name: '规范性文件',
  steps: [
    step('departmentReview'),
    step('countersign', {
      skippedBy: 'principalLeader',
      parties: [
        { partyId: 'finance', name: '财政局', personId: finance.personId, required: true },
        { partyId: 'justice', name: '司法局', personId: null, required: true },
        { partyId: 'union', name: '行业协会', personId: null, required: false },
      ],
    }),
    step('legalReview', { skippedBy: 'principalLeader' }),
    step('fairCompetitionReview', { skippedBy: 'principalLeader' }),
    step('disclosureOfficeReview', { skippedBy: 'deputyLeader' }),
    step('secrecyReview'),
    step('deputyReview'),
    step('collectiveDiscussion', { skippedBy: 'principalLeader' }),
    step('finalApproval'),
  ],
}
export const FULL_STAGES = stagesOf(FULL_CHAIN)

/** A pass with the sheet that its step asks for. */
export const sheetPass = (stage: PassStage, more: Partial<PassCommand> = {}): PassCommand => {
  const asks = stage !== 'countersign' && stage !== 'fairCompetitionReview'
  return { ...pass('departmentReview'), stage, ...(asks ? { sheet: sheetFor(stage) } : {}), ...more }
}
export const countersign = (partyId: string): PassCommand => sheetPass('countersign', { partyId })
export const discussed = (more: Partial<DiscussionCommand> = {}): DiscussionCommand => ({
  type: 'recordDiscussion',
  contentHash: TEXT_A,
  meeting: '局长办公会',
  heldOn: '2026-02-27',
  attendance: ['顾正职', '方副职', '秦委员'],
  result: 'adopted',
  headSpokeLast: true,
  againstMajority: false,
  reason: '',
  dissent: [{ name: '秦委员', opinion: '建议暂缓' }],
  ...more,
})
export const skipStep: MoveCommand = { type: 'skipStep', contentHash: TEXT_A, reason: '不涉及市场主体' }
export const takeBack: MoveCommand = { type: 'takeBack', contentHash: TEXT_A, reason: '看漏了附件' }
export const urge: HandlingCommand = { type: 'urge', dueOn: null, text: '请尽快' }
export const escalate: HandlingCommand = { type: 'escalate', dueOn: '2026-02-27', text: '逾期未办' }
export const handOn = (
  what: 'drafter' | 'step',
  to: Person,
  reason = '原办理人调离',
): Extract<HandlingCommand, { type: 'reassign' }> => ({
  type: 'reassign',
  what,
  toPersonId: to.personId,
  toName: to.name,
  reason,
})

export const submitBound = (chain: ChainTemplate = FULL_CHAIN) => ({ ...submit(TEXT_A, [hit('h1')]), chain })

/** The straight way through the full chain. */
const WAY: readonly (readonly [Stage, readonly Act[]])[] = [
  [
    'draft',
    [
      [clerk, register()],
      [clerk, disclose],
    ],
  ],
  ['departmentReview', [[clerk, submitBound()]]],
  ['countersign', [[head, sheetPass('departmentReview')]]],
  [
    'legalReview',
    [
      [justice, countersign('justice')],
      [finance, countersign('finance')],
    ],
  ],
  ['fairCompetitionReview', [[lawyer, sheetPass('legalReview', { documentNumber: '云法审〔2026〕4号' })]]],
  ['disclosureOfficeReview', [[fairness, sheetPass('fairCompetitionReview')]]],
  ['secrecyReview', [[opener, sheetPass('disclosureOfficeReview')]]],
  [
    'deputyReview',
    [
      [officer, dispose('h1')],
      [officer, conclude()],
    ],
  ],
  ['collectiveDiscussion', [[deputy, sheetPass('deputyReview')]]],
  ['finalApproval', [[recorder, discussed()]]],
  ['approved', [[principal, sheetPass('finalApproval')]]],
  ['released', [[publisher, release()]]],
  ['archived', [[archivist, archive()]]],
]

/** A case of the full chain at a stage, reached the straight way. */
export const fullAt = (stage: Stage): Played => {
  const end = WAY.findIndex(([reached]) => reached === stage)
  return play(WAY.slice(0, end + 1).flatMap(([, acts]) => acts))
}

/** One of each role that the full chain knows. */
export const EVERYBODY: readonly Person[] = [
  ...[clerk, head, finance, lawyer, fairness, opener, officer, deputy, recorder, principal, publisher, archivist],
]
