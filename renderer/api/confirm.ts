import type { Reply } from '#shared/contract/errors.ts'

/** What the dialog is given: tries a password, and gives up. `attempt` answers null when the act may go on. */
export interface Question {
  readonly attempt: (password: string) => Promise<Extract<Reply<unknown>, { ok: false }> | null>
  readonly onClose: () => void
}

let show: ((question: Question | null) => void) | null = null

/** The one dialog of the desk; the client asks it for a password whenever an act needs one. */
export const onQuestion = (listener: (question: Question | null) => void): (() => void) => {
  show = listener
  return () => {
    if (show === listener) show = null
  }
}

/** True when the person has confirmed this act; false when they have given up, or nobody is there to be asked. */
export const askForConfirmation = (attempt: (password: string) => Promise<Reply<unknown>>): Promise<boolean> =>
  new Promise((resolve) => {
    if (show === null) {
      resolve(false)
      return
    }
    const end = (confirmed: boolean): void => {
      show?.(null)
      resolve(confirmed)
    }
    show({
      attempt: async (password) => {
        const reply = await attempt(password)
        if (!reply.ok) return reply
        end(true)
        return null
      },
      onClose: () => {
        end(false)
      },
    })
  })
