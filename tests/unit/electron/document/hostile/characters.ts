import { buildDocx, paragraph, paragraphOf, run, textFile } from '../docx-fixture.ts'
import { random } from '../zip-fixture.ts'
import { TEXT, wide, type Hostile, list, soundText } from './file.ts'

const C0 = Array.from({ length: 32 }, (_, code) => code).filter((code) => code !== 0 && (code < 9 || code > 13))
export const CHARACTERS: readonly Hostile[] = [
  ...list([...C0, 0x7f, 0x80, 0x9f, 0xfffe, 0xffff], (code) => ({
    name: `a text with U+${code.toString(16)}`,
    fileName: 'a.txt',
    bytes: () => textFile(`${TEXT.slice(0, 4)}${String.fromCharCode(code)}${TEXT.slice(4)}\n现将计划公布如下。`),
    verdict: 'import.controlCharacters',
  })),
  ...list([0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069], (code) => ({
    name: `a docx with U+${code.toString(16)}`,
    bytes: () =>
      buildDocx({ body: paragraph(`${TEXT}${String.fromCharCode(code)}`) + paragraph('现将计划公布如下。') }),
    verdict: 'import.directionOverride',
  })),
  ...list([0x200b, 0x200d, 0x2060, 0xfeff, 0xad], (code) => ({
    name: `a docx with U+${code.toString(16)}`,
    bytes: () => buildDocx({ body: paragraphOf(run('甲') + run(String.fromCharCode(code)) + run('乙')) }),
    verdict: 'import.invisibleCharacters',
  })),
  ...list(['\ud800', '\udfff', '\udc00\ud800', '\ud800\ud800\udc00'], (half) => ({
    name: `a text with ${JSON.stringify(half)}`,
    fileName: 'a.txt',
    bytes: () => wide(`${TEXT}\n甲${half}乙`),
    verdict: 'import.loneSurrogates',
  })),
  ...list([[0xff], [0x80], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80]], (raw) => ({
    name: `a text with the bytes ${Buffer.from(raw).toString('hex')}`,
    fileName: 'a.txt',
    bytes: () => new Uint8Array([...raw, ...soundText, ...raw]),
    verdict: 'import.wrongEncoding',
  })),
  ...list([1, 2, 3, 4, 5, 6], (seed) => ({
    name: `noise ${String(seed)}`,
    fileName: 'a.txt',
    bytes: () => Uint8Array.from({ length: 5000 }, random(seed).bind(null, 256)),
    verdict: 'import.binary',
  })),
]
