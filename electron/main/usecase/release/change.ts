import type { Input, Output } from '#shared/contract/channels.ts'
import type { CaseRow } from '#shared/domain/case/projection/case-row.ts'
import { mayPrepare } from '#shared/domain/case/duty/change.ts'
import type { CaseCommand } from '#shared/domain/case/decide.ts'
import { postedFacts } from '#shared/domain/case/enforcement/enforcement.ts'
import { stageIndex } from '#shared/domain/case/roles.ts'
import { validityFacts } from '#shared/domain/case/duty/validity.ts'
import { bytesToHex } from '#shared/domain/chain/event-record.ts'
import { ok } from '#shared/lib/result.ts'
import { beijingDate } from '../beijing-date.ts'
import { loadCase } from '../load-case.ts'
import { act } from '../review/review.ts'
import type { Receipt } from '../run-command.ts'
import { shownTitle } from '../review/shown-title.ts'
import { findCase } from '../find-case.ts'
import { changingCases, validitiesShown } from './validity-views.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

/** 有效性 of a release, its term, what this case is to change and what was changed of it. Refuses case.notFound. */
export const viewChanges = (
  workstation: Workstation,
  unlocked: Unlocked,
  { caseId }: Input<'case.changes'>,
): Outcome<Output<'case.changes'>> => {
  const loaded = findCase(unlocked, caseId)
  if (loaded === null) return refuse('case.notFound')
  const { state } = loaded
  const { term, change, changedBy } = state.duty
  const isReleased = stageIndex(state.stage) >= stageIndex('released')
  const today = beijingDate(workstation.now())
  const done = (targetCaseId: string): boolean =>
    loadCase(unlocked.store, targetCaseId)?.state.duty.changedBy.some((one) => one.byCaseId === caseId) ?? false
  const posted = postedFacts(state.publicity.determination)
  const facts = { caseId, validity: validityFacts(state.duty), posted, releasedOn: state.timing.releasedOn }
  const validity = isReleased ? (validitiesShown(unlocked, [facts], today).get(caseId) ?? null) : null
  const ahead = validity?.underWay ?? []
  return ok({
    seq: state.seq,
    validity,
    term,
    change:
      change === null
        ? null
        : {
            ...{ kind: change.kind, scope: change.scope, caseId: change.targetCaseId, title: change.targetTitle },
            ...{ number: change.targetNumber, on: change.effectiveOn, basis: change.basis, reason: change.reason },
            opens: findCase(unlocked, change.targetCaseId) !== null,
            done: done(change.targetCaseId),
          },
    changedBy: changedBy.map(({ kind, scope, byCaseId, byTitle, byNumber, on, basis, reason }) => ({
      ...{ kind, scope, caseId: byCaseId, title: byTitle, number: byNumber, on, basis, reason },
      opens: findCase(unlocked, byCaseId) !== null,
    })),
    underWay: changingCases(unlocked, caseId).flatMap((row) => {
      const kind = ahead.find((one) => one === row.changes?.kind)
      return kind === undefined ? [] : [{ kind, caseId: row.caseId, title: shownTitle(unlocked, row) }]
    }),
    maySet: mayPrepare(state, unlocked.person) === null,
  })
}

const MOST_TARGETS = 20
const READ_AT_A_TIME = 200
/** What a person looks through before they say more of the title. */
const MOST_READ = 10_000

/** Released documents whose title holds the words, newest first. They are public: whoever drafts may name one. */
export const listTargets = (
  workstation: Workstation,
  unlocked: Unlocked,
  { search }: Input<'change.targets'>,
): Outcome<Output<'change.targets'>> => {
  const { store, person } = unlocked
  const access = { personId: person.personId, seesSubmitted: true }
  const today = beijingDate(workstation.now())
  const found: CaseRow[] = []
  for (let offset = 0; found.length < MOST_TARGETS && offset < MOST_READ; offset += READ_AT_A_TIME) {
    const { rows, total } = store.caseRows({
      ...{ access, offset, limit: READ_AT_A_TIME },
      stages: ['released', 'archived'],
    })
    found.push(...rows.filter(({ releasedOn, title }) => releasedOn !== null && title.includes(search.trim())))
    if (offset + READ_AT_A_TIME >= total) break
  }
  const shown = found.slice(0, MOST_TARGETS)
  const validities = validitiesShown(unlocked, shown, today)
  return ok(
    shown.flatMap(({ caseId, title, releasedOn }) => {
      const validity = validities.get(caseId)
      return releasedOn === null || validity === undefined ? [] : [{ caseId, title, releasedOn, validity }]
    }),
  )
}

/** 施行日期、有效期. Refuses what `decideChange` refuses. */
export const setTerm = (workstation: Workstation, unlocked: Unlocked, input: Input<'change.setTerm'>) => {
  const { effectiveOn, until, basis } = input
  return act(workstation, unlocked, { type: 'setValidityTerm', effectiveOn, until, basis }, input, [basis])
}

/**
 * 拟变更已发布文件: this case is to correct, clarify, withdraw, repeal or supersede a release. Refuses change.targetGone for
 * what was never released here, change.alreadyEnded, and what `decideChange` refuses.
 */
export const declareChange = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'change.declare'>,
): Promise<Outcome<Receipt>> => {
  const { kind, scope, targetCaseId, effectiveOn, basis, reason } = input
  const target = loadCase(unlocked.store, targetCaseId)
  if (target === null || stageIndex(target.state.stage) < stageIndex('released')) return refuse('change.targetGone')
  const released = target.events.findLast((event) => event.type === 'CaseReleased')?.data
  const command: CaseCommand = {
    type: 'declareChange',
    ...{ kind, scope, targetCaseId, effectiveOn, basis, reason },
    targetHead: bytesToHex(target.head),
    targetTitle: target.state.versions.at(-1)?.title ?? '',
    targetNumber: released?.documentNumber ?? '',
  }
  return act(workstation, unlocked, command, input, [basis, reason])
}
