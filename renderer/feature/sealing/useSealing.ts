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
  readonly mayKeepKeys: boolean
  readonly publication: Output<'publication.view'> | null
  /** On the tokens that are plugged in; null before a driver was chosen. */
  readonly tokenKeys: Output<'key.listToken'>['keys'] | null
  readonly busy: boolean
  readonly done: string | null
  readonly onApprove: (file: File | null, sizeMm: number, basis: string) => void
  readonly onWithdraw: () => void
  /** `root`: the file of the root certificate; null leaves the one that is set. */
  readonly onTimestamp: (url: string, root: File | null) => void
  readonly onPublication: (publication: Output<'publication.view'>) => void
  readonly onHands: (publisherSigns: boolean, leadersSign: boolean) => void
  readonly onOfficeKey: () => void
  readonly onKeyFile: (file: File, password: string) => void
  readonly onChooseDriver: () => void
  readonly onTokenKey: (certificateSha256: string) => void
}

export const useSealing = ({ roles }: { readonly roles: readonly Role[] }): SealingModel => {
  const query = useQuery('sealing.view', {})
  const publication = useQuery('publication.view', {})
  const [token, setToken] = useState<{ driver: string; keys: Output<'key.listToken'>['keys'] } | null>(null)
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
    publication.refresh()
    setBusy(false)
  }
  const chooseDriver = async (): Promise<void> => {
    setError(null)
    setDone(null)
    const chosen = await call('file.choose', { purpose: 'tokenDriver' })
    if (!chosen.ok || chosen.value === null) return
    setBusy(true)
    const { token: driver } = chosen.value
    const listed = await call('key.listToken', { driver })
    setBusy(false)
    if (listed.ok) setToken({ driver, keys: listed.value.keys })
    else setError(listed.error)
  }
  const named = () => ({ commandId: crypto.randomUUID() })
  return {
    view: query.data,
    error: error ?? query.error,
    mayApprove: roles.includes('principalLeader'),
    mayConfigure: roles.includes('publisher'),
    mayKeepKeys: roles.includes('publisher') || roles.includes('systemAdministrator'),
    publication: publication.data,
    tokenKeys: token?.keys ?? null,
    busy,
    done,
    onApprove: (file, sizeMm, basis) => {
      if (file === null) return
      void act(async () => {
        const image = new Uint8Array(await file.arrayBuffer())
        return call('sealing.approveSeal', { commandId: crypto.randomUUID(), seal: { image, sizeMm, basis } })
      })
    },
    onWithdraw: () => void act(() => call('sealing.approveSeal', { commandId: crypto.randomUUID(), seal: null })),
    onPublication: (value) => void act(() => call('publication.set', { ...named(), ...value })),
    onHands: (publisherSigns, leadersSign) =>
      void act(() => call('key.setHands', { ...named(), publisherSigns, leadersSign })),
    onOfficeKey: () => void act(() => call('key.useOffice', named())),
    onKeyFile: (file, password) =>
      void act(async () =>
        call('key.importFile', { ...named(), file: new Uint8Array(await file.arrayBuffer()), password }),
      ),
    onChooseDriver: () => void chooseDriver(),
    onTokenKey: (certificateSha256) => {
      if (token === null) return
      void act(() => call('key.useToken', { ...named(), driver: token.driver, certificateSha256 }))
    },
    onTimestamp: (url, root) =>
      void act(async () =>
        call('sealing.setTimestamp', {
          ...named(),
          url: url.trim(),
          ...(root === null ? {} : { root: new Uint8Array(await root.arrayBuffer()) }),
        }),
      ),
  }
}
