import { Button, Progress } from 'antd'
import { JOB, JOB_STEP_WORDS, noticeText } from '../../i18n/release.ts'
import { Failure } from '../feedback/Failure.tsx'
import type { PushPayload } from '#shared/contract/channels.ts'

type Progressing = PushPayload['jobProgress']

export interface JobProgressProps {
  /** Null until the first report. */
  readonly progress: Progressing | null
  readonly cancelling: boolean
  readonly onCancel: () => void
  /** Opens a case that a failure names. */
  readonly onOpen?: ((caseId: string) => void) | undefined
}

/** A long action under way or just ended: how far, what it wrote, or why not. */
export const JobProgress = ({ progress, cancelling, onCancel, onOpen }: JobProgressProps) => {
  const outcome = progress?.outcome ?? null
  if (outcome?.state === 'failed') return <Failure error={failureOf(outcome.error)} onOpen={onOpen} />
  if (outcome !== null) {
    return (
      <div className="job-done" role="status">
        <p className="job-title">{JOB.done}</p>
        {outcome.files.length > 0 && <h3>{JOB.files}</h3>}
        <ul className="job-files">
          {outcome.files.map((name) => (
            <li key={name}>{name}</li>
          ))}
        </ul>
        {outcome.notices.length > 0 && (
          <>
            <h3>{JOB.notices}</h3>
            <ul className="job-files">
              {outcome.notices.map(({ code, detail }) => (
                <li key={`${code} ${detail}`}>{noticeText(code, detail)}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    )
  }
  const fraction = progress?.fraction ?? 0
  return (
    <div className="job">
      <p role="status">{progress === null ? JOB.starting : JOB_STEP_WORDS[progress.step]}</p>
      <Progress
        percent={Math.round(fraction * 100)}
        status="normal"
        aria-label={JOB.progress}
        format={() => JOB.percent(fraction)}
      />
      {progress?.counts !== undefined && <p className="soft">{JOB.counts(progress.counts)}</p>}
      <Button onClick={onCancel} disabled={cancelling}>
        {cancelling ? JOB.cancelling : JOB.cancel}
      </Button>
    </div>
  )
}

type Told = Extract<Progressing['outcome'], { state: 'failed' }>['error']

/** Leaves absent fields absent: the push may carry them as undefined. */
const plain = ({ code, detail, faultId }: Omit<Told, 'each'>) => ({
  code,
  ...(detail === undefined ? {} : { detail }),
  ...(faultId === undefined ? {} : { faultId }),
})
const failureOf = ({ each, ...error }: Told) => ({
  ...plain(error),
  ...(each === undefined ? {} : { each: each.map(plain) }),
})
