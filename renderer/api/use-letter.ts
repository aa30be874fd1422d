import { useState } from 'react'
import type { Output } from '#shared/contract/channels.ts'
import { useCommand } from './use-command.ts'

export type Letter = NonNullable<Output<'file.choose'>>

/** The paper that an entry rests on (授权书, 批准文件): chosen before the entry is sent, and written into a folder afterwards. */
export const useLetter = () => {
  const choose = useCommand('file.choose')
  const [letter, setLetter] = useState<Letter | null>(null)
  return {
    /** For `useActs`: choosing may fail as any act may. */
    choose,
    letter,
    drop: () => {
      setLetter(null)
    },
    onChoose: () =>
      void choose.run({ purpose: 'letter' }).then((reply) => {
        if (reply.ok && reply.value !== null) setLetter(reply.value)
      }),
    /** Asks for a folder; `write` is not called where none is chosen. */
    intoFolder: async (write: (folder: string) => Promise<void>): Promise<void> => {
      const reply = await choose.run({ purpose: 'exportFolder' })
      if (reply.ok && reply.value !== null) await write(reply.value.token)
    },
  }
}
