/** Saves what a view holds; null when there was nothing to save. */
export type Saver = () => Promise<{ readonly ok: boolean } | null>

/** Work of a view that must reach the store before the session is locked or the window goes. */
const savers = new Set<Saver>()

export const beforeLeaving = (save: Saver): (() => void) => {
  savers.add(save)
  return () => savers.delete(save)
}

/** False when something could not be saved: it would be gone with the session. */
export const saveUnsaved = async (): Promise<boolean> => {
  const saved = await Promise.all([...savers].map((save) => save()))
  return saved.every((reply) => reply?.ok !== false)
}

/** Before the window goes, or is locked from outside, it waits for what is put into the detail (electron/main/window/close-safely.ts). */
export const saveWhenTold = (): void => {
  window.addEventListener('lastsave', (event) => {
    ;(event as CustomEvent<Promise<unknown>[]>).detail.push(saveUnsaved())
  })
}
