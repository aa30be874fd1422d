import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron'
import type { Reply } from '#shared/contract/errors.ts'
import { isOwnPage } from '../window/guards.ts'
import { failure, route, type RouterParts } from './route.ts'

const isOwnMainFrame = (event: IpcMainInvokeEvent): boolean => {
  const frame = event.senderFrame
  const window = BrowserWindow.fromWebContents(event.sender)
  return frame !== null && window !== null && frame === event.sender.mainFrame && isOwnPage(frame.url)
}

/** Registers the one IPC entry of the program; nothing else uses ipcMain. */
export const installRouter = (parts: RouterParts): void => {
  ipcMain.handle('mingjian:call', async (event, name: unknown, input: unknown): Promise<Reply<unknown>> =>
    isOwnMainFrame(event) ? route(parts, name, input) : failure({ code: 'contract.rejectedSender' }),
  )
}
