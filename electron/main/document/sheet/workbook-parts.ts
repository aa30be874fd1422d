import { strToU8, zipSync } from 'fflate'
import { element, part } from '../docx-export/xml.ts'

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
export const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/** Zip has no time before; equal tables have equal bytes. */
const EPOCH = new Date(1980, 0, 1)

export const relationship = (Id: string, type: string, Target: string): string =>
  element('Relationship', { Id, Type: `${OFFICE}/${type}`, Target })

export const relationships = (...all: readonly string[]): string =>
  part('Relationships', { xmlns: `${PACKAGE}/relationships` }, ...all)

/** The bytes of a workbook: these parts, each with the type that it is of, and what says so. Equal parts have equal bytes. */
export const workbookOf = (
  parts: Readonly<Record<string, string>>,
  types: readonly (readonly [partName: string, type: string])[],
): Uint8Array => {
  const whole = {
    '[Content_Types].xml': part(
      'Types',
      { xmlns: `${PACKAGE}/content-types` },
      element('Default', {
        Extension: 'rels',
        ContentType: 'application/vnd.openxmlformats-package.relationships+xml',
      }),
      ...[['/xl/workbook.xml', 'sheet.main'] as const, ...types].map(([PartName, type]) =>
        element('Override', { PartName, ContentType: `${TYPE}.${type}+xml` }),
      ),
    ),
    '_rels/.rels': relationships(relationship('workbook', 'officeDocument', 'xl/workbook.xml')),
    ...parts,
  }
  return zipSync(Object.fromEntries(Object.entries(whole).map(([path, xml]) => [path, strToU8(xml)])), {
    mtime: EPOCH,
    level: 6,
  })
}
