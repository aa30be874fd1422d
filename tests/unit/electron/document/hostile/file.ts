import { strToU8, zipSync } from 'fflate'
import type { ImportFindingCode, ImportRefusalCode } from '#electron/main/document/import.ts'
import { buildDocx, docxEntries, paragraph, textFile, wordXml, WORD_TYPE } from '../docx-fixture.ts'

/** Refused with this code, imported with this finding, or imported with the text of the sound file and nothing else. */
export type Verdict = ImportRefusalCode | ImportFindingCode | 'unharmed' | 'corrupt or unharmed'
export interface Hostile {
  readonly name: string
  readonly fileName?: string
  readonly bytes: () => Uint8Array
  readonly verdict: Verdict
}

export const MAIN = 'word/document.xml'
export const TEXT = '关于公布供水改造计划的通知'
export const SOUND = paragraph(TEXT) + paragraph('现将计划公布如下。')
export const sound = buildDocx({
  body: SOUND,
  styles: '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="Normal"/></w:style>',
  parts: {
    'word/header1.xml': {
      content: wordXml('hdr', paragraph('页眉')),
      type: `${WORD_TYPE}header+xml`,
      relationship: 'header',
    },
  },
})
export const soundText = textFile(`${TEXT}\n现将计划公布如下。\n`)

export const main = (inner: string) => buildDocx({ main: inner })
export const document = (inner: string) => wordXml('document', `<w:body>${inner}</w:body>`)
export const wide = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
export const entries = (): Record<string, Uint8Array> => docxEntries({ body: SOUND })
export const without = (name: string) =>
  zipSync(Object.fromEntries(Object.entries(entries()).filter(([part]) => part !== name)))
export const changed = (name: string, content: string) => zipSync({ ...entries(), [name]: strToU8(content) })
export const list = <T>(items: readonly T[], make: (item: T, at: number) => Hostile): Hostile[] => items.map(make)
export const places = (bytes: Uint8Array, count: number): number[] =>
  Array.from({ length: count }, (_, at) => Math.floor((bytes.length * at) / count))
