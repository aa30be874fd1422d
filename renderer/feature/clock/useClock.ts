import { useState } from 'react'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { ADMINISTRATOR_ROLES, type Role } from '#shared/domain/case/roles.ts'
import { useCommand } from '../../api/use-command.ts'
import { NOBODY, type HandDraft } from '../../ui/field/HandFields.tsx'

type Person = Extract<Output<'session.status'>, { state: 'locked' }>['people'][number]

export interface ClockProps {
  /** Everybody who may unlock here. */
  readonly people: readonly Person[]
  readonly onClose: () => void
}

export interface ClockModel {
  /** The administrators among them. */
  readonly people: readonly Person[]
  readonly now: string
  readonly hands: readonly [HandDraft, HandDraft]
  readonly onHand: (index: 0 | 1, change: Partial<HandDraft>) => void
  readonly on: string
  readonly onDate: (on: string) => void
  readonly reason: string
  readonly onReason: (reason: string) => void
  readonly isReady: boolean
  readonly busy: boolean
  readonly error: WireError | null
  readonly onRun: () => void
  readonly done: Output<'clock.correct'> | null
  readonly onClose: () => void
}

export const useClock = ({ people, onClose }: ClockProps): ClockModel => {
  const [hands, setHands] = useState<ClockModel['hands']>([NOBODY, NOBODY])
  const [on, setOn] = useState('')
  const [reason, setReason] = useState('')
  const [done, setDone] = useState<ClockModel['done']>(null)
  const correct = useCommand('clock.correct')
  const administers = (role: Role): boolean => ADMINISTRATOR_ROLES.some((one) => one === role)
  return {
    people: people.filter(({ roles }) => roles.some(administers)),
    now: new Date().toISOString(),
    hands,
    onHand: (index, change) => {
      correct.dismiss()
      const [first, second] = hands
      setHands(index === 0 ? [{ ...first, ...change }, second] : [first, { ...second, ...change }])
    },
    on,
    onDate: (date) => {
      correct.dismiss()
      setOn(date)
    },
    reason,
    onReason: (text) => {
      correct.dismiss()
      setReason(text)
    },
    isReady:
      on !== '' && reason.trim() !== '' && hands.every(({ personId, password }) => personId !== '' && password !== ''),
    busy: correct.busy,
    error: correct.error,
    onRun: () => {
      void correct.run({ hands: [...hands], on, reason }).then((reply) => {
        if (!reply.ok) return
        setHands([NOBODY, NOBODY])
        setDone(reply.value)
      })
    },
    done,
    onClose,
  }
}
