import { useState } from 'react'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { adoptJob } from '../../api/jobs.ts'
import { useCommand } from '../../api/use-command.ts'
import { useExportJob, type ExportJob } from '../../api/use-export-job.ts'
import { useFollowedJob } from '../../api/use-followed-job.ts'
import { useQuery } from '../../api/use-query.ts'

export interface Plan {
  readonly time: string
  readonly everyDays: number
  readonly keep: number
}
const USUAL: Plan = { time: '18:30', everyDays: 1, keep: 14 }

export interface BackupModel {
  readonly view: Output<'backup.view'> | null
  readonly readError: WireError | null
  readonly onRetry: () => void
  /** May set the plan and the code; the auditor reads and rehearses. */
  readonly isKeeper: boolean
  readonly plan: Plan
  readonly onPlan: (change: Partial<Plan>) => void
  readonly planJob: ExportJob
  readonly planError: WireError | null
  readonly planSaved: boolean
  readonly onSavePlan: () => void
  readonly make: ExportJob
  readonly makeError: WireError | null
  readonly onMake: () => void
  readonly file: NonNullable<Output<'file.choose'>> | null
  readonly onChooseFile: () => void
  readonly codes: readonly [string, string]
  readonly onCodes: (codes: readonly [string, string]) => void
  readonly rehearsal: Pick<ExportJob, 'progress' | 'running' | 'cancelling' | 'onCancel'>
  readonly rehearsalError: WireError | null
  readonly onRehearse: () => void
  readonly renewing: { readonly busy: boolean; readonly error: WireError | null }
  readonly onRenew: (shares: number) => void
  /** The new codes, until everybody has theirs. */
  readonly printed: readonly string[] | null
  readonly onPrinted: () => void
}

export const useBackup = ({ isKeeper }: { readonly isKeeper: boolean }): BackupModel => {
  const query = useQuery('backup.view', {})
  const [change, setChange] = useState<Partial<Plan>>({})
  const [planSaved, setPlanSaved] = useState(false)
  const [file, setFile] = useState<BackupModel['file']>(null)
  const [codes, setCodes] = useState<readonly [string, string]>(['', ''])
  const [printed, setPrinted] = useState<readonly string[] | null>(null)
  const planJob = useExportJob('backup plan', 'backupFolder')
  const make = useExportJob('backup', 'backupFolder')
  const schedule = useCommand('backup.schedule')
  const starting = useCommand('backup.make')
  const choosing = useCommand('file.choose')
  const rehearsing = useCommand('backup.rehearse')
  const renew = useCommand('backup.renewRecovery')
  const rehearsal = useFollowedJob('rehearsal')
  const set = query.data?.schedule ?? null
  const plan: Plan = {
    ...(set === null ? USUAL : { time: set.time, everyDays: set.everyDays, keep: set.keep }),
    ...change,
  }
  return {
    view: query.data,
    readError: query.error,
    onRetry: query.refresh,
    isKeeper,
    plan,
    onPlan: (part) => {
      setPlanSaved(false)
      setChange({ ...change, ...part })
    },
    planJob,
    planError: planJob.chooseError ?? schedule.error,
    planSaved,
    onSavePlan: () => {
      void schedule.run({ folder: planJob.folder?.token ?? null, ...plan }).then((reply) => {
        if (!reply.ok) return
        setChange({})
        setPlanSaved(true)
        planJob.onForget()
      })
    },
    make,
    makeError: make.chooseError ?? starting.error,
    onMake: () => {
      void make.follow(starting.run({ folder: make.folder?.token ?? null }))
    },
    file,
    onChooseFile: () => {
      void choosing.run({ purpose: 'backupFile' }).then((reply) => {
        if (reply.ok && reply.value !== null) setFile(reply.value)
      })
    },
    codes,
    onCodes: setCodes,
    rehearsal,
    rehearsalError: choosing.error ?? rehearsing.error ?? rehearsal.cancelError,
    onRehearse: () => {
      if (file === null) return
      void rehearsing.run({ file: file.token, code: codes[0], secondCode: codes[1] }).then((reply) => {
        if (!reply.ok) return
        setCodes(['', ''])
        adoptJob('rehearsal', reply.value.jobId)
      })
    },
    renewing: { busy: renew.busy, error: renew.error },
    onRenew: (shares) => {
      void renew.run({ shares }).then((reply) => {
        if (reply.ok) setPrinted(reply.value.codes)
      })
    },
    printed,
    onPrinted: () => {
      setPrinted(null)
      query.refresh()
    },
  }
}
