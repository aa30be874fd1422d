import { deflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { openPdf, type PdfFile } from '#electron/main/signing/pdf/pdf-file.ts'
import { PdfScanner, PdfSyntaxError } from '#electron/main/signing/pdf/pdf-syntax.ts'
import { verifyPdf } from '#electron/main/signing/pades/verify-pdf.ts'

const MEBIBYTE = 1 << 20
const QUARTER = MEBIBYTE / 4
/** Far above what any of these takes on a machine that is busy, far below the hours of what is not read in one pass. */
const TIME_LIMIT_MS = 15_000
const MEMORY_LIMIT_BYTES = 400 * MEBIBYTE

type Bytes = string | Buffer
const bytesOf = (...parts: readonly Bytes[]): Buffer =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)))

/** What came of reading: an answer, or the one error that callers take for bad bytes. Anything else is thrown on. */
const within = <T>(read: () => T): T | 'refused' => {
  const before = process.memoryUsage()
  const begun = performance.now()
  let made: T | 'refused'
  try {
    made = read()
  } catch (error) {
    if (!(error instanceof PdfSyntaxError)) throw error
    made = 'refused'
  }
  expect(performance.now() - begun).toBeLessThan(TIME_LIMIT_MS)
  const after = process.memoryUsage()
  expect(after.heapUsed + after.arrayBuffers - before.heapUsed - before.arrayBuffers).toBeLessThan(MEMORY_LIMIT_BYTES)
  return made
}

const refused = (bytes: Bytes): void => {
  expect(within(() => new PdfScanner(bytesOf(bytes)).value())).toBe('refused')
}

describe('an object that nobody wrote in earnest', () => {
  it.each<readonly [string, string]>([
    ['nothing', ''],
    ['a NUL byte in place of a value', '\0'],
    ['a string without an end', '(no end'],
    ['a string that ends in its escape', '(no end\\'],
    ['a string with one bracket too few', '(a (b) c'],
    ['hexadecimal without an end', '<41'],
    ['hexadecimal that is none', '<4G>'],
    ['an array without an end', '[1 2'],
    ['a dictionary without an end', '<</A 1'],
    ['a dictionary that ends by half', '<</A 1>'],
    ['a dictionary whose key has no value', '<</A>>'],
    ['a dictionary whose key is no name', '<<1 2>>'],
    ['a dictionary that says a thing twice', '<</A 1/A 2>>'],
    ['a dictionary that says a thing twice, once in disguise', '<</A 1/#41 2>>'],
    ['a closing delimiter', ']'],
    ['a brace', '{1}'],
    ['a word that is no value', 'obj'],
    ['a number that is none', '1e9'],
    ['two signs', '--1'],
    ['a comment without an end', '%'.repeat(MEBIBYTE)],
    ['65 arrays in one another', '['.repeat(66) + ']'.repeat(66)],
    ['65 dictionaries in one another', '<</A '.repeat(66) + '1' + '>>'.repeat(66)],
    ['a mebibyte of [', '['.repeat(MEBIBYTE)],
    ['a mebibyte of <<', '<<'.repeat(MEBIBYTE / 2)],
    ['a mebibyte of nested keys', '<</A'.repeat(MEBIBYTE / 4)],
    ['a mebibyte of (', '('.repeat(MEBIBYTE)],
    ['a mebibyte of <', '<4'.repeat(MEBIBYTE / 2)],
    ['many escapes', `(${'\\'.repeat(QUARTER)}`],
    ['a mebibyte of digits', '9'.repeat(MEBIBYTE) + 'x'],
    ['a name of a mebibyte as a number', `-${'.'.repeat(MEBIBYTE)}`],
  ])('is refused in bounded time: %s', (_, text) => {
    refused(text)
  })

  it.each<readonly [string, string, unknown]>([
    ['a number beyond all numbers', '9'.repeat(MEBIBYTE), { kind: 'number', value: Infinity }],
    ['a number below all numbers', `-${'9'.repeat(400)}`, { kind: 'number', value: -Infinity }],
    ['a reference whose number is too long', '99999999999 0 R', { kind: 'number', value: 99_999_999_999 }],
    ['a reference whose generation is too long', '1 999999 R', { kind: 'number', value: 1 }],
    ['NUL bytes as white space', '\0 1\0', { kind: 'number', value: 1 }],
    ['a NUL byte in a name', '/A\0', { kind: 'name', value: 'A' }],
    ['an empty name', '/', { kind: 'name', value: '' }],
    ['an escape in a name that is none', '/A#G1#', { kind: 'name', value: 'A#G1#' }],
    ['a name that objects know', '<</__proto__ 1/constructor 2>>', { kind: 'dictionary' }],
  ])('is read as it stands: %s', (_, text, value) => {
    expect(within(() => new PdfScanner(bytesOf(text)).value())).toMatchObject(value as object)
  })

  it.each<readonly [string, Bytes]>([
    ['names', '[' + '/A'.repeat(QUARTER / 2) + ']'],
    ['one name', `/${'A'.repeat(QUARTER)}`],
    ['numbers', `[${'1 '.repeat(QUARTER / 2)}]`],
    ['nearly references', `[${'1 1 '.repeat(QUARTER / 4)}]`],
    ['one number and numbers as long as the file', `[${`${'1'.repeat(1000)} `.repeat(1000)}]`],
    ['comments between numbers', `[${'1 %\n'.repeat(QUARTER / 4)}]`],
    ['one comment between many numbers', `[${'1 '.repeat(20)}%${'x'.repeat(QUARTER)}\n]`],
    ['escapes in a string', `(${'\\777'.repeat(QUARTER / 4)})`],
    ['a string', `(${'x'.repeat(QUARTER)})`],
    ['brackets in a string', `(${'()'.repeat(QUARTER / 2)})`],
    ['hexadecimal', `<${'41'.repeat(QUARTER / 2)}>`],
    ['keys', `<<${Array.from({ length: 25_000 }, (_, index) => `/K${String(index)} 1`).join('')}>>`],
  ])('is read in bounded time: a quarter of a mebibyte of %s', (_, text) => {
    expect(within(() => new PdfScanner(bytesOf(text)).value())).not.toBe('refused')
  })
})

