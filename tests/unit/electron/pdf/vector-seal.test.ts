import { describe, expect, it } from 'vitest'
import { renderPdf } from '#electron/main/pdf/render.ts'
import type { Seal } from '#electron/main/pdf/seal.ts'
import { checkPdf } from '#electron/main/pdf/self-check.ts'
import { readVectorSeal } from '#electron/main/pdf/vector-seal.ts'
import { bundledFonts, poppler, sampleDocument, sampleInput, temporaryFile } from './sample.ts'

const svg = (inside: string, root = 'viewBox="0 0 100 100"'): Uint8Array =>
  Buffer.from(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" ${root}>${inside}</svg>`, 'utf8')
/** A ring and a triangle: a mark for tests, no organ's seal. */
const MARK = svg(
  '<title>x</title><g fill="none" stroke="#d00" stroke-width="4"><circle cx="50" cy="50" r="46"/></g>' +
    '<path fill="red" d="M50 30l15 30H35z"/><g transform="rotate(90 50 50)"><rect x="48" y="10" width="4" height="6" fill="#c00000"/></g>',
)
const operatorsOf = (bytes: Uint8Array): string => {
  const read = readVectorSeal(bytes)
  if (typeof read === 'string') throw new Error(read)
  return read.operators
}

describe('a seal drawn as shapes', () => {
  it('becomes operators in a square of one unit, turned upright', () => {
    const [first] = operatorsOf(svg('<rect x="0" y="0" width="100" height="50" fill="red"/>')).split('\nQ')
    expect(first).toBe(
      [
        'q',
        '0.01 0 0 -0.01 0 1 cm',
        '1 0 0 rg 1 0 0 RG',
        '1 w',
        '0 0 m',
        '100 0 l',
        '100 50 l',
        '0 50 l',
        'h',
        'f',
      ].join('\n'),
    )
  })

  it('reads curves, relative moves and quadratic ones', () => {
    const lines = operatorsOf(svg('<path d="m10 10c0 5 5 10 10 10s10-5 10-10q5 5 10 0t10 0z" fill="black"/>')).split(
      '\n',
    )
    expect(lines).toContain('10 10 m')
    expect(lines.filter((line) => line.endsWith(' c'))).toHaveLength(4)
    expect(lines[5]).toBe('10 15 15 20 20 20 c')
    expect(lines[6]).toBe('25 20 30 15 30 10 c')
  })

  it('honours how lines end and meet, also where the drawing says it once for all', () => {
    const drawn =
      '<g stroke-linejoin="round" display="inline"><path d="M0 0L9 9L0 9" fill="none" stroke-linecap="square"/></g>'
    const lines = operatorsOf(svg(drawn, 'viewBox="0 0 10 10" stroke="red" stroke-width="2px"')).split('\n')
    expect(lines.slice(2, 6)).toEqual(['1 0 0 rg 1 0 0 RG', '2 J', '1 j', '2 w'])
  })

  it('has as many points as a traced seal has', () => {
    const traced = svg(`<path d="M0 0${'l1 0'.repeat(150_000)}" fill="red"/>`)
    expect(operatorsOf(traced).split('\n').length).toBeGreaterThan(150_000)
  })

  it.each([
    ['a script', svg('<script>1</script>'), 'active'],
    ['a handler', svg('<rect width="1" height="1" onclick="x()"/>'), 'active'],
    ['something from elsewhere', svg('<image href="http://x/y.png"/>'), 'active'],
    ['a paint from elsewhere', svg('<rect width="1" height="1" fill="url(#a)"/>'), 'active'],
    ['an entity', Buffer.from('<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 1 1"/>'), 'active'],
    ['text that is no outline', svg('<text>章</text>'), 'unsupported'],
    ['a gradient', svg('<linearGradient id="a"/>'), 'unsupported'],
    ['a half-seen shape', svg('<rect width="1" height="1" opacity="0.5"/>'), 'unsupported'],
    ['a shape that is not displayed', svg('<rect width="1" height="1" display="none"/>'), 'unsupported'],
    ['a group that is not seen', svg('<g visibility="hidden"><rect width="1" height="1"/></g>'), 'unsupported'],
    ['a dashed line', svg('<line x2="9" stroke="red" stroke-dasharray="2 1"/>'), 'unsupported'],
    ['a drawing in the drawing', svg('<svg x="50"><rect width="1" height="1"/></svg>'), 'unsupported'],
    ['round corners', svg('<rect width="9" height="9" rx="2"/>'), 'unsupported'],
    ['a length in another unit', svg('<circle r="50%"/>'), 'unsupported'],
    ['a drawing that moves its origin', svg('<rect width="1" height="1" transform-origin="50 50"/>'), 'unsupported'],
    ['more points than a file has room for', svg(`<path d="M0 0${'l1 1'.repeat(210_000)}"/>`), 'tooLarge'],
    ['an arc', svg('<path d="M0 0A1 1 0 0 1 2 2"/>'), 'unsupported'],
    ['another colour', svg('<rect width="1" height="1" fill="blue"/>'), 'colour'],
    ['an oblong', svg('<rect width="1" height="1"/>', 'viewBox="0 0 100 50"'), 'notSquare'],
    ['nothing drawn', svg(''), 'unreadable'],
    ['no XML', Buffer.from('%PDF-1.7'), 'unreadable'],
    ['too many elements', svg('<g/>'.repeat(6000)), 'tooLarge'],
    ['too deep a nest', svg('<g>'.repeat(30) + '</g>'.repeat(30)), 'tooLarge'],
    ['too many bytes', Buffer.alloc(1_000_001, 32), 'tooLarge'],
    ['figures beyond any drawing', svg('<rect width="1e99" height="1"/>'), 'unreadable'],
  ])('with %s is refused', (_, bytes, problem) => {
    expect(readVectorSeal(bytes)).toBe(problem)
  })

  it('is pressed on a release, drawn by another program, and any other drawing is named', async () => {
    const [holder = ''] = sampleDocument.signatories
    const seal: Seal = { image: MARK, sizeMm: 42, holder }
    const rendered = await renderPdf({ ...sampleInput, seal }, await bundledFonts())
    const bytes = rendered.ok ? rendered.value.bytes : new Uint8Array()
    const expected = { document: sampleDocument, documentNumber: sampleInput.documentNumber }
    expect(await checkPdf(bytes, { ...expected, seal })).toEqual([])
    const other = { ...seal, image: svg('<circle cx="50" cy="50" r="40" fill="red"/>') }
    expect(await checkPdf(bytes, { ...expected, seal: other })).toContain('seal.differs')
    expect(poppler('pdftotext', temporaryFile('vector.pdf', bytes), '-').replaceAll(/\s/g, '')).toContain(holder)
  })
})
