import { err, ok, type Result } from '#shared/lib/result.ts'
import { beijingDateOf } from '../../deadline/date.ts'
import type { NewEvent } from '../events.ts'
import type { GateAnswer, GateId, GateLevel } from './gate-id.ts'
import { isAuthor, type DecideContext } from '../authority/may-review.ts'
import type { CaseRefusal } from '../refusals.ts'
import { stageIndex, type Role, type Stage } from '../roles.ts'
import { DISCLOSURE_GATES } from './disclosure-gates.ts'
import { DUTY_GATES } from './duty-gates.ts'
import { SCAN_GATES } from './scan-gates.ts'
import { currentVersion, type CaseState, publicVersionOf } from '../state.ts'
import type { ReleaseFacts, GateFinding, GateRule } from './gate-rule.ts'

export * from './gate-id.ts'

/** A gate as it stands. `open` is what refuses the release: it does not hold and nobody who may has answered it. */
export interface Gate extends GateFinding {
  readonly id: GateId
  readonly answer: GateAnswer | null
  readonly open: boolean
}

/** 国办发〔2016〕80号 (M-H); 政府信息公开条例 Arts 13, 19 to 21 (V). */
const proactive: GateRule = {
  id: 'G2',
  check: ({ disclosure }) => ({
    level: 'block',
    holds: disclosure?.mode === 'proactive',
    refusal: 'case.notForPublication',
  }),
}

/**
 * 保守国家秘密法 Art. 35, 实施条例 Art. 42 (V): 可以公开, or 区分处理后公开 of a public version that was made. Whose hand it was, `decide`
 * has asked when it was given.
 */
const secrecyConcluded: GateRule = {
  id: 'G5',
  check: (state, { contentHash }) => {
    const { secrecy, publicity } = state
    const isThere = secrecy?.contentHash === contentHash
    const wanted = publicVersionOf(state) === null ? 'cleared' : 'partial'
    return {
      level: 'block',
      holds: isThere && secrecy.conclusion === wanted && !publicity.partOnly.includes(contentHash),
      refusal: isThere ? 'case.secrecyRestricted' : 'case.secrecyMissing',
    }
  },
}

/** Every hand of the chain lies on the same bytes (D; 电子签名法 Art. 13(四)). */
const sameContent: GateRule = {
  id: 'G10',
  check: ({ stage, passes }, { contentHash }) => ({
    level: 'block',
    holds:
      stageIndex(stage) >= stageIndex('approved') &&
      passes.length > 0 &&
      passes.every((pass) => pass.contentHash === contentHash),
    refusal: 'case.contentChanged',
  }),
}

/** The file says what was approved, and its signature holds (D on 电子签名法 Art. 13): asked once it is made, before it is recorded. */
const selfChecked: GateRule = {
  id: 'G17',
  check: (_, { selfCheckProblems }) =>
    selfCheckProblems === undefined
      ? null
      : { level: 'block', holds: selfCheckProblems === 0, detail: { count: selfCheckProblems } },
}

/** Every gate that the program asks, in the order in which it refuses. A further one is a row here and its words in i18n. */
const RULES: readonly GateRule[] = [
  SCAN_GATES.noMark,
  proactive,
  ...DISCLOSURE_GATES,
  secrecyConcluded,
  SCAN_GATES.personalData,
  sameContent,
  SCAN_GATES.nothingHidden,
  SCAN_GATES.mapNumbers,
  ...DUTY_GATES,
  selfChecked,
]

const ANSWERS: Readonly<Record<GateLevel, readonly GateAnswer['kind'][]>> = {
  block: [],
  override: ['overridden'],
  warn: ['acknowledged', 'overridden'],
}

/** The gates that have a question to this case, each with what was answered on this content. */
export const releaseGates = (
  state: CaseState,
  facts: ReleaseFacts,
  rules: readonly GateRule[] = RULES,
): readonly Gate[] =>
  rules.flatMap(({ id, check }) => {
    const finding = check(state, facts)
    if (finding === null) return []
    const answer = state.gateAnswers.findLast(
      ({ gate, contentHash, kind, at, overtaken }) =>
        gate === id &&
        contentHash === facts.contentHash &&
        // As with days: asked by whoever has a calendar, as logs from before were not.
        (overtaken === undefined || facts.workingDays === undefined) &&
        ANSWERS[finding.level].includes(kind) &&
        (finding.answeredFrom === undefined || beijingDateOf(at) >= finding.answeredFrom),
    )
    return [{ id, ...finding, answer: answer ?? null, open: !finding.holds && answer === undefined }]
  })

