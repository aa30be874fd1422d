import { Button } from 'antd'
import { useCommand } from '../../api/use-command.ts'
import { useExportJob } from '../../api/use-export-job.ts'
import { REVIEW } from '../../i18n/review.ts'
import { JOB } from '../../i18n/release.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { FolderField } from '../../ui/field/FolderField.tsx'
import { JobProgress } from '../../ui/job/JobProgress.tsx'
import { Panel } from '../../ui/Panel.tsx'
import type { VersionPair } from './useComparison.ts'

const WORDS = REVIEW.exports

/** 花脸稿 of the two versions that are compared, and 责任到人 of the newest, into a chosen folder. */
export const ExportPanel = ({ caseId, pair }: { readonly caseId: string; readonly pair: VersionPair | null }) => {
  const job = useExportJob(`export ${caseId}`, 'exportFolder')
  const redline = useCommand('case.exportRedline')
  const attribution = useCommand('case.exportAttribution')
  const folder = job.folder?.token ?? null
  const disabled = folder === null || job.running || redline.busy || attribution.busy
  return (
    <Panel title={WORDS.heading}>
      <FolderField name={job.folder?.name ?? null} disabled={job.running} onChoose={job.onChooseFolder} />
      <Failure error={job.chooseError ?? redline.error ?? attribution.error} />
      {pair !== null && (
        <div className="button-row" role="group" aria-label={WORDS.redline(pair.from, pair.to)}>
          <span>{WORDS.redline(pair.from, pair.to)}</span>
          {(['pdf', 'docx'] as const).map((format) => (
            <Button
              key={format}
              disabled={disabled}
              onClick={() => {
                if (folder === null) return
                const versions = { fromVersion: pair.from, toVersion: pair.to }
                void job.follow(redline.run({ caseId, ...versions, format, folder }))
              }}
            >
              {WORDS.formats[format]}
            </Button>
          ))}
        </div>
      )}
      <div className="button-row" role="group" aria-label={REVIEW.attribution}>
        <span>{REVIEW.attribution}</span>
        {(['pdf', 'csv'] as const).map((format) => (
          <Button
            key={format}
            disabled={disabled}
            onClick={() => {
              if (folder !== null) void job.follow(attribution.run({ caseId, format, folder }))
            }}
          >
            {WORDS.formats[format]}
          </Button>
        ))}
      </div>
      {job.jobId !== null && (
        <section aria-label={JOB.progress}>
          <JobProgress progress={job.progress} cancelling={job.cancelling} onCancel={job.onCancel} />
        </section>
      )}
    </Panel>
  )
}
