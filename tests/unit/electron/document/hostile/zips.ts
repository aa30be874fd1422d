import { strToU8, zipSync } from 'fflate'
import { buildDocx } from '../docx-fixture.ts'
import { asZip64, falsify, falsifyEnd, headerOf, random, renamed, withByte } from '../zip-fixture.ts'
import { MAIN, SOUND, sound, soundText, entries, without, places, type Hostile, list } from './file.ts'

const startsCharacter = (at: number) => ((soundText[at] ?? 0) & 0xc0) !== 0x80

export const TRUNCATED: readonly Hostile[] = [
  ...list(places(sound, 60).slice(1), (at) => ({
    name: `docx cut at ${String(at)}`,
    bytes: () => sound.slice(0, at),
    verdict: 'import.corrupt',
  })),
  ...list([1, 2, 3], (at) => ({
    name: `docx cut at ${String(at)}`,
    bytes: () => sound.slice(0, at),
    verdict: 'import.misnamed',
  })),
  ...list([22, 40, 100], (at) => ({
    name: `docx without its first ${String(at)} bytes`,
    bytes: () => sound.slice(at),
    verdict: 'import.misnamed',
  })),
  ...list([1, 2, 4, 5, 40, 41], (at) => ({
    name: `UTF-8 cut ${String(at)} bytes before its end`,
    fileName: 'a.txt',
    bytes: () => soundText.slice(0, soundText.length - at - 1),
    verdict: startsCharacter(soundText.length - at - 1) ? 'unharmed' : 'import.wrongEncoding',
  })),
]

const next = random(20260312)
export const FLIPPED: readonly Hostile[] = Array.from({ length: 80 }, (_, at) => {
  const place = next(sound.length)
  const mask = 1 << next(8)
  return {
    name: `docx with bit ${String(mask)} of byte ${String(place)} flipped (${String(at)})`,
    fileName: 'a',
    bytes: () => withByte(sound, place, (byte) => byte ^ mask),
    verdict: 'corrupt or unharmed',
  }
})

/** An entry whose own bytes hold the local header and the data of another one. */
const overlapping = () => {
  const inner = zipSync({ 'word/y.xml': strToU8('<a/>') }, { level: 0 })
  const zip = zipSync({ ...entries(), 'word/z.xml': [inner, { level: 0 }], 'word/y.xml': strToU8('<a/>') })
  const dataStart = headerOf(zip, 'word/z.xml', true) + 30 + 'word/z.xml'.length
  return falsify(zip, 'word/y.xml', { headerStart: dataStart, method: 0, packedBytes: 4 })
}
const twice = () => zipSync({ ...entries(), 'word/documenT.xml': strToU8('<a/>') })
const many = (count: number) =>
  zipSync({
    ...entries(),
    ...Object.fromEntries(Array.from({ length: count }, (_, at) => [`a/${String(at)}.png`, new Uint8Array()])),
  })

export const ZIPS: readonly Hostile[] = [
  { name: 'an empty zip', bytes: () => zipSync({}), verdict: 'import.misnamed' },
  { name: 'a zip without content types', bytes: () => without('[Content_Types].xml'), verdict: 'import.misnamed' },
  { name: 'a zip without relationships', bytes: () => without('_rels/.rels'), verdict: 'import.misnamed' },
  { name: 'a zip without its main part', bytes: () => without(MAIN), verdict: 'import.corrupt' },
  {
    name: 'a missing styles part',
    bytes: () => buildDocx({ body: SOUND, relationships: [{ type: 'styles', target: 'none.xml' }] }),
    verdict: 'import.corrupt',
  },
  { name: 'two parts whose names differ by case', bytes: twice, verdict: 'import.corrupt' },
  { name: 'overlapping entries', bytes: overlapping, verdict: 'import.bomb' },
  {
    name: 'two entries at one place',
    bytes: () => falsify(sound, 'word/header1.xml', { headerStart: headerOf(sound, MAIN, true) }),
    verdict: 'import.corrupt',
  },
  { name: 'an encrypted entry', bytes: () => falsify(sound, MAIN, { flags: 1 }), verdict: 'import.encrypted' },
  { name: 'an unknown compression', bytes: () => falsify(sound, MAIN, { method: 99 }), verdict: 'import.corrupt' },
  {
    name: 'a deflated entry said to be stored',
    bytes: () => falsify(sound, MAIN, { method: 0 }),
    verdict: 'import.corrupt',
  },
  { name: 'a wrong checksum', bytes: () => falsify(sound, MAIN, { checksum: 1 }), verdict: 'import.corrupt' },
  {
    name: 'a wrong checksum of a header',
    bytes: () => falsify(sound, 'word/header1.xml', { checksum: 1 }),
    verdict: 'import.corrupt',
  },
  ...list([0, 1, 100, 40_000_000], (declaredBytes) => ({
    name: `a declared size of ${String(declaredBytes)}`,
    bytes: () => falsify(sound, MAIN, { declaredBytes }),
    verdict: 'import.corrupt',
  })),
  ...list([64_000_001, 0x7fffffff, 0xfffffffe], (declaredBytes) => ({
    name: `a declared size of ${String(declaredBytes)}`,
    bytes: () => falsify(sound, MAIN, { declaredBytes }),
    verdict: 'import.bomb',
  })),
  ...list([0xffffffff], (declaredBytes) => ({
    name: 'a ZIP64 size without its extra field',
    bytes: () => falsify(sound, MAIN, { declaredBytes }),
    verdict: 'import.corrupt',
  })),
  ...list([0, 10, 0x7fffffff, 0xfffffffe], (packedBytes) => ({
    name: `a packed size of ${String(packedBytes)}`,
    bytes: () => falsify(sound, MAIN, { packedBytes }),
    verdict: 'import.corrupt',
  })),
  ...list([1, 0x7fffffff, 0xfffffffe], (headerStart) => ({
    name: `an entry at ${String(headerStart)}`,
    bytes: () => falsify(sound, MAIN, { headerStart }),
    verdict: 'import.corrupt',
  })),
  ...list([0, 1, 3, 7, 4000, 0xffff], (count) => ({
    name: `a directory of ${String(count)}`,
    bytes: () => falsifyEnd(sound, 'count', count),
    verdict: 'import.corrupt',
  })),
  ...list([0, 1, 0x7fffffff, 0xffffffff], (start) => ({
    name: `a directory at ${String(start)}`,
    bytes: () => falsifyEnd(sound, 'start', start),
    verdict: 'import.corrupt',
  })),
  {
    name: 'a local header that names another part',
    bytes: () => renamed(sound, 'word/document.xml', 'word/dokument.xml'),
    verdict: 'import.corrupt',
  },
  { name: 'ZIP64 fields', bytes: () => asZip64(sound), verdict: 'unharmed' },
  {
    name: 'ZIP64 fields out of place by a byte',
    bytes: () => asZip64(sound).filter((_, at, all) => at !== all.length - 60),
    verdict: 'import.bomb',
  },
  { name: 'bytes after its end', bytes: () => new Uint8Array([...sound, 1, 2, 3]), verdict: 'unharmed' },
  { name: '4,097 entries', bytes: () => many(4097), verdict: 'import.bomb' },
  { name: '4,000 images', bytes: () => many(4000), verdict: 'import.images' },
]
