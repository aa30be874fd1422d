import { inspect } from 'node:util'

let read: <T>(secret: Secret<T>) => T

/**
 * A value that no log, message, JSON or debugger line prints: all give `[secret]`. Its only reader is `revealSecret`, so
 * every place that touches a key in the clear is found by that name. Does not cross threads or IPC (a clone is empty).
 */
export class Secret<T> {
  readonly #value: T

  constructor(value: T) {
    this.#value = value
  }

  static {
    read = (secret) => secret.#value
  }

  toString(): string {
    return '[secret]'
  }

  toJSON(): string {
    return '[secret]'
  }

  [inspect.custom](): string {
    return '[secret]'
  }
}

/** The value itself. Keep it in as small a scope as possible and never in an error or a log line. */
export const revealSecret = <T>(secret: Secret<T>): T => read(secret)

/** Overwrites key bytes with zeros. Copies that the engine or OpenSSL made are out of reach: this shortens, not ends, their life. */
export const wipeSecret = (secret: Secret<Uint8Array>): void => {
  revealSecret(secret).fill(0)
}
