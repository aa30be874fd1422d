import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { imagesOf } from '#shared/domain/document/bodies.ts'
import { publicVersion, type PublicPart } from '#shared/domain/layout/public-version.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import type { ReadStore } from '../../store/types.ts'
import { ChainFault } from '../faults.ts'
import { loadChecked } from '../derived-hash.ts'
import type { LoadedCase } from '../load-case.ts'

/** The text that goes to the public, with all bytes that it names. */
export interface DocumentToRelease {
  /** The approved text, or what was derived from it for the public. */
  readonly document: OfficialDocument
  /** The same with its number and without what the version for the public leaves out: what the page and the text say. */
  readonly shown: OfficialDocument
  readonly drop: readonly PublicPart[]
  readonly documentNumber: string
  readonly pictures: ReadonlyMap<string, Uint8Array>
  /** 附件 that are files: as they were cleaned when they came in. */
  readonly attached: ReadonlyMap<string, Uint8Array>
}

const bytesOf = (store: ReadStore, caseId: string, sha256: string): Uint8Array => {
  const bytes = store.readBlob(caseId, sha256)
  if (bytes === null || sha256Hex(bytes) !== sha256) throw new ChainFault(0)
  return bytes
}

/**
 * The one place that says which document a release shows. `documentNumber` is the one given now, '' for the text's own.
 * @throws ChainFault when the case has lost bytes that the document names, and
 * when a public version is not the one that its removals make.
 */
export const documentToRelease = (
  store: ReadStore,
  loaded: LoadedCase,
  contentHash: string,
  { documentNumber, drop }: { readonly documentNumber: string; readonly drop: readonly PublicPart[] },
): DocumentToRelease => {
  const { caseId } = loaded.state
  const document = loadChecked(store, loaded, contentHash)
  const number = documentNumber === '' ? document.documentNumber : documentNumber
  const files = document.attachments.flatMap(({ content }) => (content.kind === 'file' ? [content.sha256] : []))
  const read = (hashes: readonly string[]): ReadonlyMap<string, Uint8Array> =>
    new Map(hashes.map((sha256) => [sha256, bytesOf(store, caseId, sha256)]))
  return {
    document,
    shown: publicVersion({ ...document, documentNumber: number }, drop).document,
    drop,
    documentNumber: number,
    pictures: read(imagesOf(document).map(({ sha256 }) => sha256)),
    attached: read(files),
  }
}
