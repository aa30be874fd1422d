import { Button } from 'antd'
import { EXCEPTIONS } from '#shared/domain/case/disclosure/disclosure-events.ts'
import { DETERMINE, EXCEPTION_NOTES, EXCEPTION_WORDS } from '../../../i18n/determine.ts'
import { TextArea } from '../../../ui/field/TextArea.tsx'
import type { ItemAnswers } from './determine-model.ts'
import { YesNo } from './fields.tsx'

/** Arts 14 to 16, one question a line, for the document and for each attachment. */
export const ItemQuestions = ({
  titles,
  items,
  onChange,
}: {
  readonly titles: readonly string[]
  readonly items: readonly ItemAnswers[]
  readonly onChange: (items: readonly ItemAnswers[]) => void
}) =>
  titles.map((title, index) => {
    const answers = items[index] ?? {}
    const set = (change: ItemAnswers): void => {
      onChange(items.with(index, { ...answers, ...change }))
    }
    const open = EXCEPTIONS.filter((question) => answers[question] === undefined)
    return (
      <fieldset key={index} className="determine-item">
        <legend>{DETERMINE.questions.item(title)}</legend>
        {EXCEPTIONS.map((question) => {
          const given = answers[question]
          return (
            <div key={question}>
              <YesNo
                label={EXCEPTION_WORDS[question]}
                value={given === undefined ? null : given.answer === 'yes'}
                onChange={(isYes) => {
                  set({ [question]: { answer: isYes ? 'yes' : 'no', note: isYes ? (given?.note ?? '') : '' } })
                }}
              />
              {given?.answer === 'yes' && (
                <TextArea
                  label={EXCEPTION_NOTES[question]}
                  value={given.note}
                  rows={2}
                  required
                  onChange={(note) => {
                    set({ [question]: { answer: 'yes', note } })
                  }}
                />
              )}
            </div>
          )
        })}
        {open.length > 0 && open.length < EXCEPTIONS.length && (
          <Button
            size="small"
            onClick={({ currentTarget }) => {
              // The button goes with what it does; the keyboard stays at the last answer that it gave.
              const item = currentTarget.closest('fieldset')
              set(Object.fromEntries(open.map((question) => [question, { answer: 'no', note: '' }])))
              requestAnimationFrame(() => {
                ;[...(item?.querySelectorAll<HTMLElement>(':checked') ?? [])].at(-1)?.focus()
              })
            }}
          >
            {DETERMINE.allNo}
          </Button>
        )}
      </fieldset>
    )
  })
