import { DEFAULT_CHAIN, stagesOf } from '#shared/domain/case/review/chain-template.ts'
import { decide, type CaseCommand } from '#shared/domain/case/decide.ts'
import type { Wording } from '#shared/domain/case/draft/wording.ts'
import type {
  CaseEvent,
  EventData,
  HitReference,
  NewEvent,
  SecrecyAnswers,
  SecrecyConclusion,
} from '#shared/domain/case/events.ts'
import {
  EXCEPTIONS,
  type Determination,
  type ExceptionAnswers,
} from '#shared/domain/case/disclosure/disclosure-events.ts'
import { evolve } from '#shared/domain/case/evolve.ts'
import type { DecideContext } from '#shared/domain/case/authority/may-review.ts'
import type { CaseRefusal } from '#shared/domain/case/refusals.ts'
import type { Role, Stage } from '#shared/domain/case/roles.ts'
import { currentVersion, type CaseState } from '#shared/domain/case/state.ts'
import { actingAs } from '#shared/domain/case/authority/acting-role.ts'
import type { Result } from '#shared/lib/result.ts'

export interface Person extends Pick<DecideContext, 'at' | 'delegations'> {
  readonly personId: string
  readonly name: string
  readonly roles: readonly Role[]
}
const person = (personId: string, name: string, ...roles: readonly Role[]): Person => ({ personId, name, roles })

export const clerk = person('p-clerk', '周小满', 'drafter')
export const otherClerk = person('p-clerk-2', '何清', 'drafter')
export const head = person('p-head', '沈科长', 'departmentHead')
export const officer = person('p-officer', '陆审查', 'secrecyOfficer')
export const deputy = person('p-deputy', '方副职', 'deputyLeader')
export const principal = person('p-principal', '顾正职', 'principalLeader')
export const publisher = person('p-publisher', '唐发布', 'publisher')
export const archivist = person('p-archivist', '秦档案', 'archivist')
/** One of each, in the order of the roles. */
export const EVERY_ROLE = [clerk, head, officer, deputy, principal, publisher, archivist]

/** A stand-in for a SHA-256 that is easy to read in a failure: the letter, repeated. */
export const hashOf = (letter: string): string => letter.repeat(64)
export const TEXT_A = hashOf('a')
export const TEXT_B = hashOf('b')

export const wording = (contentHash = TEXT_A, title = '关于调整河滨路停车收费的通知'): Wording => ({
  title,
  contentHash,
  empty: false,
})
export const hit = (id: string, level: HitReference['level'] = 'medium'): HitReference => ({
  id,
  key: `key of ${id}`,
  rule: 'R-1',
  level,
})
export const scanOf = (contentHash = TEXT_A, hits: readonly HitReference[] = []): EventData['ScanCompleted'] => ({
  contentHash,
  scanHash: hashOf('5'),
  ruleSetVersion: '1',
  lexicons: [{ id: 'secrecy', version: '1', sha256: hashOf('6') }],
  hits,
})

/** Where a case of the default chain may stand, in order. */
export const DEFAULT_STAGES = stagesOf(DEFAULT_CHAIN)

type Command<T extends CaseCommand['type']> = Extract<CaseCommand, { type: T }>

