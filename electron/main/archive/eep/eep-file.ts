import { eepText as tags, METADATA_NAMES } from '#resources/text/metadata.ts'
import type { ContentFile, ItemFacts, ItemMetadata } from '#shared/domain/archive/metadata.ts'
import { assert } from '#shared/lib/result.ts'
import { eepEntities } from './eep-entities.ts'
import { xml, xmlDocument, type XmlNode } from '../xml/xml.ts'

/** M47 to M50, by which an encoding is told. */
const [FORMAT = '', NAME = '', SIZE = '', PROGRAM = ''] = METADATA_NAMES.slice(46, 50)

/** One draft of a document (正本, 定稿, 处理单 …) in all the formats that it lies here in. */
type Draft = readonly ContentFile[]
interface EepDocument {
  readonly title: string
  readonly drafts: readonly Draft[]
}

/** Drafts, forms and 花脸稿 of the one document; everything else goes with it. */
const OF_MAIN = /^data\/(?:release|versions|forms|redlines)\//u
const RELEASE = 'data/release/'

/**
 * “一个文档数据对应文档的一个稿本或收文处理单” (DA/T 48-2009, V2): the release in its formats, every round and every form are
 * 文档数据 of the main document; attachments, evidence and the original that was imported are documents of their own.
 */
const documentsOf = ({ files, document }: Pick<ItemFacts, 'files' | 'document'>): readonly EepDocument[] => {
  const released = files.filter(({ path }) => path.startsWith(RELEASE))
  const others = files.filter(({ path }) => OF_MAIN.test(path) && !path.startsWith(RELEASE))
  const drafts = [...(released.length === 0 ? [] : [released]), ...others.map((file) => [file])]
  const beside = files.filter(({ path }) => !OF_MAIN.test(path))
  return [{ title: document.title, drafts }, ...beside.map((file) => ({ title: file.originalName, drafts: [[file]] }))]
}

const encodingNode = ({ path, format, bytes, sha256 }: ContentFile, program: string, dataId: string, code: number) => {
  const id = `${dataId}${tags.codePart(code)}`
  return xml(
    tags.encoding,
    [
      xml(tags.properties, [
        xml(FORMAT, [format]),
        xml(NAME, [path]),
        xml(SIZE, [String(bytes)]),
        xml(PROGRAM, [program]),
      ]),
      xml(tags.encodingText, [tags.outside]),
      xml(tags.keyword, [tags.digestKeyword]),
      xml(tags.encodedData, [Buffer.from(sha256, 'hex').toString('base64')], {
        [tags.encodedDataId]: `${id}${tags.codeDataPart}`,
      }),
    ],
    { [tags.encodingId]: id },
  )
}

const documentNode = ({ title, drafts }: EepDocument, index: number, program: string): XmlNode => {
  const id = tags.id(index + 1)
  return xml(tags.document, [
    xml(tags.documentId, [id]),
    xml(tags.documentNumber, [String(index + 1)]),
    xml(tags.documentRole, [index === 0 ? tags.main : tags.attached]),
    xml(tags.title, [title]),
    ...drafts.map((draft, at) => {
      const dataId = `${id}${tags.dataPart(at + 1)}`
      return xml(
        tags.documentData,
        draft.map((file, code) => encodingNode(file, program, dataId, code + 1)),
        { [tags.documentDataId]: dataId },
      )
    }),
  ])
}

/** Who signs an encapsulation, and how: a detached CMS signature (RFC 5652) over the bytes that are given. */
export interface EepSigning {
  readonly signer: string
  /** DER. */
  readonly certificate: Uint8Array
  readonly certificateSha256: string
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>
}

/** From the first begin of an element to its last end; null when there is none. Values bear no tags, so it is that element. */
const elementBytes = (eep: Uint8Array, open: string, close: string): Uint8Array | null => {
  const bytes = Buffer.from(eep.buffer, eep.byteOffset, eep.length)
  const [from, to] = [bytes.indexOf(open), bytes.lastIndexOf(close)]
  return from < 0 || to < from ? null : bytes.subarray(from, to + Buffer.byteLength(close))
}

/** What 电子签名 is made over. */
export const signedElement = (eep: Uint8Array): Uint8Array | null =>
  elementBytes(eep, `<${tags.signed}`, `</${tags.signed}>`)

/** What 锁定签名 is made over. */
export const lockedElement = (eep: Uint8Array): Uint8Array | null =>
  elementBytes(eep, `<${tags.signature}>`, `</${tags.signature}>`)

const signedBy = (signing: EepSigning, at: string, signature: Uint8Array): readonly XmlNode[] => [
  xml(tags.signedAt, [at]),
  xml(tags.signer, [signing.signer]),
  xml(tags.result, [Buffer.from(signature).toString('base64')]),
  xml(tags.certificates, [
    xml(tags.certificate, [Buffer.from(signing.certificate).toString('base64')]),
    xml(tags.reference, [signing.certificateSha256]),
  ]),
  xml(tags.algorithm, [tags.algorithmText]),
]

const signatureBlock = (signing: EepSigning, at: string, signature: Uint8Array): XmlNode =>
  xml(tags.signatures, [
    xml(tags.signature, [
      xml(tags.signatureId, [tags.signatureIdText]),
      xml(tags.rule, [tags.ruleText]),
      ...signedBy(signing, at, signature),
    ]),
  ])

const lockNode = (signing: EepSigning, at: string, signature: Uint8Array): XmlNode =>
  xml(tags.lock, [
    xml(tags.locked, [tags.signatureIdText]),
    xml(tags.rule, [tags.lockText]),
    ...signedBy(signing, at, signature),
  ])

const bytesOf = (element: Uint8Array | null): Uint8Array => {
  assert(element !== null, 'an element that was written')
  return element
}

/**
 * 封装包 of DA/T 48-2009 (V2): entities with their metadata; contents by their digests, as a production
 * system writes them, because the files themselves lie in the same package. 电子签名 signs exactly the bytes of 被签名对象,
 * 锁定签名, without which the schema takes no 电子签名块, those of 电子签名.
 * `program` is what made the files (M50). `createdAt` is RFC 3339, which xs:dateTime takes. @throws what `sign` throws.
 */
export const encodeEep = async (
  facts: ItemFacts,
  metadata: ItemMetadata,
  made: { readonly createdAt: string; readonly program: string },
  signing: EepSigning,
): Promise<Uint8Array> => {
  const documents = documentsOf(facts).map((one, index) => documentNode(one, index, made.program))
  const { file, acts, people } = eepEntities(metadata)
  const content = xml(
    tags.signed,
    [
      xml(tags.kind, [tags.original]),
      xml(tags.kindText, [tags.originalText]),
      xml(tags.createdAt, [made.createdAt]),
      xml(tags.createdBy, [facts.officeName]),
      xml(tags.content, [
        xml(tags.fileBlock, [xml(tags.fileEntity, [...file, xml(tags.data, documents)])]),
        xml(tags.actBlock, acts),
        xml(tags.peopleBlock, people),
      ]),
    ],
    { [tags.eepVersion]: '2009' },
  )
  const write = (signatures: readonly XmlNode[]): Uint8Array =>
    xmlDocument(
      xml(tags.root, [xml(tags.format, [tags.formatText]), xml(tags.version, ['2009']), content, ...signatures], {
        xmlns: tags.namespace,
      }),
    )
  const signature = signatureBlock(signing, made.createdAt, await signing.sign(bytesOf(signedElement(write([])))))
  const lock = await signing.sign(bytesOf(lockedElement(write([signature]))))
  return write([signature, lockNode(signing, made.createdAt, lock)])
}
