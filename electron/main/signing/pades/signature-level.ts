import type { SignatureLevel } from '#shared/domain/signature/report.ts'
import type { CertificateChain } from '../validation/certificate-chain.ts'
import { isProvenGood, type ValidationData } from '../validation/validation-data.ts'

export interface LevelInput {
  /** CAdES in form, and the signature itself holds. */
  readonly isBaseline: boolean
  readonly chain: CertificateChain | null
  /** What a sound timestamp over the signature attests, and the chain of its authority; null without one that counts. */
  readonly timestamp: { readonly at: Date; readonly chain: CertificateChain } | null
  readonly data: ValidationData
  /** The store as a later, sound document timestamp covers it; null when none does. */
  readonly archived: ValidationData | null
}

const hasProof = ({ chain, timestamp }: LevelInput, data: ValidationData): boolean =>
  data.answers.length + data.lists.length > 0 &&
  timestamp !== null &&
  [chain, timestamp.chain].every((one) => one !== null && isProvenGood(one, data, timestamp.at))

/** The highest PAdES level whose parts are all there and sound (ETSI EN 319 142-1, 6.2); null below the lowest. */
export const levelOf = (input: LevelInput): SignatureLevel | null => {
  if (!input.isBaseline) return null
  if (input.timestamp === null) return 'B-B'
  if (!hasProof(input, input.data)) return 'B-T'
  return input.archived !== null && hasProof(input, input.archived) ? 'B-LTA' : 'B-LT'
}