/** A file of these objects and their true table; `trailer` is what its dictionary says besides. */
const fileOf = (objects: readonly Bytes[], trailer = '/Root 1 0 R'): Buffer => {
  const parts: Bytes[] = ['%PDF-1.7\n']
  const offsets: number[] = []
  let at = 9
  for (const [index, object] of objects.entries()) {
    const whole = bytesOf(`${String(index + 1)} 0 obj\n`, object, '\nendobj\n')
    offsets.push(at)
    at += whole.length
    parts.push(whole)
  }
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  parts.push(`xref\n0 ${String(objects.length + 1)}\n0000000000 65535 f \n${lines}trailer\n<<${trailer}>>\n`)
  return bytesOf(...parts, `startxref\n${String(at)}\n%%EOF\n`)
}
const streamOf = (dictionary: string, data: Bytes): Buffer =>
  bytesOf(`<<${dictionary}>>\nstream\n`, data, '\nendstream')

const reference = (number: number) => ({ kind: 'reference', number, generation: 0 }) as const
/** Everything that a file of bytes can be asked. */
const everythingOf = (file: PdfFile): number => {
  let read = 0
  for (const number of file.entries.keys()) {
    for (const ask of [
      () => file.resolve(reference(number)),
      () => file.decodedStream(number),
      () => file.rawStream(number),
    ])
      within<unknown>(ask)
    read += 1
  }
  return read
}

