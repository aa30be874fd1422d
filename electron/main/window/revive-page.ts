import type { BrowserWindow } from 'electron'

/** A page that dies again so soon after it was loaded anew would do so for ever. */
const AGAIN_MS = 30_000

/**
 * A page that died (no memory left, a defect of Chromium) leaves an empty window in which nothing can be done. It is loaded
 * anew, and whoever was in still is; what was typed since the last save is gone with it. `record` says why it died and gives
 * the number under which it is told; `giveUp` is called with that number when it dies again at once.
 */
export const revivePage = (
  window: Pick<BrowserWindow, 'webContents' | 'isDestroyed'>,
  record: (reason: string) => Promise<string>,
  giveUp: (faultId: string) => Promise<void>,
): void => {
  let diedAt = -Infinity
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    const isAgain = performance.now() - diedAt < AGAIN_MS
    diedAt = performance.now()
    void record(reason).then(async (faultId) => {
      if (isAgain) await giveUp(faultId)
      else if (!window.isDestroyed()) window.webContents.reload()
    })
  })
}
