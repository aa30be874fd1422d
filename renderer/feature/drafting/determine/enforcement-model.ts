import type { Input } from '#shared/contract/channels.ts'
import { ENFORCEMENT_BASES } from '#shared/domain/case/enforcement/enforcement.ts'
import {
  DECISION_FIELDS,
  STATEMENTS,
  type DecisionField,
  type EnforcementKind,
  type PARTY_KINDS,
  type STATEMENT_ANSWERS,
  type StatementItem,
  type StatementList,
} from '#shared/domain/case/enforcement/enforcement-events.ts'
import { isCreditCode } from '#shared/domain/scan/detector/check-digit.ts'
import { DECISION_FIELD_WORDS, statementWord } from '#resources/text/word/enforcement.ts'
import { ENFORCEMENT } from '../../../i18n/enforcement.ts'

export type Enforcement = NonNullable<Input<'disclosure.determine'>['enforcement']>
/** What kind of 执法公示 it is; none for 依据、结果 that are no such thing. */
export type EnforcementChoice = StatementList | 'decision' | 'none'

export interface StatementForm {
  readonly answer: (typeof STATEMENT_ANSWERS)[number] | null
  readonly note: string
}
export interface EnforcementForm extends Readonly<Record<DecisionField, string>> {
  /** Null while nobody has answered. */
  readonly choice: EnforcementChoice | null
  readonly statements: Partial<Readonly<Record<StatementItem, StatementForm>>>
  readonly kind: EnforcementKind | null
  readonly partyKind: (typeof PARTY_KINDS)[number] | null
  readonly creditCode: string
  readonly decidedOn: string
  readonly remark: string
}

export const BLANK_ENFORCEMENT: EnforcementForm = {
  ...{ choice: null, statements: {}, kind: null, partyKind: null, creditCode: '', decidedOn: '', remark: '' },
  ...{ number: '', name: '', category: '', content: '', basis: '', party: '', result: '', organ: '' },
}

/** Is 执法公示 a question of this matter? */
export const asksEnforcement = (mode: string | null, basisCode: string | null): boolean =>
  mode === 'proactive' && basisCode !== null && ENFORCEMENT_BASES.includes(basisCode)

/** What was signed before; where nobody was asked the question is open. */
export const enforcementFormOf = (said: Enforcement | null | undefined): EnforcementForm => {
  if (said === undefined) return BLANK_ENFORCEMENT
  if (said === null) return { ...BLANK_ENFORCEMENT, choice: 'none' }
  if (said.phase === 'decision') {
    const { phase: _, ...fields } = said
    return { ...BLANK_ENFORCEMENT, ...fields, choice: 'decision' }
  }
  const statements = Object.fromEntries(said.items.map(({ item, ...given }) => [item, given]))
  return { ...BLANK_ENFORCEMENT, choice: said.list, statements }
}

const blank = (text: string): boolean => text.trim() === ''

/** As it is on the paper: people copy it with spaces, and in small letters. */
const codeOf = (form: EnforcementForm): string => form.creditCode.replaceAll(/\s/gu, '').toUpperCase()

/** What is wrong with the code of an organization, in words; null for nothing, and for none. */
export const codeProblem = (form: EnforcementForm): string | null => {
  const code = codeOf(form)
  const { length, check } = ENFORCEMENT.badCode
  if (code === '' || form.partyKind !== 'organization') return null
  if ([...code].length !== 18) return length([...code].length)
  return /^[0-9A-Z]{18}$/u.test(code) && isCreditCode(code) ? null : check
}

/** For whom and by whom: a decision without them is none, whatever the reason. */
const ALWAYS: readonly DecisionField[] = ['party', 'organ']

/** Fields of the decision that stay empty: with a reason they may. */
export const emptyFields = (form: EnforcementForm): readonly string[] => [
  ...DECISION_FIELDS.filter((field) => blank(form[field]) && !ALWAYS.includes(field)).map(
    (field) => DECISION_FIELD_WORDS[field],
  ),
  ...(form.partyKind === 'organization' && blank(form.creditCode) ? [DECISION_FIELD_WORDS.creditCode] : []),
]

const statementOpen = (given: StatementForm | undefined): boolean =>
  given === undefined || given.answer === null || (given.answer !== 'stated' && blank(given.note))

/** What is still unanswered, in the words of the questions. */
export const enforcementMissing = (form: EnforcementForm): readonly string[] => {
  const { choice } = form
  if (choice === null) return [ENFORCEMENT.question]
  if (choice === 'none') return []
  if (choice !== 'decision')
    return STATEMENTS[choice]
      .filter((item) => statementOpen(form.statements[item]))
      .map((item) => ENFORCEMENT.statement(statementWord(choice, item)))
  const always = ALWAYS.filter((field) => blank(form[field])).map((field) => DECISION_FIELD_WORDS[field])
  const lacking = [
    ...(form.kind === null ? [ENFORCEMENT.kind] : []),
    ...(form.partyKind === null ? [ENFORCEMENT.partyKind] : []),
    ...(form.decidedOn === '' ? [DECISION_FIELD_WORDS.decidedOn] : []),
    ...always,
    ...(blank(form.remark) ? emptyFields(form) : []),
    ...(codeProblem(form) === null ? [] : [DECISION_FIELD_WORDS.creditCode]),
  ]
  return lacking.map(ENFORCEMENT.field)
}

/** What is compared with the text before it is signed: a decision once it is filled in, of a matter that asks for it. */
export const comparedDecision = (
  mode: string | null,
  basisCode: string | null,
  form: EnforcementForm,
): Enforcement | null => (asksEnforcement(mode, basisCode) ? (enforcementSaid(form) ?? null) : null)

/** The form as it is signed; undefined while something is missing. */
export const enforcementSaid = (form: EnforcementForm): Enforcement | null | undefined => {
  const { choice, kind, partyKind, decidedOn } = form
  if (enforcementMissing(form).length > 0 || choice === null) return undefined
  if (choice === 'none') return null
  if (choice !== 'decision') {
    const items = STATEMENTS[choice].flatMap((item) => {
      const given = form.statements[item]
      return given === undefined || given.answer === null ? [] : [{ item, answer: given.answer, note: given.note }]
    })
    return { phase: 'statements', list: choice, items }
  }
  if (kind === null || partyKind === null) return undefined
  const { number, name, category, content, basis, party, result, organ, remark } = form
  const creditCode = partyKind === 'person' ? '' : codeOf(form)
  return {
    phase: 'decision',
    ...{ kind, number, name, category, content, basis, party, partyKind, creditCode, result, decidedOn, organ, remark },
  }
}