/** A cross-reference stream and one object stream, object 2, that is to hold object 3. */
const packed = (dictionary: string, data: Bytes, third = 0): Buffer => {
  const head = '%PDF-1.7\n1 0 obj\n<</A 3 0 R>>\nendobj\n'
  const holder = bytesOf('2 0 obj\n', streamOf(dictionary, data), '\nendobj\n')
  const at = head.length + holder.length
  const row = (...fields: readonly [number, number, number]): Buffer => {
    const bytes = Buffer.alloc(7)
    bytes.writeUInt8(fields[0], 0)
    bytes.writeUInt32BE(fields[1], 1)
    bytes.writeUInt16BE(fields[2], 5)
    return bytes
  }
  const rows = bytesOf(row(0, 0, 0), row(1, 9, 0), row(1, head.length, 0), row(2, 2, third), row(1, at, 0))
  const table = streamOf(`/Type/XRef/W[1 4 2]/Size 5/Root 1 0 R/Length ${String(rows.length)}`, rows)
  return bytesOf(head, holder, '4 0 obj\n', table, `\nendobj\nstartxref\n${String(at)}\n%%EOF\n`)
}
const sized = (data: Bytes, besides: string): readonly [string, Bytes] => [
  `/Type/ObjStm/Length ${String(bytesOf(data).length)}${besides}`,
  data,
]

const BOMB = deflateSync(Buffer.alloc(128 * MEBIBYTE))

/** Files, by what is wrong with them. */
const FILES: readonly (readonly [string, Buffer])[] = [
  ['no file at all', bytesOf('')],
  ['a startxref without a number', bytesOf('%PDF-1.7\nstartxref\n')],
  ['a startxref behind the end', bytesOf('%PDF-1.7\nstartxref\n999999999999999\n%%EOF')],
  ['a startxref that leads to itself', bytesOf('%PDF-1.7\nstartxref\n9\n%%EOF')],
  ['a mebibyte of startxref', bytesOf('startxref '.repeat(MEBIBYTE / 10))],
  ['a table that is its own predecessor', bytesOf('xref\n0 0\ntrailer\n<</Prev 0>>\nstartxref\n0\n%%EOF')],
  ['a table that says it has 10^15 lines', bytesOf('xref\n0 999999999999999\ntrailer\n<<>>\nstartxref\n0\n%%EOF')],
  [
    'a table of objects with numbers beyond all',
    bytesOf('xref\n9999999999 1\n0000000000 00000 n \ntrailer\n<<>>\nstartxref\n0\n%%EOF'),
  ],
  ['a table without a trailer', bytesOf('xref\n0 1\n0000000000 65535 f \nstartxref\n0\n%%EOF')],
  ['a trailer that is no dictionary', bytesOf('xref\n0 0\ntrailer\n[]\nstartxref\n0\n%%EOF')],
  [
    'a chain of tables that goes round by two',
    bytesOf('xref\n0 0\ntrailer\n<</Prev 40>>'.padEnd(40), 'xref\n0 0\ntrailer\n<</Prev 0>>\nstartxref\n0\n%%EOF'),
  ],
  [
    'a thousand tables, each with two before it',
    bytesOf(
      ...Array.from({ length: 1000 }, (_, index) =>
        `xref\n0 0\ntrailer\n<</Prev ${String((index + 1) * 80)}/XRefStm ${String((index + 2) * 80)}>>`.padEnd(80),
      ),
      'startxref\n0\n%%EOF',
    ),
  ],
  ['objects that refer to themselves', fileOf(['1 0 R', '3 0 R', '2 0 R'])],
  [
    'a hundred references, each to the next',
    fileOf(Array.from({ length: 100 }, (_, index) => `${String(index + 2)} 0 R`)),
  ],
  ['a stream whose length is itself', fileOf([streamOf('/Length 1 0 R', 'x')])],
  ['a stream whose length is beyond the end', fileOf([streamOf('/Length 99999999', 'x')])],
  ['a stream whose length is below nothing', fileOf([streamOf('/Length -1', 'x')])],
  ['a stream whose length is half', fileOf([streamOf('/Length 1.5', 'x')])],
  ['a stream whose length is short', fileOf([streamOf('/Length 1', 'xxxx')])],
  ['a stream whose length is infinite', fileOf([streamOf(`/Length ${'9'.repeat(400)}`, 'x')])],
  ['a stream without a length', fileOf([streamOf('', 'x')])],
  ['a stream that is cut off', fileOf(['<</Length 4>>\nstream\n'])],
  ['a stream that is no Flate', fileOf([streamOf('/Length 4/Filter/FlateDecode', 'xxxx')])],
  ['a stream by a filter that leads to itself', fileOf([streamOf('/Length 1/Filter 2 0 R', 'x'), '[2 0 R]'])],
  [
    'a stream of 128 mebibytes in an eighth of one',
    fileOf([streamOf(`/Length ${String(BOMB.length)}/Filter/FlateDecode`, BOMB)]),
  ],
  [
    'a stream that is predicted over columns without number',
    fileOf([
      streamOf(
        '/Length 11/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 9007199254740991>>',
        deflateSync('abc'),
      ),
    ]),
  ],
  ['an object stream that says it has 10^9 objects', packed(...sized('3 0 1', '/N 1000000000/First 4'))],
  ['an object stream whose first is behind the end', packed(...sized('3 0 1', '/N 1/First 999999999'))],
  ['an object stream whose first is below nothing', packed(...sized('3 0 1', '/N 1/First -4'))],
  ['an object stream with an offset behind the end', packed(...sized('3 999999999 1', '/N 1/First 12'))],
  ['an object stream with offsets into one another', packed(...sized('3 0 4 1 5 2 [[1]]', '/N 3/First 12'))],
  ['an object stream whose object is not in it', packed(...sized('3 0 1', '/N 1/First 4'), 9)],
  ['an object stream whose length lies in itself', packed('/Type/ObjStm/N 1/First 4/Length 3 0 R', '3 0 5')],
  ['an object stream that is empty', packed(...sized('', '/N 1/First 0'))],
  [
    'an object stream whose objects are each the rest of it',
    packed(
      ...sized(
        bytesOf(
          Array.from({ length: 20_000 }, (_, index) => `${String(index + 3)} 0 `)
            .join('')
            .padEnd(280_000),
          `[${'1 '.repeat(100_000)}]`,
        ),
        '/N 20000/First 280000',
      ),
    ),
  ],
]

