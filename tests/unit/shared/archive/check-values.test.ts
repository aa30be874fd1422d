import { describe, expect, it } from 'vitest'
import { fourCheckText } from '#resources/text/four-checks.ts'
import { METADATA_NAMES } from '#resources/text/metadata.ts'
import type { CheckFacts } from '#shared/domain/archive/four-check-facts.ts'
import { fourChecks, isContentFile } from '#shared/domain/archive/four-checks.ts'
import { LINKS } from '#shared/domain/archive/metadata.ts'
import { FACTS, filedAs, withFile, withValue } from './fixture.ts'

const { words } = fourCheckText
const of = (code: string, change: Partial<CheckFacts>) => {
  const found = fourChecks({ ...FACTS, ...change }, words).find((one) => one.code === code)
  return [found?.result, found?.evidence]
}
const nameOf = (number: number): string => METADATA_NAMES[number - 1] ?? ''
/** The metadata with one more value that nothing else of the checks asks for. */
const withMore = (number: number, value: string): Partial<CheckFacts> => ({
  metadata: [...(FACTS.metadata ?? []), { number, value }],
})

describe('the values of metadata in 四性检测 (DA/T 46-2009 by the forms of DA/T 48-2009, V2)', () => {
  it.each([
    [9, ['X043', '0'], ['', 'x043', '-X043', 'X043-', 'X0430000001']],
    [11, ['1999', '2026'], ['', '1899', '2126', '02026', '20260', '202']],
    [14, ['WS'], ['', 'W', 'ws', 'WSX', '1W']],
    [17, ['0', '1', '9999999'], ['', '10000000', '1 ', 'A1']],
    [
      33,
      ['20260301', '19991231', '20260110', '20261020', '20260930'],
      ['', '20261301', '20260001', '20260132', '20260100'],
    ],
    [33, [], ['2026-03-01', '202603011', '120260301', '21260301', '2026030']],
    [42, ['1', '20'], ['', '0', '01', '1x', 'x1']],
    [43, ['1', '100'], ['', '0', '01', '1x', 'x1']],
    [49, ['0', '100000000000000'], ['', '1000000000000000', '1x', 'x1']],
    [59, ['2026-03-01T08:00:00Z', '2026-03-01T08:00:00.123Z'], ['', '2026-03-01T08:00:00', '2026-03-01T08:00:00.Z']],
    [83, ['2026-03-01T08:00:00Z'], ['x2026-03-01T08:00:00Z', '2026-03-01T08:00:00Zx', '2026-03-01 08:00:00Z']],
  ] as const)('element %i has the form %o, and never %o', (number, good, bad) => {
    for (const value of good) expect([value, of('1-3', withMore(number, value))[0]]).toEqual([value, 'passed'])
    for (const value of bad)
      expect([value, of('1-3', withMore(number, value))]).toEqual([
        value,
        ['failed', words.badForm(nameOf(number), value)],
      ])
  })

  it.each([
    [10, 500],
    [22, 2000],
    [36, 4000],
    [37, 4000],
    [48, 1000],
    [61, 100_000],
    [76, 4000],
    [85, 20_000],
  ])('element %i may be %i characters long and no longer', (number, most) => {
    expect(of('1-2', withMore(number, '县'.repeat(most)))[0]).toBe('passed')
    const long = of('1-2', withMore(number, '县'.repeat(most + 1)))
    expect(long).toEqual(['failed', words.tooLong(nameOf(number), most + 1)])
  })

  it.each([1, 12, 38, 41, 45, 75, 77, 81])('element %i takes none but its words', (number) => {
    expect(of('1-4', withMore(number, '别的'))).toEqual(['failed', words.outside(nameOf(number), '别的')])
  })

  it.each([
    ['metadata', [1, 6, 7, 8, 11, 12, 17, 22, 32, 33, 38, 41, 48, 49]],
    ['people', [LINKS.person, 77, 78]],
    ['acts', [LINKS.act, LINKS.person, LINKS.file, 81, 82, 83]],
  ] as const)('%s may lack none of %o, nor have it empty', (where, numbers) => {
    for (const number of numbers)
      for (const value of [null, '']) {
        const change = { [where]: withValue(number, value)[where] }
        expect([number, of('2-3', change)]).toEqual([number, ['failed', words.missing(nameOf(number))]])
      }
    expect(of('2-3', withValue(9, null))[0]).toBe('passed')
  })

  it('counts what must be there: fourteen of the file, three of people, six of acts; four are described of every file', () => {
    expect(of('2-3', {})).toEqual(['passed', words.complete(23)])
    expect(of('2-4', {})).toEqual(['passed', words.complete(4)])
    for (const number of [8, 22, 32, 33]) expect(of('2-4', withValue(number, null))[0]).toBe('failed')
    expect(of('2-4', withValue(12, null))[0]).toBe('passed')
  })

  it('wants somebody who acted and something that was done', () => {
    expect(of('2-3', { people: [] })).toEqual(['failed', words.missing(nameOf(LINKS.person))])
    expect(of('2-3', { acts: [] })).toEqual(['failed', words.missing(nameOf(LINKS.act))])
  })

  it('takes lines in an opinion alone, and names any other control character by its code', () => {
    expect(of('1-6', withValue(85, '同意。\n请修改第二条。'))[0]).toBe('passed')
    expect(of('1-6', withMore(22, '两行\n题名'))).toEqual(['failed', words.badCharacter(nameOf(22), '000A')])
    expect(of('1-6', withMore(22, '题名\u{F0000}'))).toEqual(['failed', words.badCharacter(nameOf(22), 'F0000')])
    expect(of('1-6', withMore(85, '同意\uFFFD'))).toEqual(['failed', words.badCharacter(nameOf(85), 'FFFD')])
  })

  it('says of a value that makes no sense what it is', () => {
    expect(of('1-5', withValue(33, '20991231'))).toEqual(['failed', words.unreasonable('date')])
    // The day of the filing itself is none behind it.
    expect(of('1-5', withValue(33, FACTS.filed?.filedOn.replaceAll('-', '') ?? ''))[0]).toBe('passed')
    expect(of('1-5', withValue(43, '5'))).toEqual(['failed', words.unreasonable('pages')])
    const counted = { releasePages: { told: 5, counted: 5 } }
    expect(of('1-5', counted)).toEqual(['failed', words.unreasonable('fewPages')])
    expect(of('1-5', withValue(11, '2025'))).toEqual(['failed', words.unreasonable('year')])
    expect(of('1-5', { acts: FACTS.acts.toReversed() })).toEqual(['failed', words.unreasonable('times')])
    // Two acts of the same moment stand in either order.
    expect(of('1-5', { acts: FACTS.acts.flatMap((act) => [act, act]) })[0]).toBe('passed')
    // Where nothing was filed there is nothing to compare with.
    expect(of('1-5', { filed: null, ...withValue(33, '20991231') })[0]).toBe('passed')
  })
})

