/** A stall lasts no longer than this; four wake-ups a second cost no measurable work. */
const HEARTBEAT_MS = 250

/**
 * Keeps Node's event loop turning inside Chromium's. On Linux a thread of Electron waits for Node's events, and now and then
 * misses one: the main process then sleeps over an answer that is there, until something else wakes it (seen here as a
 * reload or a comparison that never came back, 2 in 30 runs; electron/electron#481, #10570 tell of the same). With a timer
 * running, that thread never waits longer than the timer.
 */
export const keepLoopTurning = (): void => {
  setInterval(() => undefined, HEARTBEAT_MS)
}