describe('a file that nobody wrote in earnest', () => {
  it.each(FILES)('is read or refused in bounded time, and no verdict is good: %s', (_, bytes) => {
    const file = within(() => openPdf(bytes))
    if (file !== 'refused') expect(within(() => everythingOf(file))).toBe(file.entries.size)
    const report = within(() => verifyPdf(bytes, { roots: [], now: new Date('2026-03-06T00:00:00Z') }))
    expect(report).toMatchObject({ ok: false })
  })

  it('keeps no more of all its object streams together than one may hold', () => {
    // Each is within bounds by itself; what is read of them stays in memory.
    const pad = deflateSync(Buffer.concat([Buffer.from('9 0 7 '), Buffer.alloc(40 * MEBIBYTE, ' ')]))
    const holder = streamOf(`/Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length ${String(pad.length)}`, pad)
    const plain = fileOf(['null', holder, holder])
    const rows = Buffer.from([2, 0, 2, 0, 2, 0, 3, 0])
    const listed = streamOf('/Type/XRef/W[1 2 1]/Size 12/Index[10 2]/Length 8', rows)
    const table = plain.lastIndexOf('xref\n0')
    const at = plain.length
    const update = `12 0 obj\n${listed.toString('latin1')}\nendobj\n`
    const trailer = `xref\n0 0\ntrailer\n<</Root 1 0 R/XRefStm ${String(at)}/Prev ${String(table)}>>\n`
    const end = `startxref\n${String(at + update.length)}\n%%EOF\n`
    const file = openPdf(bytesOf(plain, update, trailer, end))
    expect(file.resolve(reference(10))).toMatchObject({ kind: 'number', value: 7 })
    expect(within(() => file.resolve(reference(11)))).toBe('refused')
  })

  it('is told from one that is: the same makers make files that are read', () => {
    const plain = openPdf(fileOf(['<</A 2 0 R>>', streamOf('/Length 4', 'text')]))
    expect(Buffer.from(plain.decodedStream(2) ?? []).toString()).toBe('text')
    const inner = openPdf(packed(...sized('3 0 [7]', '/N 1/First 4')))
    expect(inner.resolve(reference(3))).toMatchObject({ kind: 'array', items: [{ kind: 'number', value: 7 }] })
  })
})
