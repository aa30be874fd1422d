import { Radio } from 'antd'
import { ACCESS } from '../../i18n/access.ts'
import { chainProblemText, TIMELINE } from '../../i18n/timeline.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { PrintPanel } from '../../ui/job/PrintPanel.tsx'
import { Loading, Unreadable } from '../../ui/feedback/States.tsx'
import { accessEntry, keepingEntry, timelineEntry, type TimelineEntry } from './timeline-model.ts'
import type { TimelineModel, TimelineShown } from './useTimeline.ts'

const HASH_SHOWN_CHARACTERS = 12
const SHOWN: readonly TimelineShown[] = ['handling', 'access']

export const TimelineView = (model: TimelineModel) => {
  const { history, error, onRetry, print, shown } = model
  if (history === null) return error === null ? <Loading /> : <Unreadable error={error} onRetry={onRetry} />
  const { rows, chain } = history
  return (
    <div className="timeline-page">
      <Failure error={error} />
      {chain.intact ? (
        <p className="notice" role="status">
          {TIMELINE.intact(rows.length)}
        </p>
      ) : (
        <div className="failure timeline-broken" role="alert">
          <p className="failure-title">{TIMELINE.broken}</p>
          <p className="failure-advice">{TIMELINE.brokenAt(chain.atSeq, chainProblemText(chain.problem ?? ''))}</p>
        </div>
      )}
      <Which {...model} history={history} />
      {shown === 'handling' ? (
        <>
          <p className="soft">{TIMELINE.intro}</p>
          <Entries
            label={TIMELINE.heading}
            entries={rows.map(timelineEntry)}
            isBad={({ seq }) => chain.atSeq !== null && seq >= chain.atSeq}
          />
          {history.keeping.length > 0 && (
            <>
              <h3>{TIMELINE.keeping}</h3>
              <p className="soft">{TIMELINE.keepingIntro}</p>
              <Entries label={TIMELINE.keeping} entries={history.keeping.map(keepingEntry)} isBad={() => false} />
            </>
          )}
          {print !== null && <PrintPanel form="approval" print={print} />}
        </>
      ) : (
        <Accesses history={history} />
      )}
    </div>
  )
}

type History = NonNullable<TimelineModel['history']>

const Which = ({ history, shown, onShow }: TimelineModel & { readonly history: History }) => (
  <Radio.Group
    className="timeline-which"
    optionType="button"
    aria-label={ACCESS.view}
    value={shown}
    onChange={(event) => {
      const { value } = event.target as { readonly value: unknown }
      onShow(value === 'access' ? 'access' : 'handling')
    }}
    options={SHOWN.map((value) => ({
      value,
      label: ACCESS.views[value](value === 'access' ? history.accessTotal : history.rows.length),
    }))}
  />
)

const Accesses = ({ history: { accesses, accessTotal } }: { readonly history: History }) => (
  <>
    <p className="soft">{ACCESS.intro}</p>
    {accesses.length === 0 && <p>{ACCESS.none}</p>}
    <Entries label={ACCESS.heading} entries={accesses.map(accessEntry)} isBad={() => false} />
    {accessTotal > accesses.length && <p className="soft">{ACCESS.more(accesses.length, accessTotal)}</p>}
  </>
)

const Entries = ({
  label,
  entries,
  isBad,
}: {
  readonly label: string
  readonly entries: readonly TimelineEntry[]
  readonly isBad: (entry: TimelineEntry) => boolean
}) => (
  <ol className="timeline" aria-label={label}>
    {entries.map((entry) => (
      <li key={entry.seq} className={isBad(entry) ? 'timeline-bad' : undefined}>
        <p className="timeline-head">
          <time>{entry.at}</time>
          <strong>{entry.word}</strong>
          <span className="soft">{TIMELINE.seq(entry.seq)}</span>
          <span className="hash soft" title={TIMELINE.hashTitle(entry.hash)}>
            {`${TIMELINE.hash} ${entry.hash.slice(0, HASH_SHOWN_CHARACTERS)}`}
          </span>
        </p>
        <p className="timeline-sentence">{entry.sentence}</p>
      </li>
    ))}
  </ol>
)