describe('档号 and 件号 in 四性检测', () => {
  it('are missing where nothing was filed', () => {
    for (const code of ['1-7', '2-6']) expect(of(code, { filed: null })).toEqual(['failed', words.missing('档号')])
    expect(of('2-9', { filed: null })[0]).toBe('manual')
    expect(of('2-7', { filed: null, releasePages: null })).toEqual(['manual', words.opened(2, 1, null)])
    expect(of('3-2', { filed: null, register: { sameNumber: 0, othersWithDocumentNumber: 0 } })).toEqual([
      'failed',
      words.notRegistered(''),
    ])
  })

  it.each([
    ['fonds', 'X044'],
    ['year', 2025],
    ['retention', 'D30'],
    ['serial', 2],
    ['serial', 10001],
  ] as const)('the number must have the %s of the filing (%s)', (part, value) => {
    const number = FACTS.filed?.archivalNumber ?? ''
    expect(of('1-7', filedAs({ [part]: value }))).toEqual(['failed', words.numberBad(number, String(value))])
  })

  it('a number that ends without digits is none', () => {
    const archivalNumber = 'X043-WS·2026-D10-BGS-'
    expect(of('1-7', filedAs({ archivalNumber, serial: 0 }))).toEqual(['failed', words.numberBad(archivalNumber, '0')])
  })

  it.each([8, 9, 11, 12, 13, 14, 17])('the metadata must tell of part %i as the filing does', (number) => {
    const told = of('1-7', withValue(number, '别的'))
    expect(told[0]).toBe('failed')
    expect(told[1]).toContain(`登记的${nameOf(number)}为`)
    // Said under another element it is not said.
    const value = FACTS.metadata?.flatMap(({ children = [] }) => children).find((one) => one.number === number)?.value
    const elsewhere = { number: 10, value: value ?? '' }
    expect(of('1-7', { metadata: [...(withValue(number, '别的').metadata ?? []), elsewhere] })[0]).toBe('failed')
  })

  it('a gap runs from behind the last number to before this one, and stands where its reason was told', () => {
    const gap = { archivalNumber: 'X043-WS·2026-D10-BGS-0005', serial: 5, lastSerial: 2 }
    expect(of('2-6', filedAs({ ...gap, reason: '' }))).toEqual(['failed', words.gapUntold(3, 4)])
    expect(of('2-6', filedAs({ ...gap, reason: '误编' }))).toEqual(['passed', words.gapTold(3, 4, '误编')])
    expect(of('2-6', filedAs({ lastSerial: 0, reason: '' }))).toEqual(['passed', words.following(1)])
  })
})

