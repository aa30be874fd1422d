import { calendarDate, closed, list, oneOf, text, type Guard } from '#shared/lib/guard.ts'
import {
  ENFORCEMENT_KINDS,
  OBJECTION_OUTCOMES,
  PARTY_KINDS,
  STATEMENT_ANSWERS,
  STATEMENTS,
  type Enforcement,
  type EnforcementDecision,
  type EnforcementStatements,
  type Objection,
  type StatementList,
} from './enforcement-events.ts'

const remark = text(4000)
const name = text(300)
// The keys are those of the table; Object.keys forgets it.
export const STATEMENT_LISTS = Object.keys(STATEMENTS) as readonly StatementList[]
export const STATEMENT_ITEMS = [...new Set(STATEMENT_LISTS.flatMap((one) => STATEMENTS[one]))]

const isStatements: Guard<EnforcementStatements> = closed({
  phase: oneOf(['statements']),
  list: oneOf(STATEMENT_LISTS),
  items: list(
    closed({ item: oneOf(STATEMENT_ITEMS), answer: oneOf(STATEMENT_ANSWERS), note: remark }),
    STATEMENT_ITEMS.length,
  ),
})
const isDecision: Guard<EnforcementDecision> = closed({
  phase: oneOf(['decision']),
  kind: oneOf(ENFORCEMENT_KINDS),
  number: name,
  name,
  category: name,
  content: remark,
  basis: remark,
  party: name,
  partyKind: oneOf(PARTY_KINDS),
  creditCode: text(18),
  result: remark,
  decidedOn: calendarDate,
  organ: name,
  remark,
})

/** The closed shapes of what `Determination` says of 执法公示. */
export const isEnforcement: Guard<Enforcement> = (value): value is Enforcement =>
  isStatements(value) || isDecision(value)

export const isObjection: Guard<Objection> = closed({
  toldOn: calendarDate,
  means: name,
  until: calendarDate,
  outcome: oneOf(OBJECTION_OUTCOMES),
  handling: remark,
})
