import { useState } from 'react'
import { useActs } from '../../api/use-acts.ts'
import { useCommand } from '../../api/use-command.ts'
import { useFileCommand } from '../../api/use-file-command.ts'
import { useQuery } from '../../api/use-query.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { SEALING } from '../../i18n/sealing.ts'

type View = Output<'sealing.view'>

export interface SealingModel {
  readonly view: View | null
  readonly error: WireError | null
  readonly onRetry: () => void
  readonly mayApprove: boolean
  readonly mayConfigure: boolean
  readonly mayKeepKeys: boolean
  readonly publication: Output<'publication.view'> | null
  /** On the tokens that are plugged in; null before a driver was chosen. */
  readonly tokenKeys: Output<'key.listToken'>['keys'] | null
  readonly busy: boolean
  readonly done: string | null
  readonly onApprove: (file: File | null, sizeMm: number, basis: string, onApproved: () => void) => void
  readonly onWithdraw: () => void
  /** `root`: the file of the root certificate; null leaves the one that is set. */
  readonly onTimestamp: (url: string, root: File | null) => void
  readonly onPublication: (publication: Output<'publication.view'>, onSaved: () => void) => void
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
  const choose = useCommand('file.choose')
  const list = useCommand('key.listToken')
  const seal = useFileCommand('sealing.approveSeal')
  const timestamp = useFileCommand('sealing.setTimestamp')
  const publish = useCommand('publication.set')
  const hands = useCommand('key.setHands')
  const office = useCommand('key.useOffice')
  const file = useFileCommand('key.importFile')
  const use = useCommand('key.useToken')
  const acts = useActs(choose, list, seal, timestamp, publish, hands, office, file, use)
  const act = async (start: () => Promise<{ readonly ok: boolean }>, onDone?: () => void): Promise<void> => {
    acts.fresh()
    acts.settle(SEALING.saved, onDone)(await start())
    // Also after a refusal: what stood on the screen may be what was refused for.
    query.refresh()
    publication.refresh()
  }
  const chooseDriver = async (): Promise<void> => {
    acts.fresh()
    const chosen = await choose.run({ purpose: 'tokenDriver' })
    if (!chosen.ok || chosen.value === null) return
    const { token: driver } = chosen.value
    const listed = await list.run({ driver })
    setToken(listed.ok ? { driver, keys: listed.value.keys } : null)
  }
  return {
    view: query.data,
    error: acts.error ?? query.error ?? publication.error,
    onRetry: () => {
      query.refresh()
      publication.refresh()
    },
    mayApprove: roles.includes('principalLeader'),
    mayConfigure: roles.includes('publisher'),
    mayKeepKeys: roles.includes('publisher') || roles.includes('systemAdministrator'),
    publication: publication.data,
    tokenKeys: token?.keys ?? null,
    busy: acts.busy,
    done: acts.message,
    onApprove: (image, sizeMm, basis, onApproved) => {
      if (image === null) return
      void act(
        () => seal.run([image], ([bytes = new Uint8Array()]) => ({ seal: { image: bytes, sizeMm, basis } })),
        onApproved,
      )
    },
    onWithdraw: () => void act(() => seal.run([], () => ({ seal: null }))),
    onPublication: (value, onSaved) => void act(() => publish.run(value), onSaved),
    onHands: (publisherSigns, leadersSign) => void act(() => hands.run({ publisherSigns, leadersSign })),
    onOfficeKey: () => void act(() => office.run({})),
    onKeyFile: (chosen, password) =>
      void act(() => file.run([chosen], ([bytes = new Uint8Array()]) => ({ file: bytes, password }))),
    onChooseDriver: () => void chooseDriver(),
    onTokenKey: (certificateSha256) => {
      if (token !== null) void act(() => use.run({ driver: token.driver, certificateSha256 }))
    },
    onTimestamp: (url, root) =>
      void act(() =>
        timestamp.run(root === null ? [] : [root], ([bytes]) => ({
          url: url.trim(),
          ...(bytes === undefined ? {} : { root: bytes }),
        })),
      ),
  }
}
