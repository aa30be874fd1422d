import { fork } from 'node:child_process'
import type { TokenChannel } from '#electron/main/signing/token/token.ts'

/** A driver's process as a child of this one; the program itself runs it as a utility process of Electron. Nothing is printed. */
export const childChannel = (processFile: string): TokenChannel => {
  const child = fork(processFile, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
  return {
    send: (message) => {
      // A process that is gone tells so by its end, not by a failed send.
      if (child.connected) child.send(message as object, () => undefined)
    },
    onMessage: (listen) => {
      child.on('message', listen)
    },
    onEnd: (listen) => {
      child.on('exit', listen)
      child.on('error', listen)
    },
    end: () => {
      child.kill('SIGKILL')
    },
  }
}
