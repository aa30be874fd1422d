import { eepText as tags, METADATA_NAMES, metadataXml } from '#resources/text/metadata.ts'
import { signedElement } from './eep-file.ts'
import { parseXmlTree, type Open } from './metadata-file.ts'

/** An encapsulation as it was read: well formed, of the elements that DA/T 48-2009 has, in their order (rules.md 7.5, V2[S12]). */
export interface ReadEep {
  readonly createdBy: string
  /** The files that it stands for, by M48, M49 and the digest that is put in place of their bytes. */
  readonly files: readonly { readonly path: string; readonly bytes: number; readonly sha256: string }[]
  /** Entities as text, to be compared with those of metadata.xml. */
  readonly entities: string
  /** What is signed, the signature (DER), and the certificate that it names. */
  readonly signed: Uint8Array
  readonly signature: Uint8Array
  readonly certificateSha256: string
}

const NAME = METADATA_NAMES[47] ?? ''
const SIZE = METADATA_NAMES[48] ?? ''
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/u
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/u

/** Name, text and what lies in it; white space between elements says nothing. */
type Shape = readonly [string, string | readonly Shape[]]
const shapeOf = ({ name, text, children }: Open): Shape => [
  name,
  children.length === 0 ? text : children.map((child) => shapeOf(child)),
]
const contentOf = ({ children }: Open): readonly Shape[] =>
  children.filter(({ name }) => name !== tags.data).map((child) => shapeOf(child))

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
    BASE64.test(data.text) &&
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

const signatureOf = (block: Open | undefined): Pick<ReadEep, 'signature' | 'certificateSha256'> | null => {
  const signature = child(block, tags.signature)
  const result = textOf(signature, tags.result)
  const isOurs =
    isMadeOf(block, [tags.signature]) &&
    isMadeOf(signature, [
      ...[tags.signatureId, tags.rule, tags.signedAt, tags.signer, tags.result, tags.certificates, tags.algorithm],
    ]) &&
    textOf(signature, tags.rule) === tags.ruleText &&
    BASE64.test(result)
  if (!isOurs) return null
  return {
    signature: Buffer.from(result, 'base64'),
    certificateSha256: textOf(child(signature, tags.certificates), tags.reference),
  }
}

/** Reads an encapsulation; null for bytes that are none, or not of the form that we write. Never throws for hostile bytes. */
export const readEep = (bytes: Uint8Array): ReadEep | null => {
  const root = parseXmlTree(bytes)
  const element = signedElement(bytes)
  if (root?.name !== tags.root || root.attributes['xmlns'] !== tags.namespace || element === null) return null
  const signed = child(root, tags.signed)
  const content = child(signed, tags.content)
  const entity = child(child(content, tags.fileBlock), tags.fileEntity)
  const data = child(entity, tags.data)
  const isOurs =
    isMadeOf(root, [tags.format, tags.version, tags.signed, tags.signatures]) &&
    textOf(root, tags.format) === tags.formatText &&
    textOf(root, tags.version) === '2009' &&
    signed?.attributes[tags.eepVersion] === '2009' &&
    isMadeOf(signed, [tags.kind, tags.kindText, tags.createdAt, tags.createdBy, tags.content]) &&
    textOf(signed, tags.kind) === tags.original &&
    textOf(signed, tags.kindText) === tags.originalText &&
    DATE_TIME.test(textOf(signed, tags.createdAt)) &&
    isMadeOf(content, [tags.fileBlock, tags.actBlock, tags.peopleBlock])
  const signature = signatureOf(child(root, tags.signatures))
  if (!isOurs || signature === null || entity === undefined || data === undefined) return null
  const documents = data.children.map((one, index) => (one.name === tags.document ? documentFiles(one, index) : null))
  if (documents.length === 0 || documents.some((files) => files === null)) return null
  const blocks = [child(content, tags.actBlock), child(content, tags.peopleBlock)]
  return {
    ...signature,
    createdBy: textOf(signed, tags.createdBy),
    files: documents.flatMap((files) => files ?? []),
    entities: JSON.stringify([contentOf(entity), ...blocks.map((block) => block?.children.map(contentOf) ?? [])]),
    signed: element,
  }
}

/** The same entities as metadata.xml has them, as text; null when it is none. */
export const metadataEntities = (bytes: Uint8Array): string | null => {
  const root = parseXmlTree(bytes)
  const file = child(root ?? undefined, metadataXml.file)
  if (root === null || file === undefined) return null
  const all = (name: string) => root.children.filter((one) => one.name === name).map(contentOf)
  return JSON.stringify([contentOf(file), all(metadataXml.acts), all(metadataXml.people)])
}
