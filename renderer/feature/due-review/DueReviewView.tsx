import { DUE_REVIEW } from '../../i18n/due-review.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Empty, Loading, Unreadable } from '../../ui/feedback/States.tsx'
import { dueReviews, type DueReviewRow } from './due-review-model.ts'
import type { DueReviewModel } from './useDueReview.ts'

/** The job list of 定期评估审查: what is due on top. */
export const DueReviewView = ({ view, error, onRetry, onOpen }: DueReviewModel) => {
  if (view === null) return error === null ? <Loading /> : <Unreadable error={error} onRetry={onRetry} />
  const { due, later } = dueReviews(view)
  return (
    <div className="due-review">
      <h1>{DUE_REVIEW.heading}</h1>
      <p className="soft">{DUE_REVIEW.intro}</p>
      <Failure error={error} />
      {view.rows.length === 0 ? (
        <Empty title={DUE_REVIEW.none}>{DUE_REVIEW.noneHint}</Empty>
      ) : (
        <>
          <Panel title={DUE_REVIEW.dueHeading(view.due)}>
            {due.length === 0 ? <p>{DUE_REVIEW.nothingDue}</p> : <Rows rows={due} urgent onOpen={onOpen} />}
          </Panel>
          {view.total > view.rows.length && <p>{DUE_REVIEW.shown(view.rows.length)}</p>}
          {later.length > 0 && (
            <Panel title={DUE_REVIEW.laterHeading(view.total - view.due)}>
              <Rows rows={later} urgent={false} onOpen={onOpen} />
            </Panel>
          )}
        </>
      )}
    </div>
  )
}

const Rows = ({
  rows,
  urgent,
  onOpen,
}: {
  readonly rows: readonly DueReviewRow[]
  readonly urgent: boolean
  readonly onOpen: (caseId: string) => void
}) => (
  <table className="due-review-table">
    <thead>
      <tr>
        {(['title', 'mode', 'nextReview', 'state'] as const).map((column) => (
          <th key={column} scope="col">
            {DUE_REVIEW.columns[column]}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ caseId, title, mode, day, state }) => (
        <tr key={caseId}>
          <td>
            <button
              type="button"
              className="due-review-open"
              onClick={() => {
                onOpen(caseId)
              }}
            >
              {title}
            </button>
          </td>
          <td>{mode}</td>
          <td>{day}</td>
          <td className={urgent ? 'due-review-urgent' : undefined}>{state}</td>
        </tr>
      ))}
    </tbody>
  </table>
)
