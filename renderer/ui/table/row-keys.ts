import type { KeyboardEvent } from 'react'

const CONTROL = ':is(button, input[type=checkbox], a[href]):not(:disabled)'

const controlsOf = (row: Element): readonly HTMLElement[] => [...row.querySelectorAll<HTMLElement>(CONTROL)]

/**
 * A list by keyboard: ↓ and ↑ lead to the same control of the next row and of the one before, Home and End to the first and the
 * last row. For `tbody`; fields in which these keys write or choose keep them.
 */
export const rowKeys = (event: KeyboardEvent<HTMLElement>): void => {
  const { key, target, currentTarget } = event
  if (!['ArrowDown', 'ArrowUp', 'Home', 'End'].includes(key) || event.altKey || event.ctrlKey || event.metaKey) return
  if (!(target instanceof HTMLElement) || !target.matches(CONTROL)) return
  const row = target.closest('tr, li')
  if (row === null) return
  const rows = [...currentTarget.children].filter((one) => controlsOf(one).length > 0)
  const at = rows.indexOf(row)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[key] ?? at
  const next = rows[to]
  event.preventDefault()
  if (next === undefined) return
  const controls = controlsOf(next)
  controls[Math.min(controlsOf(row).indexOf(target), controls.length - 1)]?.focus()
}
