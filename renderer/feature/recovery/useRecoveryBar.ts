import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { useActs } from '../../api/use-acts.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'

type View = Output<'recovery.view'>

export interface RecoveryBarModel {
  readonly view: View | null
  readonly busy: boolean
  readonly error: WireError | null
  readonly onConfirm: (other: View['others'][number]) => void
  readonly onAcknowledge: (mine: NonNullable<View['mine']>) => void
}

/** Keys that came with the recovery code and that nobody has vouched for. */
export const useRecoveryBar = (): RecoveryBarModel => {
  const { data, refresh } = useQuery('recovery.view', {})
  const confirm = useCommand('recovery.confirm')
  const acknowledge = useCommand('recovery.acknowledge')
  const acts = useActs(confirm, acknowledge)
  return {
    view: data,
    busy: acts.busy,
    error: acts.error,
    onConfirm: ({ personId, certificateSha256 }) => void confirm.run({ personId, certificateSha256 }).then(refresh),
    onAcknowledge: ({ certificateSha256 }) => void acknowledge.run({ certificateSha256 }).then(refresh),
  }
}
