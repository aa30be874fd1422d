import { Button, Input, Radio } from 'antd'
import { REFERRAL_ANSWERS, type ReferralAnswer } from '#shared/domain/case/events.ts'
import { dateTimeText } from '../../i18n/date.ts'
import { HITS } from '../../i18n/hits.ts'
import { REFERRAL_WORDS } from '../../i18n/words.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { Facts, Panel } from '../../ui/Panel.tsx'
import type { HitsModel } from './useHits.ts'
import { useFieldOf } from '../../ui/form/use-field.ts'

/** 报请确定: the lock with both clocks, and what the officer records of it. */
export const ReferralPanel = ({ view, referral }: HitsModel) => {
  if (view.referral === null) return null
  const { referredAt, reportDue, reportedOn, answerDue } = view.referral
  const due = (date: typeof reportDue): string =>
    date === null ? '' : date.provisional ? HITS.provisional(date.date) : date.date
  return (
    <Panel title={HITS.referral}>
      <p className="gate-hint">{HITS.referralLocked}</p>
      <Facts
        rows={[
          [HITS.referredAt, dateTimeText(referredAt)],
          [HITS.reportDue, reportedOn === null ? due(reportDue) : ''],
          [HITS.reportedOn, reportedOn ?? ''],
          [HITS.answerDue, due(answerDue)],
        ]}
      />
      {referral.allowed && (
        <ReferralForm key={reportedOn ?? ''} kind={reportedOn === null ? 'reported' : 'answered'} referral={referral} />
      )}
    </Panel>
  )
}

const ReferralForm = ({
  kind,
  referral,
}: {
  readonly kind: 'reported' | 'answered'
  readonly referral: HitsModel['referral']
}) => {
  const [authority, setAuthority] = useFieldOf(referral.kept, 'authority', '')
  const [documentNumber, setDocumentNumber] = useFieldOf(referral.kept, 'documentNumber', '')
  const [date, setDate] = useFieldOf(referral.kept, 'date', '')
  const [answer, setAnswer] = useFieldOf<ReferralAnswer | null>(referral.kept, 'answer', null)
  const ready = authority.trim() !== '' && date !== '' && (kind === 'reported' || answer !== null)
  return (
    <form
      className="field"
      onSubmit={(event) => {
        event.preventDefault()
        const common = { authority, documentNumber }
        if (kind === 'reported') referral.onRecord({ kind, ...common, reportedOn: date })
        else if (answer !== null) referral.onRecord({ kind, ...common, answeredOn: date, answer })
      }}
    >
      <label className="field">
        <span>{HITS.authority}</span>
        <Input value={authority} maxLength={100} required onChange={(event) => setAuthority(event.target.value)} />
      </label>
      <label className="field">
        <span>{HITS.referralNumber}</span>
        <Input value={documentNumber} maxLength={100} onChange={(event) => setDocumentNumber(event.target.value)} />
      </label>
      <label className="field">
        <span>{kind === 'reported' ? HITS.reportedOn : HITS.answeredOn}</span>
        <Input type="date" value={date} required onChange={(event) => setDate(event.target.value)} />
      </label>
      {kind === 'answered' && (
        <Radio.Group
          aria-label={HITS.answer}
          value={answer}
          options={REFERRAL_ANSWERS.map((value) => ({ value, label: REFERRAL_WORDS[value] }))}
          onChange={(event) => {
            // The group's values are REFERRAL_ANSWERS.
            setAnswer(event.target.value as ReferralAnswer)
          }}
        />
      )}
      <Failure error={referral.error} />
      <div className="button-row">
        <Button type="primary" ghost htmlType="submit" loading={referral.busy} disabled={!ready}>
          {kind === 'reported' ? HITS.recordReport : HITS.recordAnswer}
        </Button>
      </div>
    </form>
  )
}
