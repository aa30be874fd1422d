import { eepText as tags, METADATA_NAMES } from '#resources/text/metadata.ts'
import { eepEntities } from './eep-entities.ts'
import { lockedElement, signedElement } from './eep-file.ts'
import { parseMetadata, parseXmlTree, type Open } from '../xml/metadata-file.ts'
import { xml, xmlDocument, type XmlNode } from '../xml/xml.ts'

/** An encapsulation as it was read: well formed, of the elements that DA/T 48-2009 has, in their order (V2). */
export interface ReadEep {
  readonly createdBy: string
  /** The files that it stands for, by M48, M49 and the digest that is put in place of their bytes. */
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[]
  /** Entities as text, to be compared with those of metadata.xml. */
  readonly entities: string
  /** 电子签名 over 被签名对象, and 锁定签名 over 电子签名. */
  readonly signatures: readonly [SignedBytes, SignedBytes]
}

/** What is signed, the signature (DER), and the certificate that it names. */
export interface SignedBytes {
  readonly signed: Uint8Array
  readonly signature: Uint8Array
  readonly certificateSha256: string
}

const NAME = METADATA_NAMES[47] ?? ''
const SIZE = METADATA_NAMES[48] ?? ''
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/u
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/u
/** A signature with its certificates has a tenth of it; a pattern fails on one of megabytes. */
const MAX_BASE64 = 100_000
const isBase64 = (text: string): boolean => text.length <= MAX_BASE64 && BASE64.test(text)

/** Name, text and what lies in it; white space around elements says nothing. */
type Shape = readonly [string, string, readonly Shape[]]
const shapeOf = ({ name, text, children }: Open): Shape => [
  name,
  children.length === 0 ? text : text.trim(),
  children.map((child) => shapeOf(child)),
]
const contentOf = (open: Open | undefined): readonly Shape[] =>
  open?.children.filter(({ name }) => name !== tags.data).map((child) => shapeOf(child)) ?? []

const child = (open: Open | undefined, name: string): Open | undefined =>
  open?.children.find((one) => one.name === name)
const textOf = (open: Open | undefined, name: string): string => child(open, name)?.text ?? ''
const isMadeOf = (open: Open | undefined, names: readonly string[]): boolean =>
  open !== undefined && open.children.map(({ name }) => name).join() === names.join()

/** One encoding: its identifier follows those of the document and the draft that it is of. */
const fileOf = (encoding: Open, id: string): ReadEep['files'][number] | null => {
  const properties = child(encoding, tags.properties)
  const data = child(encoding, tags.encodedData)
  const isOurs =
    isMadeOf(encoding, [tags.properties, tags.encodingText, tags.keyword, tags.encodedData]) &&
    encoding.attributes[tags.encodingId] === id &&
    data?.attributes[tags.encodedDataId] === `${id}${tags.codeDataPart}` &&
    textOf(encoding, tags.keyword) === tags.digestKeyword &&
    isBase64(data.text) &&
    /^\d{1,15}$/u.test(textOf(properties, SIZE))
  if (!isOurs) return null
  const sha256 = Buffer.from(data.text, 'base64').toString('hex')
  return sha256.length === 64
    ? { path: textOf(properties, NAME), bytes: Number(textOf(properties, SIZE)), sha256 }
    : null
}

/** The files of one document; null when it is not made as it should be. */
const documentFiles = (document: Open, index: number): ReadEep['files'] | null => {
  const id = tags.id(index + 1)
  const [head, drafts] = [document.children.slice(0, 4), document.children.slice(4)]
  const isOurs =
    head.map(({ name }) => name).join() ===
      [tags.documentId, tags.documentNumber, tags.documentRole, tags.title].join() &&
    textOf(document, tags.documentId) === id &&
    textOf(document, tags.documentNumber) === String(index + 1) &&
    textOf(document, tags.documentRole) === (index === 0 ? tags.main : tags.attached)
  if (!isOurs) return null
  const files = drafts.flatMap((draft, at): readonly (ReadEep['files'][number] | null)[] => {
    const dataId = `${id}${tags.dataPart(at + 1)}`
    if (draft.name !== tags.documentData || draft.attributes[tags.documentDataId] !== dataId) return [null]
    return draft.children.map((encoding, code) =>
      encoding.name === tags.encoding ? fileOf(encoding, `${dataId}${tags.codePart(code + 1)}`) : null,
    )
  })
  return files.length > 0 && files.every((file) => file !== null) ? files : null
}

