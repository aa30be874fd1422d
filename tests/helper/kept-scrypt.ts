import { createHash, scrypt, type ScryptOptions } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire, syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { inject } from 'vitest'

/*
 * A password is made slow to try: half a second of a processor at each unlocking, and the tests unlock some thousand times as the same
 * ten people of the same office. What scrypt gives depends on its input alone, so what it gave once is kept for the run, and asked for
 * again it comes without the time. The first answer to each question is scrypt's own; `tests/vector/crypto` holds it to the RFC.
 */
const folder = join(inject('runFolder'), 'scrypt')
mkdirSync(folder, { recursive: true })
const ask = scrypt
const KEPT_MS = 15
let asked = 0

const questionOf = (secret: Uint8Array, salt: Uint8Array, length: number, options: ScryptOptions): string => {
  const hash = createHash('sha256')
  for (const bytes of [secret, salt]) hash.update(`${String(bytes.length)} `).update(bytes)
  return hash.update(JSON.stringify([length, options])).digest('hex')
}

const kept = (
  secret: Uint8Array,
  salt: Uint8Array,
  length: number,
  options: ScryptOptions,
  answered: (error: Error | null, derived: Uint8Array) => void,
): void => {
  // At once: whoever asks wipes the secret when the answer comes.
  const answer = join(folder, questionOf(secret, salt, length, options))
  if (existsSync(answer)) {
    // Not at once: a lock may still come while a password is tried.
    setTimeout(() => {
      answered(null, readFileSync(answer))
    }, KEPT_MS)
    return
  }
  ask(secret, salt, length, options, (error, derived) => {
    if (error === null) {
      const partial = `${answer}.${String(process.pid)}.${String(++asked)}`
      writeFileSync(partial, derived)
      renameSync(partial, answer)
    }
    answered(error, derived)
  })
}

Object.assign(createRequire(import.meta.url)('node:crypto') as object, { scrypt: kept })
syncBuiltinESMExports()
