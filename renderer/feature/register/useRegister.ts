import { useEffect, useState } from 'react'
import type { Input, Output } from '#shared/contract/channels.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { useActs } from '../../api/use-acts.ts'
import { useCommand } from '../../api/use-command.ts'
import { useExportJob, type ExportJob } from '../../api/use-export-job.ts'
import { useQuery } from '../../api/use-query.ts'
import { today } from '../../i18n/date.ts'
import { useKept } from '../../ui/form/use-kept.ts'
import { isAnnual, spanOf, type Page, type Span } from './register-model.ts'

export type { Page }
type Entry = Input<'register.record'>['entry']

export interface RegisterProps {
  readonly roles: readonly Role[]
  readonly page: Page
  readonly onPage: (page: Page) => void
  readonly onOpenCase: (caseId: string) => void
}

/** A number that was opened, with its place in the table. */
interface Opened {
  readonly row: number
  readonly cell: number
}

export interface RegisterModel extends RegisterProps {
  readonly keepsEntries: boolean
  readonly delivers: boolean
  readonly span: Span
  readonly onSpan: (change: Partial<Span>) => void
  /** 承办科室 that the lists are limited to; '' for all. */
  readonly department: string
  readonly onDepartment: (department: string) => void
  readonly view: Output<'register.view'> | null
  readonly readError: WireError | null
  readonly onRetry: () => void
  readonly opened: Opened | null
  readonly onOpenCell: (opened: Opened | null) => void
  readonly records: Output<'register.records'> | null
  readonly recordsError: WireError | null
  readonly onRetryRecords: () => void
  readonly job: ExportJob
  readonly exportError: WireError | null
  readonly onExport: (format: 'docx' | 'xlsx') => void
  readonly entries: Output<'register.entries'> | null
  /** The words of the annual report; read where it is written or exported. */
  readonly report: Output<'register.report'> | null
  readonly entryBusy: boolean
  readonly entryError: WireError | null
  readonly saved: boolean
  readonly onEntry: (entry: Entry) => Promise<boolean>
  readonly onCode: (organCode: string) => void
  readonly onDeliver: (
    delivery: Pick<Input<'register.deliver'>, 'institution' | 'receivedBy' | 'deliveredOn'>,
  ) => Promise<boolean>
}

export const useRegister = (props: RegisterProps): RegisterModel => {
  const { roles, page } = props
  const [chosen, setSpan] = useKept<Span | null>('register span', null)
  const [usual] = useState(() => spanOf(today()))
  const span = chosen ?? usual
  const [department, setDepartment] = useKept('register department', '')
  const [opened, setOpened] = useState<Opened | null>(null)
  const [saved, setSaved] = useState(false)
  const sheet = page === 'entries' || page === 'report' ? null : page
  const query = useQuery('register.view', sheet === null ? null : { sheet, ...span, department })
  const records = useQuery(
    'register.records',
    sheet === null || opened === null ? null : { sheet, ...opened, ...span, department },
  )
  const entries = useQuery('register.entries', page === 'entries' ? {} : null)
  const report = useQuery('register.report', isAnnual(page) ? { year: span.year } : null)
  const job = useExportJob(`register ${page}`, 'exportFolder')
  const exporting = useCommand('register.export')
  const recording = useCommand('register.record')
  const coding = useCommand('register.setCode')
  const delivering = useCommand('register.deliver')
  const acts = useActs(recording, coding, delivering)
  const { refresh } = query
  // Cases move on while another page is shown: a register is of now.
  useEffect(() => {
    refresh()
  }, [refresh])
  useEffect(() => {
    setOpened(null)
    setSaved(false)
  }, [page, span, department])
  const done = (ok: boolean): boolean => {
    setSaved(ok)
    if (ok) {
      entries.refresh()
      report.refresh()
    }
    return ok
  }
  return {
    ...props,
    keepsEntries: roles.includes('disclosureOfficer'),
    delivers: roles.some((role) => ['disclosureOfficer', 'archivist', 'publisher'].includes(role)),
    span,
    onSpan: (change) => {
      setSpan({ ...span, ...change })
    },
    department,
    onDepartment: setDepartment,
    view: query.data,
    readError: query.error ?? entries.error ?? report.error,
    onRetry: () => {
      query.refresh()
      entries.refresh()
      report.refresh()
    },
    opened,
    onOpenCell: setOpened,
    records: records.data,
    recordsError: records.error,
    onRetryRecords: records.refresh,
    job,
    exportError: job.chooseError ?? exporting.error,
    onExport: (format) => {
      if (page === 'entries' || job.folder === null) return
      void job.follow(
        exporting.run({ sheet: sheet ?? 'annual2', format, folder: job.folder.token, ...span, department }),
      )
    },
    entries: entries.data,
    report: report.data,
    entryBusy: acts.busy,
    entryError: acts.error,
    saved,
    onEntry: async (entry) => done((await recording.run({ entry })).ok),
    onCode: (organCode) => {
      void coding.run({ organCode }).then((reply) => done(reply.ok))
    },
    onDeliver: async (delivery) => {
      const { ok } = await delivering.run({ ...delivery, ...span })
      if (ok) query.refresh()
      return done(ok)
    },
  }
}