export const register = (contentHash = TEXT_A): Command<'register'> => ({
  type: 'register',
  wording: wording(contentHash),
  revised: null,
  source: null,
})
export const disclose: Command<'setDisclosure'> = {
  type: 'setDisclosure',
  mode: 'proactive',
  basis: '政府信息公开条例第二十条',
  reason: '',
}
/** The item of a document without attachments. */
export const ITEM = hashOf('1')
export const NO_EXCEPTION = Object.fromEntries(
  EXCEPTIONS.map((question) => [question, { answer: 'no', note: '' }]),
) as unknown as ExceptionAnswers // one for each question, as the type says
export const determine = (
  contentHash = TEXT_A,
  change: Partial<Determination> = {},
): Command<'determineDisclosure'> => ({
  type: 'determineDisclosure',
  itemHashes: (change.items ?? [{ itemHash: ITEM }]).map(({ itemHash }) => itemHash),
  contentHash,
  mode: 'proactive',
  basisCode: '20-08',
  basis: '政府信息公开条例第二十条',
  reason: '',
  origin: 'made',
  joint: null,
  forwarded: null,
  items: [{ itemHash: ITEM, answers: NO_EXCEPTION }],
  thirdParties: [],
  concernsOthers: false,
  consultations: [],
  needsApproval: false,
  approval: null,
  scope: 'society',
  scopeNote: '',
  channels: ['platform', 'website'],
  posting: null,
  ...change,
})
/** 公开认定 that agrees with the mode that was set: what a drafter does before handing in this text. */
export const determined = (state: CaseState, contentHash: string): CaseCommand | null => {
  const { disclosure, publicity, stage } = state
  if (disclosure === null || stage !== 'draft' || publicity.determination?.contentHash === contentHash) return null
  const { mode, basis, reason } = disclosure
  const answers = { ...NO_EXCEPTION, personnel: { answer: 'yes', note: '人事管理信息' } } as const
  const items = mode === 'withheld' ? [{ itemHash: ITEM, answers }] : [{ itemHash: ITEM, answers: NO_EXCEPTION }]
  return determine(contentHash, { mode, basis, reason, items })
}
export const submit = (contentHash = TEXT_A, hits: readonly HitReference[] = []): Command<'submit'> => ({
  type: 'submit',
  wording: wording(contentHash),
  scan: scanOf(contentHash, hits),
})
export const withdraw: Command<'withdraw'> = { type: 'withdraw', reason: '附件有误' }
export const pass = (
  stage: 'departmentReview' | 'deputyReview' | 'finalApproval',
  contentHash = TEXT_A,
  opinion = '同意',
): Command<'pass'> => ({ type: 'pass', stage, contentHash, opinion })
export const sendBack = (toStage: Stage = 'draft', contentHash = TEXT_A, reason = '表述不清'): Command<'return'> => ({
  type: 'return',
  contentHash,
  toStage,
  reason,
})
export const dispose = (hitId: string, contentHash = TEXT_A, reason = '已核对，可以公开'): Command<'disposeHit'> => ({
  type: 'disposeHit',
  contentHash,
  hitId,
  disposition: 'kept',
  reason,
})
export const NOTHING_SECRET: SecrecyAnswers = {
  stateSecret: 'no',
  workSecret: 'no',
  commercialSecret: 'no',
  personalPrivacy: 'no',
  sensitive: 'no',
}
export const conclude = (
  conclusion: SecrecyConclusion = 'cleared',
  contentHash = TEXT_A,
  note = '不涉密',
): Command<'concludeSecrecy'> => ({
  type: 'concludeSecrecy',
  contentHash,
  itemHashes: [hashOf('1')],
  answers: NOTHING_SECRET,
  items: [{ itemHash: hashOf('1'), conclusion, note: '' }],
  conclusion,
  note,
})
export const reportReferral: Command<'reportReferral'> = {
  type: 'reportReferral',
  contentHash: TEXT_A,
  authority: '云溪市国家保密局',
  documentNumber: '云溪办函〔2026〕7号',
  reportedOn: '2026-03-01',
}
export const answerReferral = (answer: 'notSecret' | 'workSecret' | 'stateSecret'): Command<'answerReferral'> => ({
  type: 'answerReferral',
  contentHash: TEXT_A,
  authority: '云溪市国家保密局',
  documentNumber: '云溪保函〔2026〕3号',
  answeredOn: '2026-03-01',
  answer,
})
export const remark = (remarkId = 'r1', contentHash = TEXT_A, text = '请核对数字'): Command<'remark'> => ({
  type: 'remark',
  contentHash,
  remarkId,
  place: { line: 2, start: 0, end: 4 },
  text,
})
export const answerRemark = (remarkId = 'r1', contentHash = TEXT_A, text = '已核对'): Command<'answerRemark'> => ({
  type: 'answerRemark',
  contentHash,
  remarkId,
  text,
})
export const settleRemark = (remarkId = 'r1', contentHash = TEXT_A): Command<'settleRemark'> => ({
  type: 'settleRemark',
  contentHash,
  remarkId,
})
export const suggest = (suggestionIds: readonly string[] = ['s1'], contentHash = TEXT_A): Command<'suggest'> => ({
  type: 'suggest',
  contentHash,
  suggestions: suggestionIds.map((suggestionId) => ({ suggestionId, editHash: hashOf('e') })),
})
export const decideOn = (
  decision: 'accepted' | 'rejected' | 'withdrawn',
  suggestionIds: readonly string[] = ['s1'],
  reason = '与年报口径一致',
  contentHash = TEXT_A,
): Command<'decideSuggestions'> => ({ type: 'decideSuggestions', contentHash, suggestionIds, decision, reason })
export const release = (contentHash = TEXT_A): Command<'release'> => ({
  type: 'release',
  contentHash,
  documentNumber: '云溪办发〔2026〕3号',
  releasedOn: '2026-03-02',
  pdfSha256: hashOf('7'),
  manifestSha256: hashOf('8'),
  manifestSignatureSha256: hashOf('9'),
})
export const archive = (contentHash = TEXT_A): Command<'archive'> => ({
  type: 'archive',
  contentHash,
  packageSha256: hashOf('9'),
  files: 12,
})

