import type { BrowserWindow } from 'electron'

/** How long a closing window waits for its last save. A save takes milliseconds; a hung page must not hold the window. */
const LAST_SAVE_MS = 2_000
const POLL_MS = 20

/**
 * Closing the window must not cost the last typed words: the page is told that it will be hidden, which makes it save,
 * and the window goes once no call is under way any more.
 */
export const closeSafely = (window: BrowserWindow, callsUnderWay: () => number): void => {
  window.on('close', (event) => {
    event.preventDefault()
    window.removeAllListeners('close')
    const until = Date.now() + LAST_SAVE_MS
    const closeWhenQuiet = (): void => {
      if (window.isDestroyed()) return
      if (callsUnderWay() === 0 || Date.now() > until) window.destroy()
      else setTimeout(closeWhenQuiet, POLL_MS)
    }
    const told = window.webContents.executeJavaScript("window.dispatchEvent(new Event('pagehide')); null")
    const wait = (): void => {
      setTimeout(closeWhenQuiet, POLL_MS)
    }
    told.then(wait, wait)
    // A page that does not answer cannot save either.
    setTimeout(closeWhenQuiet, LAST_SAVE_MS)
  })
}
