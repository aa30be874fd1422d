import { useState } from 'react'
import type { Output } from '#shared/contract/channels.ts'
import type { Reply, WireError } from '#shared/contract/errors.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { useActs } from '../../api/use-acts.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { CALENDAR } from '../../i18n/calendar.ts'
import { today } from '../../i18n/date.ts'
import type { LocalDay } from './calendar-model.ts'
import type { SecondHandActs } from '../../ui/dialog/SecondHand.tsx'

export interface CalendarProps {
  readonly roles: readonly Role[]
}

export interface CalendarModel {
  readonly view: Output<'calendar.view'> | null
  readonly readError: WireError | null
  readonly onRetry: () => void
  /** A file that was looked at and not yet adopted. */
  readonly check: Output<'calendar.check'> | null
  readonly onChoose: () => void
  readonly onAdopt: () => void
  /** The second hand on a file that nobody signed; true when it is done. */
  readonly second: SecondHandActs
  /** The holidays of the place in that year, in the place of those that were set; true when it is on record. */
  readonly onLocal: (year: number, days: readonly LocalDay[], basis: string) => Promise<boolean>
  /** Beijing, YYYY-MM-DD. */
  readonly today: string
  readonly mayTrust: boolean
  /** The file that was chosen is signed by somebody whom nobody here trusts yet. */
  readonly isStrange: boolean
  readonly onTrust: () => void
  readonly onDistrust: (sha256: string) => void
  readonly busy: boolean
  readonly error: WireError | null
  readonly message: string | null
  readonly moved: Output<'calendar.confirm'> | null
}

export const useCalendar = ({ roles }: CalendarProps): CalendarModel => {
  const query = useQuery('calendar.view', {})
  const choose = useCommand('file.choose')
  const checking = useCommand('calendar.check')
  const adopting = useCommand('calendar.adopt')
  const confirming = useCommand('calendar.confirm')
  const declining = useCommand('calendar.decline')
  const local = useCommand('calendar.setLocal')
  const trusting = useCommand('calendar.trust')
  const distrusting = useCommand('calendar.distrust')
  const [file, setFile] = useState<string | null>(null)
  /** A signed calendar of somebody whom nobody here trusts yet. */
  const [strange, setStrange] = useState<string | null>(null)
  const [check, setCheck] = useState<CalendarModel['check']>(null)
  const [moved, setMoved] = useState<CalendarModel['moved']>(null)
  const acts = useActs(choose, checking, adopting, local, trusting, distrusting)
  const fresh = (): void => {
    acts.fresh()
    setMoved(null)
    setStrange(null)
  }
  const onChoose = async (): Promise<void> => {
    fresh()
    setCheck(null)
    const chosen = await choose.run({ purpose: 'calendar' })
    if (!chosen.ok || chosen.value === null) return
    const reply = await checking.run({ file: chosen.value.token })
    if (!reply.ok) {
      setStrange(reply.error.code === 'calendar.notTrusted' ? chosen.value.token : null)
      return
    }
    setFile(chosen.value.token)
    setCheck(reply.value)
  }
  const done = (text: string, reply: Reply<NonNullable<CalendarModel['moved']>>): void => {
    acts.settle(text)(reply)
    query.refresh()
    if (!reply.ok) return
    setCheck(null)
    setMoved(reply.value)
  }
  const onTrust = async (): Promise<void> => {
    if (strange === null) return
    const token = strange
    fresh()
    const reply = await trusting.run({ file: token })
    query.refresh()
    if (!acts.settle(CALENDAR.trusted)(reply)) return
    const checked = await checking.run({ file: token })
    if (!checked.ok) return
    setFile(token)
    setCheck(checked.value)
  }
  const onDistrust = async (sha256: string): Promise<void> => {
    fresh()
    acts.settle(CALENDAR.distrusted)(await distrusting.run({ sha256 }))
    query.refresh()
  }
  const onAdopt = async (): Promise<void> => {
    if (file === null) return
    fresh()
    const reply = await adopting.run({ file })
    if (!reply.ok || !reply.value.waits) {
      done(CALENDAR.done, reply)
      return
    }
    acts.settle(CALENDAR.proposed)(reply)
    query.refresh()
    setCheck(null)
  }
  const onLocal: CalendarModel['onLocal'] = async (year, days, basis) => {
    fresh()
    const reply = await local.run({ year, days: [...days], basis })
    acts.settle(CALENDAR.localDone)(reply)
    query.refresh()
    return reply.ok
  }
  const onConfirm = async (proposalId: string): Promise<boolean> => {
    fresh()
    const reply = await confirming.run({ proposalId })
    query.refresh()
    if (!reply.ok) return false
    done(CALENDAR.done, reply)
    return true
  }
  const onDecline = async (proposalId: string, reason: string): Promise<boolean> => {
    fresh()
    const reply = await declining.run({ proposalId, reason })
    query.refresh()
    if (reply.ok) acts.settle(CALENDAR.declined)(reply)
    return reply.ok
  }
  return {
    view: query.data,
    readError: query.error,
    onRetry: query.refresh,
    check,
    onChoose: () => void onChoose(),
    onAdopt: () => void onAdopt(),
    mayTrust: roles.includes('securityAdministrator'),
    isStrange: strange !== null,
    onTrust: () => void onTrust(),
    onDistrust: (sha256) => void onDistrust(sha256),
    second: {
      busy: confirming.busy || declining.busy,
      error: confirming.error ?? declining.error,
      onConfirm,
      onDecline,
      onDismiss: () => {
        confirming.dismiss()
        declining.dismiss()
      },
    },
    onLocal,
    today: today(),
    busy: acts.busy,
    error: acts.error,
    message: acts.message,
    moved,
  }
}
