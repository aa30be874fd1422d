/**
 * One after another, for each thing that the work is about: two that read the same head of a log would refuse each other for
 * no reason of the person's. What one throws does not keep the next from its turn.
 */
export const createTurns = (): (<T>(about: object, work: () => Promise<T>) => Promise<T>) => {
  const inTurn = new WeakMap<object, Promise<unknown>>()
  return (about, work) => {
    const turn = (inTurn.get(about) ?? Promise.resolve()).then(work, work)
    inTurn.set(
      about,
      turn.catch(() => undefined),
    )
    return turn
  }
}
