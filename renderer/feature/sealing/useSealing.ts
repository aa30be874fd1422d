import { useState } from 'react'
import { call } from '../../api/client.ts'
import { useQuery } from '../../api/use-query.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { SEALING } from '../../i18n/sealing.ts'

type View = Output<'sealing.view'>

export interface SealingModel {
  readonly view: View | null
  readonly error: WireError | null
  readonly mayApprove: boolean
  readonly mayConfigure: boolean
  readonly busy: boolean
  readonly done: string | null
  readonly onApprove: (file: File | null, sizeMm: number, basis: string) => void
  readonly onWithdraw: () => void
  readonly onTimestamp: (url: string) => void
}

export const useSealing = ({ roles }: { readonly roles: readonly Role[] }): SealingModel => {
  const query = useQuery('sealing.view', {})
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<WireError | null>(null)
  const [done, setDone] = useState<string | null>(null)

  const act = async (
    ask: () => Promise<{ readonly ok: true } | { readonly ok: false; readonly error: WireError }>,
  ): Promise<void> => {
    setBusy(true)
    setError(null)
    setDone(null)
    const reply = await ask()
    if (reply.ok) setDone(SEALING.saved)
    else setError(reply.error)
    query.refresh()
    setBusy(false)
  }
  return {
    view: query.data,
    error: error ?? query.error,
    mayApprove: roles.includes('principalLeader'),
    mayConfigure: roles.includes('publisher'),
    busy,
    done,
    onApprove: (file, sizeMm, basis) => {
      if (file === null) return
      void act(async () => {
        const png = new Uint8Array(await file.arrayBuffer())
        return call('sealing.approveSeal', { commandId: crypto.randomUUID(), seal: { png, sizeMm, basis } })
      })
    },
    onWithdraw: () => void act(() => call('sealing.approveSeal', { commandId: crypto.randomUUID(), seal: null })),
    onTimestamp: (url) =>
      void act(() => call('sealing.setTimestamp', { commandId: crypto.randomUUID(), url: url.trim() })),
  }
}
