import { Button } from 'antd'
import { dateTimeText } from '../../i18n/date.ts'
import { REMARK } from '../../i18n/remark.ts'
import { JumpButton, RemarkHead } from './RemarkParts.tsx'
import { TextArea } from '../field/TextArea.tsx'
import type { Remark, RemarksView } from './remark-model.ts'
import { useKeptForm } from '../form/kept-form.ts'

export interface RemarkItemProps {
  readonly caseId: string
  readonly remark: Remark
  readonly may: RemarksView['may']
  readonly busy: boolean
  readonly quote: string | null
  /** The line that it stands at now; null when it stands at none. */
  readonly line: number | null
  readonly onJump: (line: number) => void
  readonly onAnswer: (remarkId: string, text: string) => Promise<boolean>
  readonly onSettle: (remarkId: string) => void
}

/** A remark with its answers, as people speak: the newest at the end. */
export const RemarkItem = (props: RemarkItemProps) => {
  const { caseId, remark, may, busy, quote, line, onJump, onAnswer, onSettle } = props
  const { remarkId, personName, at, round, version, text, place, answers, settled } = remark
  const {
    value: answer,
    set: setAnswer,
    discard,
  } = useKeptForm<string | null>(`remark answer ${remarkId}`, null, caseId)
  return (
    <li className={`remark${settled === null ? '' : ' remark-settled'}`}>
      <RemarkHead kind={REMARK.remark} {...{ personName, round, at }} />
      <p className="remark-quote">
        {place === null ? REMARK.onWhole : quote === null ? REMARK.onVersion(version) : REMARK.quote(quote)}
      </p>
      <p className="review-opinion-text">{text}</p>
      {answers.map((own) => (
        <p key={own.at} className="remark-answer">
          <strong>{own.personName}</strong>
          <span className="soft">{dateTimeText(own.at)}</span>
          <span className="review-opinion-text">{own.text}</span>
        </p>
      ))}
      {settled !== null && <p className="soft">{REMARK.settledBy(settled.personName, dateTimeText(settled.at))}</p>}
      {answer !== null && <TextArea label={REMARK.answerText} value={answer} rows={2} required onChange={setAnswer} />}
      <div className="remark-acts">
        <JumpButton line={line} onJump={onJump} />
        {settled === null && may.answer && (
          <Button
            size="small"
            disabled={busy || answer?.trim() === ''}
            onClick={() => {
              if (answer === null) setAnswer('')
              else
                void onAnswer(remarkId, answer).then((done) => {
                  if (done) discard()
                })
            }}
          >
            {answer === null ? REMARK.answer : REMARK.answerSend}
          </Button>
        )}
        {settled === null && may.settle && (
          <Button
            size="small"
            disabled={busy}
            onClick={() => {
              onSettle(remarkId)
            }}
          >
            {REMARK.settle}
          </Button>
        )}
      </div>
    </li>
  )
}
