import { useState } from 'react'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { CALENDAR } from '../../i18n/calendar.ts'
import { readLocalDays } from './calendar-model.ts'

export interface CalendarModel {
  readonly view: Output<'calendar.view'> | null
  readonly readError: WireError | null
  readonly onRetry: () => void
  /** A file that was looked at and not yet adopted. */
  readonly check: Output<'calendar.check'> | null
  readonly onChoose: () => void
  readonly onAdopt: () => void
  readonly onDrop: () => void
  readonly onLocal: (year: number, lines: string, basis: string) => void
  readonly busy: boolean
  readonly error: WireError | null
  /** What is wrong with the lines that were typed. */
  readonly lineError: string | null
  readonly message: string | null
  readonly moved: Output<'calendar.adopt'> | null
}

export const useCalendar = (): CalendarModel => {
  const query = useQuery('calendar.view', {})
  const choose = useCommand('file.choose')
  const checking = useCommand('calendar.check')
  const adopting = useCommand('calendar.adopt')
  const local = useCommand('calendar.setLocal')
  const [file, setFile] = useState<string | null>(null)
  const [check, setCheck] = useState<CalendarModel['check']>(null)
  const [moved, setMoved] = useState<CalendarModel['moved']>(null)
  const [message, setMessage] = useState<string | null>(null)
  const [lineError, setLineError] = useState<string | null>(null)
  const commands = [choose, checking, adopting, local]
  const fresh = (): void => {
    for (const command of commands) command.dismiss()
    setMoved(null)
    setMessage(null)
    setLineError(null)
  }
  const onChoose = async (): Promise<void> => {
    fresh()
    setCheck(null)
    const chosen = await choose.run({ purpose: 'calendar' })
    if (!chosen.ok || chosen.value === null) return
    const reply = await checking.run({ file: chosen.value.token })
    if (!reply.ok) return
    setFile(chosen.value.token)
    setCheck(reply.value)
  }
  const done = (text: string, value: NonNullable<CalendarModel['moved']>): void => {
    setCheck(null)
    setMoved(value)
    setMessage(text)
    query.refresh()
  }
  const onAdopt = async (): Promise<void> => {
    if (file === null) return
    fresh()
    const reply = await adopting.run({ file })
    if (reply.ok) done(CALENDAR.done, reply.value)
  }
  const onLocal = async (year: number, lines: string, basis: string): Promise<void> => {
    fresh()
    const read = readLocalDays(lines)
    if (typeof read === 'number') {
      setLineError(CALENDAR.localBad(read))
      return
    }
    const reply = await local.run({ year, days: [...read], basis })
    if (reply.ok) done(CALENDAR.localDone, reply.value)
  }
  return {
    view: query.data,
    readError: query.error,
    onRetry: query.refresh,
    check,
    onChoose: () => void onChoose(),
    onAdopt: () => void onAdopt(),
    onDrop: () => {
      setCheck(null)
    },
    onLocal: (year, lines, basis) => void onLocal(year, lines, basis),
    busy: commands.some((command) => command.busy),
    error: commands.map((command) => command.error).find((error) => error !== null) ?? null,
    lineError,
    message,
    moved,
  }
}
