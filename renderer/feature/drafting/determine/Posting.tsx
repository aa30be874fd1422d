import { useId } from 'react'
import { Select } from 'antd'
import type { Output } from '#shared/contract/channels.ts'
import { LOCAL_POSTING, POSTING_LIMITS } from '#shared/domain/deadline/posting.ts'
import { POSTING } from '../../../i18n/posting.ts'
import { DETERMINE } from '../../../i18n/determine.ts'
import { AccountTable } from '../../../ui/table/AccountTable.tsx'
import { bindTo } from './bind.ts'
import { NO_POSTING_RULE, type FormValue } from './determine-model.ts'
import { Choice, TextLine } from './fields.tsx'

export type PostingView = Output<'disclosure.posting'>

interface PostingProps {
  readonly value: FormValue
  readonly posting: PostingView
  readonly onChange: (value: FormValue) => void
}

const OPTIONS = [
  ...POSTING_LIMITS.map(({ id, matter }) => ({ value: id, label: matter })),
  { value: LOCAL_POSTING, label: POSTING.local },
  { value: NO_POSTING_RULE, label: POSTING.noRule },
]

/** 公示期: from when to when, by which rule, and the day on which it may end at the earliest, with how it was counted. */
export const Posting = ({ value, posting, onChange }: PostingProps) => {
  const { questions } = DETERMINE
  const id = useId()
  const bind = bindTo(value, onChange)
  const isShort = posting !== null && value.until !== '' && value.until < posting.earliest
  return (
    <>
      <TextLine label={questions.from} type="date" {...bind('from')} />
      <div className="determine-line">
        <label htmlFor={id} className="determine-label">
          {questions.postingRule}
        </label>
        <Select
          id={id}
          className="determine-text"
          value={value.postingRule}
          placeholder={questions.basisPlaceholder}
          options={OPTIONS}
          onChange={bind('postingRule').onChange}
        />
      </div>
      {value.postingRule === LOCAL_POSTING && (
        <>
          <TextLine label={POSTING.localCount} {...bind('localCount')} />
          <Choice
            label={POSTING.localUnit}
            options={(['naturalDay', 'workingDay'] as const).map((unit) => [unit, POSTING.units[unit]])}
            {...bind('localUnit')}
          />
          <TextLine label={POSTING.localBasis} {...bind('localBasis')} />
        </>
      )}
      {posting !== null && <Explained {...posting} from={value.from} />}
      <TextLine label={questions.until} type="date" {...bind('until')} />
      {isShort && (
        <p className="gate-hint" role="status">
          {posting.general ? POSTING.shortGeneral(posting.earliest) : POSTING.short(posting.earliest)}
        </p>
      )}
      {isShort && posting.general && <TextLine label={POSTING.reason} {...bind('postingReason')} />}
    </>
  )
}

const Explained = (view: NonNullable<PostingView> & { readonly from: string }) => (
  <div className="determine-posting">
    <p className="soft">{POSTING.explained(view)}</p>
    <details>
      <summary>{POSTING.howCounted}</summary>
      <AccountTable account={view.account} />
    </details>
  </div>
)
