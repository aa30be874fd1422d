import { createHash } from 'node:crypto'
import type { SigningRefusalCode } from '#shared/domain/signature/refusals.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { readCertificate, type CertificateFacts } from '../../certificate/certificate.ts'
import { signatureToDer } from '../../certificate/ecdsa-der.ts'
import { revealSecret, type Secret } from '../../crypto/secret.ts'
import { isUsableKey, orderedChain } from '../key-choice.ts'
import type { Signer } from '../signer.ts'
import type { TokenReply, TokenRequest } from './messages.ts'
import type { TokenCertificate } from './pkcs11.ts'

/** A process to talk to; made by whoever may start one (`Workstation.openTokenProcess`, a command by itself). */
export interface TokenChannel {
  send(message: unknown): void
  onMessage(listen: (message: unknown) => void): void
  /** The process is gone, whatever the reason. */
  onEnd(listen: () => void): void
  end(): void
}

export interface TokenRefusal {
  readonly code: SigningRefusalCode
}

/** The driver broke down, or did not answer; the program did not. */
export class TokenFault extends Error {
  readonly code = 'fault.tokenDriver'
}
/** Our own side of the driver's process failed; the stack is that process's. It has no code: a defect, recorded as any. */
export class TokenDefect extends Error {
  constructor(frames: string) {
    super('the binding of the driver failed')
    this.stack = `${this.message}\n${frames}`
  }
}
/** A refusal that comes only when the key is used: a wrong PIN, a token pulled out. */
export class TokenRefused extends Error {
  readonly refusal: TokenRefusal
  constructor(refusal: TokenRefusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

export interface TokenKey {
  readonly certificate: CertificateFacts
  readonly signerWith: (pin: Secret<string>) => Signer
}

export interface Token {
  /** Keys on the tokens that are plugged in. @throws TokenFault, TokenDefect. */
  keys(): Promise<Result<readonly TokenKey[], TokenRefusal>>
  end(): void
}

/** A person has to press a button on some tokens. */
const ANSWER_LIMIT_MS = 60_000
const P256_SIGNATURE_BYTES = 64

type Reply<T> = Result<T, TokenRefusal>
type Ask = TokenRequest extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never

/**
 * Keys on PKCS #11 tokens (UKey), through a driver that runs in a process of its own. A crash of the driver is a
 * `TokenFault` of whatever was asked and of whatever is asked after it; the next question is for a new process. No question
 * waits longer than a minute, whatever became of the process.
 */
export const openToken = (driver: string, channel: TokenChannel): Token => {
  let nextId = 0
  // A process that is gone says so once: whoever asks after that would wait for ever.
  let ended = false
  const waiting = new Map<number, { resolve: (reply: TokenReply) => void; reject: (error: Error) => void }>()
  channel.onMessage((message) => {
    const reply = message as TokenReply // only our own process speaks on this channel
    waiting.get(reply.id)?.resolve(reply)
    waiting.delete(reply.id)
  })
  const failAll = (why: string): void => {
    ended = true
    for (const { reject } of waiting.values()) reject(new TokenFault(why))
    waiting.clear()
  }
  channel.onEnd(() => {
    failAll('the process of the driver ended')
  })
  const ask = async (request: Ask): Promise<Reply<readonly TokenCertificate[] | Uint8Array>> => {
    if (ended) throw new TokenFault('the process of the driver ended before it was asked')
    const id = nextId++
    let timer: NodeJS.Timeout | undefined
    const reply = await new Promise<TokenReply>((resolve, reject) => {
      waiting.set(id, { resolve, reject })
      timer = setTimeout(() => {
        // Whether or not the process can still be ended: nobody waits for it any more.
        channel.end()
        failAll('the driver did not answer')
      }, ANSWER_LIMIT_MS)
      channel.send({ ...request, id })
    }).finally(() => {
      clearTimeout(timer)
    })
    if (reply.ok) return ok(reply.value)
    if (reply.code === 'fault.tokenDriver') throw new TokenFault('the driver failed')
    if (reply.code === 'defect') throw new TokenDefect(reply.frames)
    return err({ code: reply.code })
  }
  const signerOf = (found: TokenCertificate, chain: readonly CertificateFacts[], pin: Secret<string>): Signer => {
    const kind = chain[0]?.publicKey.asymmetricKeyType === 'rsa' ? 'rsa' : 'ec'
    return {
      certificates: chain.map(({ der }) => der),
      sign: async (content) => {
        const data = kind === 'rsa' ? content : new Uint8Array(createHash('sha256').update(content).digest())
        const { slot, id: key } = found
        const signed = await ask({ ask: 'sign', driver, slot, key, kind, data, pin: revealSecret(pin) })
        if (!signed.ok) throw new TokenRefused(signed.error)
        const raw = Uint8Array.from(signed.value as Uint8Array)
        if (kind === 'rsa') return raw
        if (raw.length !== P256_SIGNATURE_BYTES) throw new TokenFault('the driver gave no signature of this key')
        return signatureToDer(raw)
      },
    }
  }
  return {
    keys: async () => {
      const listed = await ask({ ask: 'certificates', driver })
      if (!listed.ok) return listed
      const found = (listed.value as readonly TokenCertificate[]).map((one) => ({
        ...one,
        facts: readCertificate(Uint8Array.from(one.der)),
      }))
      const known = found.map(({ facts }) => facts).filter((facts) => facts !== null)
      const keys = found.flatMap((one): readonly TokenKey[] => {
        const { facts } = one
        if (facts === null || facts.isAuthority || !isUsableKey(facts)) return []
        const chain = orderedChain(facts, known)
        return [{ certificate: facts, signerWith: (pin) => signerOf(one, chain, pin) }]
      })
      if (found.length === 0) return err({ code: 'key.tokenAbsent' })
      return keys.length === 0 ? err({ code: 'key.unsupported' }) : ok(keys)
    },
    end: () => {
      channel.end()
      failAll('the token was let go')
    },
  }
}
