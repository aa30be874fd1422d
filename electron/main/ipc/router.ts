import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron'
import type { Reply } from '#shared/contract/errors.ts'
import { isOwnPage } from '../window/guards.ts'

/** Answers a call of the page: route() of route.ts with its parts. */
export type Answer = (name: unknown, input: unknown) => Promise<Reply<unknown>>

const isOwnMainFrame = (event: IpcMainInvokeEvent): boolean => {
  const frame = event.senderFrame
  const window = BrowserWindow.fromWebContents(event.sender)
  return frame !== null && window !== null && frame === event.sender.mainFrame && isOwnPage(frame.url)
}

/**
 * Registers the one IPC entry of the program; nothing else uses ipcMain. Gives how many calls are under way.
 */
export const installRouter = (answer: Answer): (() => number) => {
  let underWay = 0
  ipcMain.handle('mingjian:call', async (event, name: unknown, input: unknown): Promise<Reply<unknown>> => {
    if (!isOwnMainFrame(event)) return { ok: false, error: { code: 'contract.rejectedSender' } }
    underWay += 1
    try {
      return await answer(name, input)
    } finally {
      underWay -= 1
    }
  })
  return () => underWay
}
