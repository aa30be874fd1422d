import { documentBytes } from '#shared/domain/document/bytes.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { derive } from '#shared/domain/document/redact/derive.ts'
import type { Removal } from '#shared/domain/document/redact/removal.ts'
import { NOTHING_WITHHELD, withheld, type Withheld } from '#shared/domain/document/redact/withheld.ts'
import { publicVersionOf } from '#shared/domain/case/state.ts'
import type { DerivedHash } from '#shared/domain/case/draft/wording.ts'
import { sha256Hex } from '../crypto/digest.ts'
import type { ReadStore } from '../store/types.ts'
import { ChainFault } from './faults.ts'
import { loadWording, parseWording, type LoadedCase } from './load-case.ts'

/** Makes public versions again from the texts that are at hand; a text that is not gives none. */
export const derivedHashFrom =
  (textOf: (contentHash: string) => OfficialDocument | null): DerivedHash =>
  (fromContentHash, removals) => {
    const document = textOf(fromContentHash)
    const derived = document === null ? null : derive(document, removals)
    return derived?.ok === true ? sha256Hex(documentBytes(derived.value)) : null
  }

/** From what an act brings along and what the case holds already. */
export const derivedHashOf = (
  store: ReadStore,
  caseId: string,
  brought: readonly { readonly hash: string; readonly bytes: Uint8Array }[] = [],
): DerivedHash =>
  derivedHashFrom((contentHash) => {
    const bytes = brought.find(({ hash }) => hash === contentHash)?.bytes ?? store.readBlob(caseId, contentHash)
    return bytes === null ? null : parseWording(bytes, contentHash)
  })

/** What the public version that stands was made of; null where there is none. @throws as `loadWording`. */
export const madeFrom = (
  store: ReadStore,
  state: LoadedCase['state'],
): { readonly original: OfficialDocument; readonly removals: readonly Removal[] } | null => {
  const made = publicVersionOf(state)
  return made === null
    ? null
    : { original: loadWording(store, state.caseId, made.fromContentHash), removals: made.removals }
}

/**
 * What the public version that stands leaves out of the text that it was made of; nothing where there is none. `known` is
 * said anyway. @throws as `loadWording`.
 */
export const withheldFrom = (
  store: ReadStore,
  { state }: Pick<LoadedCase, 'state'>,
  document: OfficialDocument,
  known: readonly string[],
): Withheld => {
  const made = madeFrom(store, state)
  return made === null ? NOTHING_WITHHELD : withheld(made.original, made.removals, document, known)
}

/**
 * The text that stands, for files that leave the office. A public version is made again from the text that it was made of.
 * @throws ChainFault when the store lacks one of them, or when they do not fit each other: nothing is made of such a text.
 */
export const loadChecked = (store: ReadStore, { state }: LoadedCase, contentHash: string): OfficialDocument => {
  const document = loadWording(store, state.caseId, contentHash)
  const made = publicVersionOf(state)
  if (made?.contentHash !== contentHash) return document
  const again = derivedHashOf(store, state.caseId)(made.fromContentHash, made.removals)
  if (again !== contentHash) throw new ChainFault(0)
  return document
}
