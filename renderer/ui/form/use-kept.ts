import { useCallback, useSyncExternalStore } from 'react'

const kept = new Map<string, unknown>()
const listeners = new Set<() => void>()
const tell = (): void => {
  for (const listener of listeners) listener()
}
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Nothing that one person filled in may be shown to the next. */
export const forgetKept = (): void => {
  kept.clear()
  tell()
}

/** What stands under this name; `initial` until something was put there. */
export const keptUnder = <T>(name: string, initial: T): T => (kept.has(name) ? (kept.get(name) as T) : initial)

export const keepUnder = (name: string, value: unknown): void => {
  kept.set(name, value)
  tell()
}

/**
 * As `useState`, for what a person filled in or opened on a screen: it is there again when they come back from another
 * screen, until the session ends. A name belongs to one screen, so what stands under it has that screen's type. Never for
 * passwords, recovery codes or files.
 */
export const useKept = <T>(name: string, initial: T): readonly [T, (next: T) => void] => {
  const get = useCallback(() => kept.get(name), [name])
  const has = useSyncExternalStore(subscribe, get, get)
  const set = useCallback(
    (next: T) => {
      keepUnder(name, next)
    },
    [name],
  )
  return [has === undefined ? initial : keptUnder(name, initial), set]
}
