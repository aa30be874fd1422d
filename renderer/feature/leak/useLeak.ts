import { useEffect, useState } from 'react'
import type { Input, Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { useActs } from '../../api/use-acts.ts'
import { useListAsking } from '../../api/use-asking.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { LEAK } from '../../i18n/leak.ts'
import type { FormOf } from '../../ui/form/kept-form.ts'

export type LeakData = Output<'leak.list'>['leaks'][number]
export type Notice = Pick<Input<'leak.notice'>, 'noticedAt' | 'noticedBy' | 'what' | 'matter'>
export type Measure = Pick<Input<'leak.measure'>, 'measure' | 'channel' | 'takenAt' | 'note'>
export type Report = Pick<Input<'leak.report'>, 'to' | 'authority' | 'documentNumber' | 'reportedAt'>
export type Open = 'notice' | { readonly kind: 'measure' | 'report' | 'close'; readonly incidentId: string } | null

const HANDLERS: readonly Role[] = ['secrecyOfficer', 'deputyLeader', 'principalLeader']
export const handlesLeaks = (roles: readonly Role[]): boolean => roles.some((role) => HANDLERS.includes(role))

/** A minute on the clock, so that the time that is left is told anew. */
const TICK_MS = 30_000
export const useNow = (): number => {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(Date.now())
    }, TICK_MS)
    return () => {
      clearInterval(timer)
    }
  }, [])
  return now
}

export interface LeakProps {
  readonly roles: readonly Role[]
  readonly personName: string
  /** The release that was open when the person came here. */
  readonly about: { readonly caseId: string; readonly title: string } | null
  /** Back to that release. */
  readonly onBack: () => void
}

export interface LeakModel extends LeakProps {
  readonly leaks: readonly LeakData[] | null
  readonly readError: WireError | null
  readonly onRetry: () => void
  readonly now: number
  readonly handles: boolean
  readonly open: Open
  readonly onOpen: (open: Open) => void
  readonly form: FormOf | null
  readonly busy: boolean
  readonly error: WireError | null
  readonly message: string | null
  readonly onNotice: (notice: Notice) => void
  readonly onMeasure: (incidentId: string, measure: Measure) => void
  readonly onReport: (incidentId: string, report: Report) => void
  readonly onClose: (incidentId: string, outcome: string) => void
}

export const useLeak = (props: LeakProps): LeakModel => {
  const handles = handlesLeaks(props.roles)
  const list = useQuery('leak.list', handles ? {} : null)
  const notice = useCommand('leak.notice')
  const measure = useCommand('leak.measure')
  const report = useCommand('leak.report')
  const closing = useCommand('leak.close')
  const acts = useActs(notice, measure, report, closing)
  const first: Open = props.about === null ? null : 'notice'
  const caseId = props.about?.caseId ?? null
  const formOf = (asked: NonNullable<Open>): FormOf =>
    asked === 'notice'
      ? { name: `leak notice ${caseId ?? ''}`, caseId }
      : { name: `leak ${asked.kind} ${asked.incidentId}`, caseId: null }
  const {
    asking: open,
    onAsk: onOpen,
    form,
    settle,
  } = useListAsking<NonNullable<Open>>(acts, list.refresh, formOf, first)
  return {
    ...props,
    leaks: list.data?.leaks ?? null,
    readError: list.error,
    onRetry: list.refresh,
    now: useNow(),
    handles,
    open,
    onOpen,
    form,
    busy: acts.busy,
    error: acts.error,
    message: acts.message,
    onNotice: (value) => void notice.run({ ...value, caseId }).then(settle(LEAK.noticed)),
    onMeasure: (incidentId, value) => void measure.run({ incidentId, ...value }).then(settle(LEAK.saved)),
    onReport: (incidentId, value) => void report.run({ incidentId, ...value }).then(settle(LEAK.saved)),
    onClose: (incidentId, outcome) => void closing.run({ incidentId, outcome }).then(settle(LEAK.saved)),
  }
}
