import { setTimeout as delay } from 'node:timers/promises'
import type { BrowserWindow, WebContents } from 'electron'

/** How long the last save may take. It takes milliseconds; a hung page must hold neither the window nor the lock. */
const LAST_SAVE_MS = 2_000
const POLL_MS = 20

/** What is told to the page (renderer/api/unsaved.ts); its value comes when all that waited is saved, one after the other. */
const TELL = `(() => {
  const saves = []
  window.dispatchEvent(new CustomEvent('lastsave', { detail: saves }))
  return Promise.allSettled(saves).then(() => null)
})()`

/**
 * Before the page goes or is locked: it saves what was typed last, and nothing must be under way any more. Never throws, and ends
 * after LAST_SAVE_MS at the latest.
 */
export const lastSave = async (page: Pick<WebContents, 'executeJavaScript'>, underWay: () => number): Promise<void> => {
  const until = performance.now() + LAST_SAVE_MS
  // A page that does not answer, or is gone, cannot save either; the lock must come all the same.
  const told = Promise.resolve()
    .then(() => page.executeJavaScript(TELL))
    .catch(() => undefined)
  await Promise.race([told, delay(LAST_SAVE_MS)])
  await settled(underWay, until)
}

/** Once nothing is under way any more, or it takes too long. */
export const settled = async (underWay: () => number, until = performance.now() + LAST_SAVE_MS): Promise<void> => {
  do await delay(POLL_MS)
  while (underWay() > 0 && performance.now() < until)
}

/** Closing the window must not cost the last typed words, nor leave half a file: it goes when `settle` is done. */
export const closeSafely = (window: BrowserWindow, settle: () => Promise<void>): void => {
  window.once('close', (event) => {
    event.preventDefault()
    void settle().then(() => {
      if (!window.isDestroyed()) window.destroy()
    })
  })
}
