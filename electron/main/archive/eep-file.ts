import { eepText as tags } from '#resources/text/metadata.ts'
import type { ContentFile, ItemFacts, ItemMetadata } from '#shared/domain/archive/metadata.ts'
import { metadataNodes, parseXmlTree } from './metadata-file.ts'
import { xml, xmlDocument, type XmlNode } from './xml.ts'

const documentNode = (file: ContentFile, index: number): XmlNode => {
  const number = index + 1
  return xml(tags.document, [
    xml(tags.documentId, [tags.id(number)]),
    xml(tags.documentNumber, [String(number)]),
    xml(tags.documentRole, [index === 0 ? tags.main : tags.attached]),
    xml(tags.title, [file.originalName]),
    xml(
      tags.documentData,
      [
        xml(
          tags.encoding,
          [
            xml(tags.properties, [`${file.path} ${String(file.bytes)} ${file.format}`]),
            xml(tags.encodingText, [tags.outside]),
            xml(tags.keyword, [tags.digestKeyword]),
            xml(tags.encodedData, [Buffer.from(file.sha256, 'hex').toString('base64')], {
              [tags.encodedDataId]: tags.codeDataId(number),
            }),
          ],
          { [tags.encodingId]: tags.codeId(number) },
        ),
      ],
      { [tags.documentDataId]: tags.dataId(number) },
    ),
  ])
}

const signatureBlock = ({ signature }: ItemFacts): readonly XmlNode[] =>
  signature === null
    ? []
    : [
        xml(tags.signatures, [
          xml(tags.signature, [
            xml(tags.signatureId, [tags.signatureIdText]),
            xml(tags.rule, ['CMS (RFC 5652)']),
            xml(tags.signedAt, [signature.at]),
            xml(tags.signer, [signature.signer]),
            xml(tags.result, [signature.result]),
            xml(tags.certificates, [xml(tags.certificate, []), xml(tags.reference, [signature.certificateSha256])]),
            xml(tags.algorithm, ['ecdsa-with-SHA256']),
          ]),
        ]),
      ]

/**
 * 封装包 of DA/T 48-2009 (rules.md 7.5, V2[S12]): entities with their metadata; contents by their digests, as a production
 * system writes them, because the files themselves lie in the same package. The main document comes first.
 */
export const encodeEep = (facts: ItemFacts, metadata: ItemMetadata, createdAt: string): Uint8Array =>
  xmlDocument(
    xml(
      tags.root,
      [
        xml(tags.format, [tags.formatText]),
        xml(tags.version, ['2009']),
        xml(
          tags.signed,
          [
            xml(tags.kind, [tags.original]),
            xml(tags.kindText, [tags.originalText]),
            xml(tags.createdAt, [createdAt]),
            xml(tags.createdBy, [facts.officeName]),
            xml(tags.content, [
              xml(tags.fileBlock, [
                xml(tags.fileEntity, [...metadataNodes(metadata.file), xml(tags.data, facts.files.map(documentNode))]),
              ]),
              xml(
                tags.actBlock,
                metadata.acts.map((one) => xml(tags.actEntity, metadataNodes(one))),
              ),
              xml(
                tags.peopleBlock,
                metadata.people.map((one) => xml(tags.peopleEntity, metadataNodes(one))),
              ),
            ]),
          ],
          { [tags.eepVersion]: '2009' },
        ),
        ...signatureBlock(facts),
      ],
      { xmlns: tags.namespace },
    ),
  )

/** Is this an encapsulation as we write it, as far as can be seen from outside: root, version, content with documents? */
export const isEep = (bytes: Uint8Array): boolean => {
  const root = parseXmlTree(bytes)
  if (root?.name !== tags.root) return false
  const child = (name: string) => root.children.find((one) => one.name === name)
  const content = child(tags.signed)?.children.find(({ name }) => name === tags.content)
  return child(tags.version)?.text === '2009' && content?.children.some(({ name }) => name === tags.fileBlock) === true
}
