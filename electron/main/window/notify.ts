import { Notification } from 'electron'
import { notifyText } from '#resources/text/notify.ts'
import { isNews, type WaitingCounts } from '#shared/domain/office/waiting.ts'

/** Somebody's turn of the day: often enough for a new day's due dates, and cheap. */
const LOOK_MS = 15_000
const COUNT_MS = 10 * 60_000

/**
 * Tells through the system when something waits that did not before, or comes due: at the unlock, and every ten minutes
 * after it. Kinds and numbers only: a notification is shown over a locked screen. `who` is null while nobody has unlocked.
 * `onFault` is given what `count` threw: it records a fault, and the next look is as far off as after any other; a defect it
 * throws on.
 */
export const notifyOfWaiting = (
  who: () => string | null,
  count: () => WaitingCounts,
  onFault: (error: unknown) => void,
): void => {
  let last: { readonly person: string; readonly counts: WaitingCounts | null; readonly at: number } | null = null
  const counted = (): WaitingCounts | null => {
    try {
      return count()
    } catch (error) {
      onFault(error)
      return null
    }
  }
  const look = (): void => {
    const person = who()
    if (person === null) {
      last = null
      return
    }
    if (last?.person === person && Date.now() - last.at < COUNT_MS) return
    const counts = counted()
    const before = last?.person === person ? last.counts : null
    last = { person, counts: counts ?? before, at: Date.now() }
    if (counts !== null && isNews(before, counts) && Notification.isSupported())
      new Notification({ title: notifyText.title, body: notifyText.body(counts), silent: true }).show()
  }
  setInterval(look, LOOK_MS).unref()
}
