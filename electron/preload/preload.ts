import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { CHANNELS, PUSHES, type ChannelName, type PushName } from '#shared/contract/names.ts'

/**
 * The whole of what the page can reach: ask by a known channel name, and listen to a known push. No event object, no
 * ipcRenderer and no other channel crosses.
 */
contextBridge.exposeInMainWorld('mingjian', {
  call: (name: ChannelName, input: unknown): Promise<unknown> =>
    Object.hasOwn(CHANNELS, name)
      ? (ipcRenderer.invoke('mingjian:call', name, input) as Promise<unknown>)
      : Promise.resolve({ ok: false, error: { code: 'contract.invalidInput' } }),
  on: (push: PushName, listener: (payload: unknown) => void): (() => void) => {
    if (!PUSHES.includes(push)) return () => undefined
    const receive = (_event: IpcRendererEvent, name: unknown, payload: unknown): void => {
      if (name === push) listener(payload)
    }
    ipcRenderer.on('mingjian:push', receive)
    return () => ipcRenderer.removeListener('mingjian:push', receive)
  },
})
