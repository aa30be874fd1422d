import { Fragment } from 'react'
import {
  DECISION_FIELDS,
  ENFORCEMENT_KINDS,
  PARTY_KINDS,
  STATEMENT_ANSWERS,
  STATEMENTS,
  type StatementList,
} from '#shared/domain/case/enforcement/enforcement-events.ts'
import {
  DECISION_FIELD_WORDS,
  ENFORCEMENT,
  ENFORCEMENT_KIND_WORDS,
  PARTY_KIND_WORDS,
  STATEMENT_ANSWER_WORDS,
  STATEMENT_LIST_WORDS,
  statementWord,
} from '../../../i18n/enforcement.ts'
import { TextArea } from '../../../ui/field/TextArea.tsx'
import { bindTo } from './bind.ts'
import { codeProblem, emptyFields, type EnforcementChoice, type EnforcementForm } from './enforcement-model.ts'
import { Choice, TextLine } from './fields.tsx'

interface EnforcementProps {
  readonly value: EnforcementForm
  readonly onChange: (value: EnforcementForm) => void
}

// The keys are those of the table; Object.keys forgets it.
const LISTS = Object.keys(STATEMENTS) as readonly StatementList[]
const CHOICES: readonly (readonly [EnforcementChoice, string])[] = [
  ['none', ENFORCEMENT.choices.none],
  ...LISTS.map((list) => [list, STATEMENT_LIST_WORDS[list]] as const),
  ['decision', ENFORCEMENT.choices.decision],
]

/** 行政执法公示 of a matter of 条例 Art. 20 (五) and (六): what it is, and what it has to say then. */
export const EnforcementQuestions = ({ value, onChange }: EnforcementProps) => {
  const bind = bindTo(value, onChange)
  const { choice } = value
  return (
    <>
      <Choice label={ENFORCEMENT.question} options={CHOICES} {...bind('choice')} />
      {choice === 'decision' && <Decision {...{ value, onChange }} />}
      {choice !== null && choice !== 'none' && choice !== 'decision' && (
        <Statements list={choice} {...{ value, onChange }} />
      )}
    </>
  )
}

const Statements = ({ list, value, onChange }: EnforcementProps & { readonly list: StatementList }) => {
  const { onChange: onStatements } = bindTo(value, onChange)('statements')
  return (
    <div className="determine-row">
      <p className="soft determine-note">{ENFORCEMENT.statementsHint}</p>
      {STATEMENTS[list].map((item) => {
        const given = value.statements[item] ?? { answer: null, note: '' }
        const set = (next: Partial<typeof given>) => {
          onStatements({ ...value.statements, [item]: { ...given, ...next } })
        }
        const word = statementWord(list, item)
        return (
          <div key={item}>
            <Choice
              label={ENFORCEMENT.statement(word)}
              value={given.answer}
              options={STATEMENT_ANSWERS.map((answer) => [answer, STATEMENT_ANSWER_WORDS[answer]])}
              onChange={(answer) => {
                set({ answer, note: answer === 'stated' ? '' : given.note })
              }}
            />
            {given.answer !== null && given.answer !== 'stated' && (
              <TextLine
                label={`${word}：${given.answer === 'elsewhere' ? ENFORCEMENT.elsewhere : ENFORCEMENT.reason}`}
                value={given.note}
                onChange={(note) => {
                  set({ note })
                }}
              />
            )}
          </div>
        )
      })}
    </div>
  )
}

const LONG: readonly string[] = ['content', 'basis', 'result']

const Decision = ({ value, onChange }: EnforcementProps) => {
  const bind = bindTo(value, onChange)
  const empty = emptyFields(value)
  return (
    <div className="determine-row">
      <p className="soft determine-note">{ENFORCEMENT.decisionHint}</p>
      <Choice
        label={ENFORCEMENT.kind}
        options={ENFORCEMENT_KINDS.map((kind) => [kind, ENFORCEMENT_KIND_WORDS[kind]])}
        {...bind('kind')}
      />
      {DECISION_FIELDS.map((field) =>
        LONG.includes(field) ? (
          <TextArea key={field} label={DECISION_FIELD_WORDS[field]} rows={2} {...bind(field)} />
        ) : (
          <Fragment key={field}>
            <TextLine label={DECISION_FIELD_WORDS[field]} {...bind(field)} />
            {field === 'party' && <Party {...{ value, onChange }} />}
          </Fragment>
        ),
      )}
      <TextLine label={DECISION_FIELD_WORDS.decidedOn} type="date" {...bind('decidedOn')} />
      {empty.length > 0 && <p className="soft determine-note">{ENFORCEMENT.emptyFields(empty)}</p>}
      <TextArea label={ENFORCEMENT.remark} rows={2} {...bind('remark')} />
    </div>
  )
}

/** Whose decision it is; of an organization its code. */
const Party = ({ value, onChange }: EnforcementProps) => {
  const bind = bindTo(value, onChange)
  const problem = codeProblem(value)
  return (
    <>
      <Choice
        label={ENFORCEMENT.partyKind}
        options={PARTY_KINDS.map((kind) => [kind, PARTY_KIND_WORDS[kind]])}
        {...bind('partyKind')}
      />
      {value.partyKind === 'organization' && (
        <>
          <TextLine label={DECISION_FIELD_WORDS.creditCode} {...bind('creditCode')} />
          {problem !== null && (
            <p className="gate-hint" role="status">
              {problem}
            </p>
          )}
        </>
      )}
    </>
  )
}
