import { CKR, openDriver, Pkcs11Error, type TokenDriver } from './pkcs11.ts'
import type { TokenReply, TokenRequest } from './messages.ts'

/**
 * The process that a driver runs in: a child of the program (Electron's utility process) or of a command. Whatever the
 * driver does to it, the program goes on.
 */
const drivers = new Map<string, TokenDriver>()
const WRONG_PIN: readonly number[] = [CKR.pinIncorrect, CKR.pinInvalid, CKR.pinLength]

const driverOf = (file: string): TokenDriver => {
  const known = drivers.get(file) ?? openDriver(file)
  drivers.set(file, known)
  return known
}

const answer = (request: TokenRequest): TokenReply => {
  const { id } = request
  let driver: TokenDriver
  try {
    driver = driverOf(request.driver)
  } catch (error) {
    return { id, ok: false, code: error instanceof Pkcs11Error ? 'fault.tokenDriver' : 'key.driverMissing' }
  }
  try {
    if (request.ask === 'certificates') return { id, ok: true, value: driver.certificates() }
    const { slot, key, kind, data, pin } = request
    return { id, ok: true, value: driver.sign(slot, key, kind, data, pin) }
  } catch (error) {
    if (!(error instanceof Pkcs11Error)) return { id, ok: false, code: 'key.notFound' }
    if (error.rv === CKR.pinLocked) return { id, ok: false, code: 'key.pinLocked' }
    return { id, ok: false, code: WRONG_PIN.includes(error.rv) ? 'key.wrongPin' : 'fault.tokenDriver' }
  }
}

interface ParentPort {
  on(event: 'message', listen: (event: { readonly data: unknown }) => void): void
  postMessage(message: unknown): void
}
// Electron gives a utility process its port here; Node's types do not know it.
const { parentPort } = process as unknown as { readonly parentPort?: ParentPort }
if (parentPort !== undefined) {
  parentPort.on('message', ({ data }) => {
    parentPort.postMessage(answer(data as TokenRequest)) // only our own program speaks to this process
  })
} else {
  process.on('message', (data) => {
    process.send?.(answer(data as TokenRequest))
  })
}
