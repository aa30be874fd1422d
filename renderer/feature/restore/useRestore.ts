import { useEffect, useState } from 'react'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { adoptJob, useJob, type JobProgress } from '../../api/jobs.ts'
import { useActs } from '../../api/use-acts.ts'
import { useCommand } from '../../api/use-command.ts'
import { NOBODY, type HandDraft } from '../../ui/field/HandFields.tsx'
import { useCancelling } from '../../api/use-followed-job.ts'

export interface RestoreModel {
  readonly step: 'choose' | 'code' | 'accept' | 'done'
  readonly chosen: NonNullable<Output<'restore.choose'>> | null
  readonly opened: NonNullable<Output<'restore.view'>> | null
  readonly busy: boolean
  readonly error: WireError | null
  readonly progress: JobProgress | null
  readonly running: boolean
  readonly cancelling: boolean
  readonly onCancelJob: () => void
  readonly onChoose: () => void
  readonly onOpen: (code: string, secondCode: string) => void
  readonly hands: readonly [HandDraft, HandDraft]
  readonly onHand: (index: 0 | 1, change: Partial<HandDraft>) => void
  readonly onAccept: () => void
  readonly onAbandon: () => void
  readonly onFinished: () => void
}

const OWNER = 'restore'

export const useRestore = ({ onClose }: { readonly onClose: () => void }): RestoreModel => {
  const [chosen, setChosen] = useState<RestoreModel['chosen']>(null)
  const [opened, setOpened] = useState<RestoreModel['opened']>(null)
  const [done, setDone] = useState(false)
  const [hands, setHands] = useState<RestoreModel['hands']>([NOBODY, NOBODY])
  const choose = useCommand('restore.choose')
  const begin = useCommand('restore.begin')
  const accept = useCommand('restore.accept')
  const abandon = useCommand('restore.abandon')
  const look = useCommand('restore.view')
  const { jobId, progress } = useJob(OWNER)
  const [mine, setMine] = useState<string | null>(null)
  const current = jobId !== null && jobId === mine ? progress : null
  const ended = current?.outcome ?? null
  const running = mine !== null && ended === null
  const { cancelling, onCancel, cancelError } = useCancelling(running ? mine : null)
  const isOpen = ended?.state === 'done'
  const { run: readView } = look
  useEffect(() => {
    if (!isOpen) return
    void readView({}).then((reply) => {
      if (reply.ok) setOpened(reply.value)
    })
  }, [isOpen, readView])
  const acts = useActs(choose, begin, accept, abandon, look)
  return {
    step: done ? 'done' : opened !== null ? 'accept' : chosen === null ? 'choose' : 'code',
    chosen,
    opened,
    busy: acts.busy,
    error: acts.error ?? cancelError,
    progress: current,
    running,
    cancelling,
    onCancelJob: onCancel,
    onChoose: () => {
      void choose.run({}).then((reply) => {
        if (!reply.ok || reply.value === null) return
        setMine(null)
        setChosen(reply.value)
      })
    },
    onOpen: (code, secondCode) => {
      if (chosen === null) return
      void begin.run({ file: chosen.file, code, secondCode }).then((reply) => {
        if (!reply.ok) return
        adoptJob(OWNER, reply.value.jobId)
        setMine(reply.value.jobId)
      })
    },
    hands,
    onHand: (index, change) => {
      accept.dismiss()
      const [first, second] = hands
      setHands(index === 0 ? [{ ...first, ...change }, second] : [first, { ...second, ...change }])
    },
    onAccept: () => {
      const given = opened?.needsTwo === false ? hands.slice(0, 1) : [...hands]
      void accept.run({ hands: given }).then((reply) => {
        if (!reply.ok) return
        setHands([NOBODY, NOBODY])
        setDone(true)
      })
    },
    onAbandon: () => {
      void abandon.run({}).then(onClose)
    },
    onFinished: onClose,
  }
}
