/** Work of a view that must reach the store before the session is locked or the window goes. */
const savers = new Set<() => Promise<unknown>>()

export const beforeLeaving = (save: () => Promise<unknown>): (() => void) => {
  savers.add(save)
  return () => savers.delete(save)
}

export const saveUnsaved = async (): Promise<void> => {
  await Promise.all([...savers].map((save) => save()))
}