const refusalOf = ({ id, refusal }: Gate): CaseRefusal =>
  refusal === undefined ? { code: 'release.gateOpen', detail: { gate: id } } : { code: refusal }

/**
 * May this person release this content? The publisher, at the stage, on the text that stands, once no gate is open: asked
 * before the PDF is built and again before it is recorded (I8, I9, I10). Refuses with the first open gate.
 */
export const mayRelease = (
  state: CaseState,
  facts: ReleaseFacts,
  context: DecideContext,
  rules: readonly GateRule[] = RULES,
): CaseRefusal | null => {
  if (!context.roles.includes('publisher')) return { code: 'identity.wrongRole', detail: { role: 'publisher' } }
  if (stageIndex(state.stage) >= stageIndex('released')) return { code: 'case.released' }
  if (state.stage !== 'approved') return { code: 'case.notYourStage', detail: { stage: state.stage } }
  if (facts.contentHash !== currentVersion(state).contentHash) return { code: 'case.contentChanged' }
  const open = releaseGates(state, facts, rules).find((gate) => gate.open)
  return open === undefined ? null : refusalOf(open)
}

export interface GateCommand {
  readonly type: 'answerGate'
  readonly gate: GateId
  readonly contentHash: string
  /** In which of their roles the person answers: a leader overrides, the publisher takes note. */
  readonly role: Role
  readonly reason: string
}

/** Who may answer a gate, and from where on. */
const ANSWERS_FROM: Partial<Readonly<Record<Role, Stage>>> = {
  deputyLeader: 'deputyReview',
  principalLeader: 'deputyReview',
  publisher: 'approved',
}
export const GATE_ROLES = Object.keys(ANSWERS_FROM) as readonly Role[] // the record's own keys

/** May this person, in this role, answer gates of this content now? */
export const mayAnswerGate = (
  state: CaseState,
  contentHash: string,
  role: Role,
  context: DecideContext,
): CaseRefusal | null => {
  const from = ANSWERS_FROM[role]
  if (from === undefined || !context.roles.includes(role)) return { code: 'identity.wrongRole', detail: { role } }
  if (stageIndex(state.stage) >= stageIndex('released')) return { code: 'case.released' }
  // What has ended as not to be published has no release that could pass.
  if (stageIndex(state.stage) < stageIndex(from) || state.stage === 'concluded')
    return { code: 'case.notYourStage', detail: { stage: state.stage } }
  if (role !== 'publisher' && isAuthor(state, context.personId)) return { code: 'case.ownDraft' }
  if (contentHash !== currentVersion(state).contentHash) return { code: 'case.contentChanged' }
  return state.referral === null ? null : { code: 'case.referred' }
}

/**
 * 签批放行 of an open override gate by a leader, with a written reason; 确认 of a warning by the publisher or a leader. A
 * blocking gate opens by being met, never by a signature. Before a gate is open there is nothing to answer: who has the day
 * refuses that too, and what has no question to the case. Where the log alone is asked, a gate that needs more is answered on
 * the person's word.
 */
export const decideGate = (
  state: CaseState,
  command: GateCommand,
  context: DecideContext,
  rules: readonly GateRule[] = RULES,
): Result<readonly NewEvent[], CaseRefusal> => {
  const { gate: id, contentHash, role } = command
  const refusal = mayAnswerGate(state, contentHash, role, context)
  if (refusal !== null) return err(refusal)
  const facts = context.releaseFacts?.(state, contentHash) ?? { contentHash }
  const gate = releaseGates(state, facts, rules).find((one) => one.id === id)
  if (gate?.holds ?? facts.today !== undefined) return err({ code: 'release.gateHolds', detail: { gate: id } })
  if (gate?.level === 'block') return err({ code: 'release.gateBlocks', detail: { gate: id } })
  if (gate?.level === 'override' && role === 'publisher')
    return err({ code: 'identity.wrongRole', detail: { role: 'deputyLeader' } })
  const reason = command.reason.trim()
  if (reason === '') return err({ code: 'case.reasonRequired' })
  const type = role === 'publisher' ? 'ReleaseGateAcknowledged' : 'ReleaseGateOverridden'
  return ok([{ type, data: { gate: id, contentHash, reason } }])
}
