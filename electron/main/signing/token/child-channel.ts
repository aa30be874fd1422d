import { fork } from 'node:child_process'
import type { TokenChannel } from './token.ts'

/** A driver's process as a child of a command: nothing of the environment's secrets goes along, nothing is printed. */
export const childChannel = (processFile: string): TokenChannel => {
  const { MINGJIAN_P12_PASSWORD: _password, ...env } = process.env
  const child = fork(processFile, [], { serialization: 'advanced', stdio: ['ignore', 'ignore', 'ignore', 'ipc'], env })
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
