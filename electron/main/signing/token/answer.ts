import type { TokenReply, TokenRequest } from './messages.ts'
import { CKR, NoDriverError, NoKeyError, Pkcs11Error, type openDriver, type TokenDriver } from './pkcs11.ts'

const WRONG_PIN: readonly number[] = [CKR.pinIncorrect, CKR.pinInvalid, CKR.pinLength]

type Failure = TokenReply & { readonly ok: false }

/** What a driver says is a fault or a refusal; anything else that is thrown is ours, and told as such. */
const failureOf = (id: number, error: unknown): Failure => {
  if (error instanceof NoDriverError) return { id, ok: false, code: 'key.driverMissing' }
  if (error instanceof NoKeyError) return { id, ok: false, code: 'key.notFound' }
  if (error instanceof Pkcs11Error) {
    if (error.rv === CKR.pinLocked) return { id, ok: false, code: 'key.pinLocked' }
    return { id, ok: false, code: WRONG_PIN.includes(error.rv) ? 'key.wrongPin' : 'fault.tokenDriver' }
  }
  const stack = error instanceof Error ? (error.stack ?? '').replace(error.message, '') : ''
  const frames = stack.split('\n').filter((line) => line.startsWith('    at '))
  return { id, ok: false, code: 'defect', frames: frames.join('\n') }
}

/** Answers the questions of one process; each driver is opened once. Never throws. */
export const answerer = (open: typeof openDriver): ((request: TokenRequest) => TokenReply) => {
  const drivers = new Map<string, TokenDriver>()
  return (request) => {
    const { id } = request
    try {
      const driver = drivers.get(request.driver) ?? open(request.driver)
      drivers.set(request.driver, driver)
      if (request.ask === 'certificates') return { id, ok: true, value: driver.certificates() }
      const { slot, key, kind, data, pin } = request
      return { id, ok: true, value: driver.sign(slot, key, kind, data, pin) }
    } catch (error) {
      return failureOf(id, error)
    }
  }
}
