import { Button } from 'antd'
import { PRINT } from '../../i18n/print.ts'
import { JOB } from '../../i18n/release.ts'
import { Failure } from '../feedback/Failure.tsx'
import { FolderField } from '../field/FolderField.tsx'
import { JobProgress, type JobProgressProps } from './JobProgress.tsx'
import { Panel } from '../Panel.tsx'

/** A form to print, as `useFormPrint` gives it. */
export interface PrintModel extends JobProgressProps {
  readonly folderName: string | null
  readonly onChooseFolder: () => void
  readonly running: boolean
  /** A folder is chosen and nothing is under way. */
  readonly ready: boolean
  readonly error: Parameters<typeof Failure>[0]['error']
  /** A job was started, and may have ended. */
  readonly started: boolean
  readonly onPrint: () => void
}

/** Prints one form of a case as PDF into a folder. */
export const PrintPanel = ({
  form,
  print,
}: {
  readonly form: keyof typeof PRINT.forms
  readonly print: PrintModel
}) => (
  <Panel title={PRINT.forms[form]}>
    <p className="soft">{PRINT.hint}</p>
    <FolderField name={print.folderName} disabled={print.running} onChoose={print.onChooseFolder} />
    <Failure error={print.error} />
    <div className="button-row">
      <Button disabled={!print.ready} onClick={print.onPrint}>
        {PRINT.print(PRINT.forms[form])}
      </Button>
    </div>
    {print.started && (
      <section aria-label={JOB.progress}>
        <JobProgress progress={print.progress} cancelling={print.cancelling} onCancel={print.onCancel} />
      </section>
    )}
  </Panel>
)
