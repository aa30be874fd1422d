import { addDays } from '../../deadline/date.ts'
import { decisionChecklist, openSteps } from '../../decision/checklist.ts'
import type { GateFinding, GateRule } from './gate-rule.ts'
import type { CaseState } from '../state.ts'

/** 条例 Art. 26 (V) or the law of its matter: late with a leader's hand and reason only. Asked by whoever has a calendar. */
const inTime: GateRule = {
  id: 'G12',
  check: (_state, { today, lawfulUntil, daysOver, limitBasis, overSince }) => {
    const basis = limitBasis === undefined ? {} : { basis: limitBasis }
    if (overSince !== undefined) return { level: 'override', holds: false, detail: { from: overSince, ...basis } }
    if (today === undefined || lawfulUntil === undefined) return null
    const detail = { date: lawfulUntil, days: daysOver ?? 0, ...basis }
    if (today <= lawfulUntil) return { level: 'override', holds: true, detail }
    return { level: 'override', holds: false, detail, answeredFrom: addDays(lawfulUntil, 1) }
  },
}

type Facts = Parameters<GateRule['check']>[1]

const procedure = ({ duty }: CaseState, { contentHash, workingDays }: Facts): GateFinding => {
  const open = openSteps(decisionChecklist({ duty, contentHash, workingDays: workingDays ?? null }))
  const names = open.map(({ rule }) => rule.name).join('、')
  return { level: 'block', holds: open.length === 0, detail: { count: open.length, steps: names } }
}

/** 国务院令第713号 (V): the evidence of every step that applies, in its order and time. */
const majorDecision: GateRule = {
  id: 'G13',
  check: (state, facts) => (state.duty.kind?.kind === 'majorDecision' ? procedure(state, facts) : null),
}

/** 规章制定程序条例 (V), 国办发〔2018〕37号, 115号 (M-H). */
const normative: GateRule = {
  id: 'G14',
  check: (state, facts) => {
    const kind = state.duty.kind?.kind
    return kind === 'governmentRule' || kind === 'normativeDocument' ? procedure(state, facts) : null
  },
}

/** 国办发〔2016〕80号 (V2): 解读材料 goes out with a policy document; without it somebody takes note. */
const interpretation: GateRule = {
  id: 'G18',
  check: ({ duty }) =>
    (duty.kind?.kind ?? null) === null
      ? null
      : {
          level: 'warn',
          holds: duty.evidence.some(({ item, voided }) => item === 'publish.interpretation' && voided === null),
        },
}

export const DUTY_GATES: readonly GateRule[] = [inTime, majorDecision, normative, interpretation]
