import { utilityProcess } from 'electron'
import type { TokenChannel } from '../signing/token/token.ts'

/** Starts a token's driver in a process of its own (Electron's utility process): whatever it does, the program goes on. */
export const openTokenProcess = (file: string) => (): TokenChannel => {
  const child = utilityProcess.fork(file, [], { stdio: 'ignore', serviceName: 'token' })
  return {
    send: (message) => {
      child.postMessage(message)
    },
    onMessage: (listen) => {
      child.on('message', listen)
    },
    onEnd: (listen) => {
      child.on('exit', listen)
    },
    end: () => {
      child.kill()
    },
  }
}
