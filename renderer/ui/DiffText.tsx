import { REVIEW } from '../i18n/review.ts'

export interface DiffRun {
  readonly kind: 'kept' | 'inserted' | 'deleted'
  readonly text: string
  /** The change that this run belongs to; null for kept text. */
  readonly changeId: string | null
}

const { spoken } = REVIEW

/** Text with its changes marked by element, line and colour, and in words for those who listen. */
export const DiffText = ({
  runs,
  currentId,
}: {
  readonly runs: readonly DiffRun[]
  readonly currentId: string | null
}) =>
  runs.map((run, index) => {
    if (run.kind === 'kept') return <span key={index}>{run.text}</span>
    const Mark = run.kind === 'inserted' ? 'ins' : 'del'
    const [start, end] =
      run.kind === 'inserted' ? [spoken.insertedStart, spoken.insertedEnd] : [spoken.deletedStart, spoken.deletedEnd]
    return (
      <Mark
        key={index}
        data-change={run.changeId}
        className={run.changeId !== null && run.changeId === currentId ? 'change-current' : undefined}
      >
        <span className="visually-hidden">{start}</span>
        {run.text}
        <span className="visually-hidden">{end}</span>
      </Mark>
    )
  })