/** 归档登记 of a released case of 2026, kept for ten years. */
export const filing = (more: Partial<Command<'fileItem'>> = {}): Command<'fileItem'> => ({
  type: 'fileItem',
  contentHash: TEXT_A,
  archivalNumber: 'X043-WS·2026-D10-BGS-0001',
  fonds: 'X043',
  fondsName: '云溪县人民政府办公室',
  category: 'WS',
  year: 2026,
  retention: 'D10',
  organisation: 'BGS',
  serial: 1,
  lastSerial: 0,
  tableVersion: '2026',
  tableItem: '1.1',
  pages: 4,
  reason: '',
  ...more,
})

export interface Played {
  readonly state: CaseState
  readonly events: readonly CaseEvent[]
}
export type Act = readonly [Person, CaseCommand]

/** Facts as they would be recorded: a minute after the last, by this person. */
export const recorded = (
  before: Played | null,
  by: Person,
  command: CaseCommand,
  facts: readonly NewEvent[],
): CaseEvent[] => {
  const seq = before?.state.seq ?? 0
  const at = new Date(Date.UTC(2026, 2, 1, 1, 0) + seq * 60_000).toISOString()
  const actor = {
    personId: by.personId,
    name: by.name,
    ...actingAs(before?.state ?? null, command, by),
    certificateSha256: hashOf('c'),
  }
  const commandId = `command-${String(seq + 1)}`
  return facts.map((fact, index) => ({ ...fact, caseId: 'case-1', seq: seq + index + 1, at, actor, commandId }))
}

/** One act on top of what was played; the refusal if the rules say no. */
export const step = (
  before: Played | null,
  by: Person,
  command: CaseCommand,
): Result<Played & { readonly facts: readonly NewEvent[] }, CaseRefusal> => {
  const decided = decide(before?.state ?? null, command, by)
  if (!decided.ok) return decided
  const added = recorded(before, by, command, decided.value)
  const state = added.reduce<CaseState | null>(evolve, before?.state ?? null)
  if (state === null) throw new Error('nothing registered')
  return { ok: true, value: { state, events: [...(before?.events ?? []), ...added], facts: decided.value } }
}

/** Before a text is handed in its drafter determines its disclosure, where the story does not say it in words. */
const prepared = (before: Played | null, by: Person, command: CaseCommand): Played | null => {
  if (before === null || command.type !== 'submit' || before.state.drafterId !== by.personId) return before
  const said = determined(before.state, command.wording.contentHash)
  const next = said === null ? null : step(before, by, said)
  return next?.ok === true ? { state: next.value.state, events: next.value.events } : before
}

/** Plays acts that must all be allowed. */
export const play = (acts: readonly Act[], from: Played | null = null): Played => {
  let played = from
  for (const [by, command] of acts) {
    const next = step(prepared(played, by, command), by, command)
    if (!next.ok) throw new Error(`the story stops at ${command.type} by ${by.personId}: ${next.error.code}`)
    played = { state: next.value.state, events: next.value.events }
  }
  if (played === null) throw new Error('an empty story')
  return played
}

/** The straight way, as acts; `upTo` names the stage to reach. */
export const STRAIGHT_WAY: readonly (readonly [Stage, readonly Act[]])[] = [
  [
    'draft',
    [
      [clerk, register()],
      [clerk, disclose],
    ],
  ],
  ['departmentReview', [[clerk, submit(TEXT_A, [hit('h1')])]]],
  ['secrecyReview', [[head, pass('departmentReview')]]],
  [
    'deputyReview',
    [
      [officer, dispose('h1')],
      [officer, conclude()],
    ],
  ],
  ['finalApproval', [[deputy, pass('deputyReview')]]],
  ['approved', [[principal, pass('finalApproval')]]],
  ['released', [[publisher, release()]]],
  ['archived', [[archivist, archive()]]],
]

/** A text that is approved as not to be published, and ended. */
const CONCLUDED: readonly Act[] = [
  [clerk, register()],
  [clerk, { ...disclose, mode: 'withheld', reason: '属于内部事务信息' }],
  [clerk, submit(TEXT_A, [hit('h1')])],
  [head, pass('departmentReview')],
  [officer, dispose('h1')],
  [officer, conclude()],
  [deputy, pass('deputyReview')],
  [principal, pass('finalApproval')],
  [publisher, { type: 'concludeCase', contentHash: TEXT_A, nextReviewOn: '2027-03-01' }],
]

/** The case at a stage, reached the straight way. */
export const at = (stage: Stage): Played => {
  if (stage === 'concluded') return play(CONCLUDED)
  const end = STRAIGHT_WAY.findIndex(([reached]) => reached === stage)
  return play(STRAIGHT_WAY.slice(0, end + 1).flatMap(([, acts]) => acts))
}

/** What an act comes to, for whole comparison: the facts, or the refusal's code. */
export const outcome = (before: Played | null, by: Person, command: CaseCommand): readonly NewEvent[] | string => {
  const next = step(prepared(before, by, command), by, command)
  return next.ok ? next.value.facts : next.error.code
}

export const currentHash = (played: Played): string => currentVersion(played.state).contentHash
