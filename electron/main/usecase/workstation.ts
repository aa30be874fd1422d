import type { Delegation } from '#shared/domain/case/authority/delegation.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import type { ErrorCode, ErrorDetail, WireError } from '#shared/contract/errors.ts'
import type { PushPayload } from '#shared/contract/channels.ts'
import type { Result } from '#shared/lib/result.ts'
import type { DiagnosticLog } from '../log/diagnostic-log.ts'
import type { WriteStore } from '../store/types.ts'
import type { Secret } from '../crypto/secret.ts'
import type { EventSigner } from '../crypto/event-signature.ts'
import type { Recogniser } from '../ocr/recogniser.ts'
import type { TaskRunner } from '../worker/task-runner.ts'
import type { TokenChannel } from '../signing/token/token.ts'
import type { FileTokens } from './file-tokens.ts'
import type { Jobs } from './jobs.ts'

/** A person with their roles, and with what they may do for others at this moment (授权代行). */
export interface ActingPerson {
  readonly personId: string
  readonly name: string
  readonly roles: readonly Role[]
  /** Now, and what is in force now; asked anew at each reading, so that a person is the context of what they may do. */
  readonly at?: string
  readonly delegations?: readonly Delegation[]
}

/** The person at the keyboard, with the open store and the key that signs their acts. Gone at the lock. */
export interface Unlocked {
  readonly store: WriteStore
  readonly person: ActingPerson
  /** Opens this store and its copies, and is wrapped anew for a person who gets a password; wiped at the lock. */
  readonly storeKey: Secret<Uint8Array>
  readonly signer: EventSigner
  readonly certificateSha256: string
  /** When the certificate is valid, RFC 3339 UTC with milliseconds. */
  readonly validFrom: string
  readonly validUntil: string
}

/** What every use case gets from the composition root; no globals, so that tests build their own. */
export interface Workstation {
  readonly profileFolder: string
  /** What the product ships as data. */
  readonly resourcesFolder: string
  readonly now: () => Date
  readonly log: DiagnosticLog
  readonly tasks: TaskRunner
  /** A second thread, for what takes minutes and must not keep a draft's scan waiting. */
  readonly slowTasks: TaskRunner
  /** Threads for archive packages, which come by the thousand: they keep all processors at work and no draft waiting. */
  readonly packTasks: TaskRunner
  /** Reads text off pictures, where an engine is installed. */
  readonly recogniser: Recogniser
  readonly files: FileTokens
  readonly jobs: Jobs
  /** A new process for a token's driver, which may take it down. */
  readonly openTokenProcess: () => TokenChannel
  readonly push: <P extends keyof PushPayload>(name: P, payload: PushPayload[P]) => void
}

/** How every use case ends: a value, or a refusal that the person can act on. Faults and defects are thrown. */
export type Outcome<T> = Result<T, WireError>

/** A refusal with its code of shared/contract/errors.ts and the values of its sentence. */
export const refuse = (code: ErrorCode, detail?: ErrorDetail): { readonly ok: false; readonly error: WireError } => ({
  ok: false,
  error: detail === undefined ? { code } : { code, detail },
})
