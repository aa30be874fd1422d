import { Radio } from 'antd'
import {
  SECRECY_ANSWERS,
  SECRECY_CONCLUSIONS,
  SECRECY_QUESTIONS,
  type SecrecyAnswer,
  type SecrecyConclusion,
} from '#shared/domain/case/events.ts'
import { HITS } from '../../i18n/hits.ts'
import { ANSWER_WORDS, CONCLUSION_WORDS, QUESTION_WORDS } from '../../i18n/words.ts'
import { TextArea } from '../../ui/field/TextArea.tsx'
import type { Conclusion } from './conclusion.ts'

interface Props {
  readonly titles: readonly string[]
  readonly value: Conclusion
  readonly openHits: number
  /** The text is a public version: it goes on as 区分处理后公开. */
  readonly isRedacted: boolean
  readonly onChange: (value: Conclusion) => void
}

/** 保密审查单: five questions, a line for every item, the conclusion. Nothing is filled in beforehand. */
export const ConcludeForm = ({ titles, value, openHits, isRedacted, onChange }: Props) => (
  <>
    <fieldset className="secrecy-questions">
      <legend>{HITS.questions}</legend>
      {SECRECY_QUESTIONS.map((question) => (
        <div key={question} className="secrecy-line">
          <span>{QUESTION_WORDS[question]}</span>
          <Radio.Group
            aria-label={QUESTION_WORDS[question]}
            value={value.answers[question] ?? null}
            options={SECRECY_ANSWERS.map((answer) => ({ value: answer, label: ANSWER_WORDS[answer] }))}
            onChange={(event) => {
              // The group's values are SECRECY_ANSWERS.
              onChange({ ...value, answers: { ...value.answers, [question]: event.target.value as SecrecyAnswer } })
            }}
          />
        </div>
      ))}
    </fieldset>
    <fieldset className="secrecy-items">
      <legend>{HITS.items}</legend>
      {titles.map((title, index) => (
        <div key={index} className="field">
          <p className="secrecy-item-title">{title}</p>
          <Radio.Group
            aria-label={HITS.itemConclusion(title)}
            value={value.items[index]?.conclusion ?? null}
            options={SECRECY_CONCLUSIONS.map((conclusion) => ({
              value: conclusion,
              label: CONCLUSION_WORDS[conclusion],
            }))}
            onChange={(event) => {
              // The group's values are SECRECY_CONCLUSIONS.
              const conclusion = event.target.value as SecrecyConclusion
              onChange({ ...value, items: value.items.with(index, { note: '', ...value.items[index], conclusion }) })
            }}
          />
          {(value.items[index]?.conclusion ?? 'cleared') !== 'cleared' && (
            <TextArea
              label={HITS.itemNote(title)}
              value={value.items[index]?.note ?? ''}
              rows={2}
              onChange={(note) => {
                onChange({
                  ...value,
                  items: value.items.with(index, { conclusion: null, ...value.items[index], note }),
                })
              }}
            />
          )}
        </div>
      ))}
    </fieldset>
    <fieldset>
      <legend>{HITS.conclusion}</legend>
      <Radio.Group
        aria-label={HITS.conclusion}
        value={value.conclusion}
        options={SECRECY_CONCLUSIONS.map((conclusion) => ({
          value: conclusion,
          label: CONCLUSION_WORDS[conclusion],
          disabled:
            (conclusion === 'cleared' && (isRedacted || openHits > 0)) ||
            (conclusion === 'partial' && isRedacted && openHits > 0),
        }))}
        onChange={(event) => {
          // The group's values are SECRECY_CONCLUSIONS.
          onChange({ ...value, conclusion: event.target.value as SecrecyConclusion })
        }}
      />
    </fieldset>
  </>
)
