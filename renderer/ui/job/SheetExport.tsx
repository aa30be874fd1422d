import type { ReactNode } from 'react'
import { Button } from 'antd'
import type { WireError } from '#shared/contract/errors.ts'
import { SHEET_EXPORT } from '../../i18n/sheet-export.ts'
import { Failure } from '../feedback/Failure.tsx'
import { FolderField } from '../field/FolderField.tsx'
import { JobProgress, type JobProgressProps } from './JobProgress.tsx'
import { Notice } from '../feedback/Notice.tsx'
import { Panel } from '../Panel.tsx'

export type SheetFormat = 'docx' | 'xlsx'
type Done = Extract<NonNullable<NonNullable<JobProgressProps['progress']>['outcome']>, { readonly state: 'done' }>

export interface SheetExportProps {
  readonly job: Omit<JobProgressProps, 'onOpen'> & {
    readonly folder: { readonly name: string } | null
    readonly running: boolean
    readonly onChooseFolder: () => void
  }
  readonly error: WireError | null
  readonly onExport: (format: SheetFormat) => void
  /** What is to be known before. */
  readonly children?: ReactNode
  /** What is to be done about what was found on the way. */
  readonly after?: (notices: Done['notices']) => ReactNode
}

/** For a way to it from above a long list. */
export const SHEET_EXPORT_ID = 'sheet-export'

/** A register, or what stands today, as a file: where it is written to, and what came of it. */
export const SheetExport = ({ job, error, onExport, children, after }: SheetExportProps) => {
  const outcome = job.running ? null : (job.progress?.outcome ?? null)
  return (
    <Panel id={SHEET_EXPORT_ID} title={SHEET_EXPORT.heading}>
      {children}
      <FolderField name={job.folder?.name ?? null} disabled={job.running} onChoose={job.onChooseFolder} />
      <Failure error={error} />
      <div className="button-row">
        {(['docx', 'xlsx'] as const).map((format) => (
          <Button
            key={format}
            disabled={job.folder === null || job.running}
            onClick={() => {
              onExport(format)
            }}
          >
            {SHEET_EXPORT[format]}
          </Button>
        ))}
      </div>
      {(job.running || outcome?.state === 'failed') && (
        <JobProgress progress={job.progress} cancelling={job.cancelling} onCancel={job.onCancel} />
      )}
      <Notice>{outcome?.state === 'done' && SHEET_EXPORT.done(outcome.files)}</Notice>
      {outcome?.state === 'done' && outcome.notices.length > 0 && after?.(outcome.notices)}
    </Panel>
  )
}