describe('the files in 四性检测', () => {
  const file = (path: string, bytes = 5) => ({ path, bytes, format: 'txt', whole: true, encrypted: false, pdf: null })
  const among = (path: string): Partial<CheckFacts> => ({ files: [...FACTS.files, file(path)] })

  it.each([
    'data/log/events.jsonl',
    'data/certificates/a.cer',
    'data/metadata/文件.xml',
    'data/report/四性检测.xml',
    'data/scans/1.json',
    'data/index.html',
    'data/history.html',
    'data/versions/1.json',
    'data/versions/12.json',
    'bag-info.txt',
    'tagmanifest-sha256.txt',
  ])('%s describes and needs no description', (path) => {
    expect(isContentFile(path)).toBe(false)
    expect(of('1-10', among(path))[0]).toBe('passed')
  })

  it.each([
    'data/files/a.txt',
    'data/release/index.html',
    'data/release/data/log/a.txt',
    'data/release/data/index.html',
    'data/log',
    'data/index.html.txt',
    'data/versions/1.json.txt',
    'data/versions/.json',
    'data/versions/a.json',
    'data/redlines/1.pdf',
  ])('%s is content, which the metadata must name', (path) => {
    expect(isContentFile(path)).toBe(true)
    expect(of('1-10', among(path))).toEqual(['failed', words.unlinked(path)])
  })

  it('are counted where the container counts: those below data, not what stands beside it', () => {
    expect(of('2-2', { files: [...FACTS.files, file('bag-info.txt')] })).toEqual(['passed', words.bytes(3, 18)])
    expect(of('2-2', { ...among('data/log/a.txt'), declared: { files: 4, bytes: 23 } })[0]).toBe('passed')
    expect(of('2-2', { declared: { files: 3, bytes: 17 } })).toEqual(['failed', words.bytesDiffer(17, 18)])
    expect(of('2-2', { beforeReport: true })).toEqual(['passed', words.bytesBeforeReport(3, 18)])
  })

  it('are counted by what they are: redlines, attachments, content, PDF', () => {
    const more = { files: [...FACTS.files, file('data/redlines/1.txt'), file('data/redlines/2.txt')] }
    expect(of('2-5', more)).toEqual(['passed', words.process(9, 2)])
    expect(of('2-8', more)).toEqual(['passed', words.attachments(1)])
    expect(of('2-7', {})).toEqual(['passed', words.opened(2, 1, 4)])
    expect(of('3-4', {})).toEqual(['manual', words.lookAtIt(2)])
    expect(of('3-6', {})).toEqual(['passed', words.open(2)])
  })

  it('are told by format and number, of PDF the version and whether it claims PDF/A', () => {
    const content = (format: string, pdf: CheckFacts['files'][number]['pdf'] = null) => ({
      ...file(`data/files/${format}`),
      ...{ format, pdf },
    })
    const files = [
      ...[content('txt'), content('pdf', { version: '1.4', pdfA: false }), content('jpeg'), content('txt')],
      ...[content('pdf', { version: '1.7', pdfA: true }), file('data/log/a.txt')],
    ]
    expect(of('3-3', { files })[1]).toBe(words.formats('jpeg 1，pdf 1.4 1，pdf 1.7（PDF/A） 1，txt 2'))
  })

  it.each(['pdf', 'txt', 'xml', 'json', 'html', 'png', 'jpeg', 'csv', 'docx', 'xlsx', 'pptx', 'odt', 'cer', 'p7s'])(
    'are open where they are %s',
    (format) => {
      expect(of('3-5', { ...withFile(1, { format }), ...withValue(47, format) })[0]).toBe('passed')
    },
  )

  it('are closed where only one program or a password opens them', () => {
    for (const format of ['rar', '7z', 'gz'])
      expect(of('3-6', withFile(1, { format }))).toEqual(['failed', words.closed('data/files/a.png')])
    expect(of('3-6', withFile(1, { encrypted: true }))[0]).toBe('failed')
    // What describes the package is no content, and is not asked.
    expect(of('3-6', withFile(2, { encrypted: true }))[0]).toBe('passed')
  })

  it('that only opening tells of are for a person, those of the content alone', () => {
    expect(of('2-7', withFile(1, { whole: null }))).toEqual(['manual', words.notTold(1, 'data/files/a.png')])
    expect(of('2-7', withFile(2, { whole: null }))[0]).toBe('passed')
    expect(of('2-7', withFile(2, { whole: false }))).toEqual(['failed', words.broken('data/history.html')])
  })

  it('name no authority where nobody is named, and none that is our own', () => {
    expect(of('1-1', { authority: null })[1]).toBe(`${words.hashes(3, 9)}${words.foreignAuthority('')}`)
    expect(of('1-1', { holdsOffice: false })[1]).toBe(`${words.hashes(3, 9)}${words.officeUnknown}`)
    expect(of('1-1', {})[1]).toBe(words.hashes(3, 9))
  })

  it('a number or title is not twice because nobody compared', () => {
    const unknown = { register: null, sameInBatch: null }
    expect(of('1-8', { ...unknown, sameTitle: null })).toEqual(['manual', words.uniqueUnknown])
    expect(of('1-8', { register: null, sameInBatch: 1, sameTitle: null })[0]).toBe('manual')
    expect(of('1-8', { register: { sameNumber: 1, othersWithDocumentNumber: 0 }, sameInBatch: 2 })[0]).toBe('failed')
    expect(of('1-8', {})[0]).toBe('passed')
  })
})
