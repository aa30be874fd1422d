import { useState } from 'react'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'

export type Limits = Output<'scan.limits'>

export interface LimitsModel {
  readonly limits: Limits | null
  readonly error: WireError | null
  readonly busy: boolean
  readonly saved: boolean
  readonly onSave: (limits: Limits) => Promise<boolean>
}

/** The limits that scans go by. */
export const useLimits = (): LimitsModel => {
  const { data, error, refresh } = useQuery('scan.limits', {})
  const set = useCommand('scan.setLimits')
  const [saved, setSaved] = useState(false)
  return {
    limits: data,
    error: error ?? set.error,
    busy: set.busy,
    saved,
    onSave: async (limits) => {
      const reply = await set.run(limits)
      setSaved(reply.ok)
      if (reply.ok) refresh()
      return reply.ok
    },
  }
}
