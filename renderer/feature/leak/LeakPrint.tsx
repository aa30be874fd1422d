import { Button } from 'antd'
import { useCommand } from '../../api/use-command.ts'
import { useExportJob } from '../../api/use-export-job.ts'
import { LEAK } from '../../i18n/leak.ts'
import { JOB } from '../../i18n/release.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { FolderField } from '../../ui/field/FolderField.tsx'
import { JobProgress } from '../../ui/job/JobProgress.tsx'

/** The record of one incident as PDF into a folder. */
export const LeakPrint = ({ incidentId }: { readonly incidentId: string }) => {
  const job = useExportJob(`leak ${incidentId}`, 'exportFolder')
  const print = useCommand('leak.export')
  const folder = job.folder?.token ?? null
  return (
    <div className="leak-print">
      <FolderField name={job.folder?.name ?? null} disabled={job.running} onChoose={job.onChooseFolder} />
      <Failure error={job.chooseError ?? print.error} />
      <Button
        disabled={folder === null || job.running || print.busy}
        onClick={() => {
          if (folder !== null) void job.follow(print.run({ incidentId, folder }))
        }}
      >
        {LEAK.print}
      </Button>
      {job.jobId !== null && (
        <section aria-label={JOB.progress}>
          <JobProgress progress={job.progress} cancelling={job.cancelling} onCancel={job.onCancel} />
        </section>
      )}
    </div>
  )
}
