import { eepText as tags, METADATA_NAMES, metadataWords as words } from '#resources/text/metadata.ts'
import { LINKS, type ItemMetadata, type MetadataNode } from '#shared/domain/archive/metadata.ts'
import { metadataNodes } from '../xml/metadata-file.ts'
import { xml, type XmlNode } from '../xml/xml.ts'

const nameOf = (number: number): string => METADATA_NAMES[number - 1] ?? ''
const [NUMBER, FORM, COUNT, RIGHTS, BELONGING] = [8, 40, 42, 70, words.belongs]

/** 文件实体 in the order of the schema; what a single file is told by, and the signature, stand elsewhere in an encapsulation. */
const FILE_ORDER = [1, 2, 7, NUMBER, 21, FORM, 65, RIGHTS, 51, 76]

/** 档号 bears its value before its parts; 形式特征 knows no 件数; 权限管理 must be there, with or without anything in it. */
const fileNode = (file: readonly MetadataNode[], number: number): readonly XmlNode[] => {
  const found = file.filter((one) => one.number === number)
  if (number === RIGHTS && found.length === 0) return [xml(nameOf(RIGHTS), [])]
  if (number !== NUMBER && number !== FORM) return metadataNodes(found)
  return found.map(({ children = [] }) => {
    const own = children.find((child) => child.number === NUMBER)?.value ?? ''
    const parts = metadataNodes(children.filter((child) => child.number !== NUMBER && child.number !== COUNT))
    return xml(nameOf(number), number === NUMBER ? [own, ...parts] : parts)
  })
}

const valueOf = (entity: readonly MetadataNode[], number: number): string =>
  entity.find((one) => one.number === number)?.value ?? ''

/** The entities of DA/T 48-2009 that say the same as the metadata by DA/T 46-2009: 文件实体 without its data, 业务实体, 机构人员实体. */
export const eepEntities = ({ file, acts, people, relations }: ItemMetadata) => ({
  file: FILE_ORDER.flatMap((number) => fileNode(file, number)),
  acts: acts.map((one) => xml(tags.actEntity, metadataNodes(one))),
  people: [
    ...people.map((one) => xml(tags.peopleEntity, metadataNodes(one))),
    ...relations
      .filter((one) => valueOf(one, 87) === BELONGING)
      .map((one) =>
        xml(
          tags.peopleRelation,
          metadataNodes([
            { number: LINKS.person, value: valueOf(one, 86) },
            { number: LINKS.related, value: valueOf(one, 88) },
            { number: 87, value: BELONGING },
          ]),
        ),
      ),
  ],
})