/** A signature of that form, over the element that it is about; null when it is none. */
const signatureOf = (
  node: Open | undefined,
  [identifier, rule]: readonly [string, string],
  signed: Uint8Array | null,
): SignedBytes | null => {
  const result = textOf(node, tags.result)
  const isOurs =
    isMadeOf(node, [
      identifier,
      tags.rule,
      tags.signedAt,
      tags.signer,
      tags.result,
      tags.certificates,
      tags.algorithm,
    ]) &&
    textOf(node, identifier) === tags.signatureIdText &&
    textOf(node, tags.rule) === rule &&
    isBase64(result)
  if (!isOurs || signed === null) return null
  const certificateSha256 = textOf(child(node, tags.certificates), tags.reference)
  return { signed, signature: Buffer.from(result, 'base64'), certificateSha256 }
}

/** Reads an encapsulation; null for bytes that are none, or not of the form that we write. Never throws for hostile bytes. */
export const readEep = (bytes: Uint8Array): ReadEep | null => {
  const root = parseXmlTree(bytes)
  if (root?.name !== tags.root || root.attributes['xmlns'] !== tags.namespace) return null
  const signed = child(root, tags.signed)
  const content = child(signed, tags.content)
  const entity = child(child(content, tags.fileBlock), tags.fileEntity)
  const block = child(root, tags.signatures)
  const isOurs =
    isMadeOf(root, [tags.format, tags.version, tags.signed, tags.signatures, tags.lock]) &&
    isMadeOf(block, [tags.signature]) &&
    textOf(root, tags.format) === tags.formatText &&
    textOf(root, tags.version) === '2009' &&
    signed?.attributes[tags.eepVersion] === '2009' &&
    isMadeOf(signed, [tags.kind, tags.kindText, tags.createdAt, tags.createdBy, tags.content]) &&
    textOf(signed, tags.kind) === tags.original &&
    textOf(signed, tags.kindText) === tags.originalText &&
    DATE_TIME.test(textOf(signed, tags.createdAt)) &&
    isMadeOf(content, [tags.fileBlock, tags.actBlock, tags.peopleBlock])
  const signature = signatureOf(child(block, tags.signature), [tags.signatureId, tags.ruleText], signedElement(bytes))
  const lock = signatureOf(child(root, tags.lock), [tags.locked, tags.lockText], lockedElement(bytes))
  const data = child(entity, tags.data)
  if (!isOurs || signature === null || lock === null || data === undefined) return null
  const documents = data.children.map((one, index) => (one.name === tags.document ? documentFiles(one, index) : null))
  if (documents.length === 0 || documents.some((files) => files === null)) return null
  return {
    createdBy: textOf(signed, tags.createdBy),
    files: documents.flatMap((files) => files ?? []),
    entities: textOfEntities(entity, child(content, tags.actBlock), child(content, tags.peopleBlock)),
    signatures: [signature, lock],
  }
}

const textOfEntities = (...blocks: readonly (Open | undefined)[]): string => JSON.stringify(blocks.map(contentOf))

/** The entities that an encapsulation has when it tells the same as that metadata.xml, as text; null when it is none. */
export const metadataEntities = (bytes: Uint8Array): string | null => {
  const metadata = parseMetadata(bytes)
  if (metadata === null) return null
  const { file, acts, people } = eepEntities(metadata)
  const read = (nodes: readonly XmlNode[]) => parseXmlTree(xmlDocument(xml(tags.content, nodes))) ?? undefined
  return textOfEntities(read(file), read(acts), read(people))
}
