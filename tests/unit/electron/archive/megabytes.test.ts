import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { eepText as tags } from '#resources/text/metadata.ts'
import { hasMoreLines, parseManifest } from '#electron/main/archive/bag/bag.ts'
import { cellsOf } from '#electron/main/archive/page/html.ts'
import { parseXmlTree } from '#electron/main/archive/xml/metadata-file.ts'
import { readEep } from '#electron/main/archive/eep/read-eep.ts'
import { isMerged } from '#electron/main/usecase/verify/merged-text.ts'
import { verifyPath } from '#electron/main/usecase/verify/verify-path.ts'
import { threadTimeMs } from '../../../helper/thread-time.ts'
import { writeBag, type MadeBag } from '../../../helper/made-bag.ts'

/** More than the stack of a pattern holds. */
const MEGABYTES = 12_000_000
const BAGIT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n'

const verdictOn = async (made: MadeBag) => {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-megabytes-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  writeBag(folder, made)
  const verdict = await verifyPath(folder, { root: null, now: new Date() })
  return verdict.ok ? (verdict.value.firstProblem?.detail ?? null) : verdict.error
}
const BAG = { payload: { 'data/a.txt': 'a' } }

it.each([
  ['bagit.txt', 'a version', `BagIt-Version: ${'0'.repeat(MEGABYTES)}`, 'bag.version'],
  ['bagit.txt', 'line ends', `${BAGIT}${'\n'.repeat(MEGABYTES)}`, 'bag.version'],
  ['manifest-sha256.txt', 'a name', `${'0'.repeat(64)}  data/${'测'.repeat(MEGABYTES)}`, 'file.malformed'],
  ['manifest-sha256.txt', 'a digest', 'a'.repeat(MEGABYTES), 'file.malformed'],
  ['fetch.txt', 'an address', 'a'.repeat(MEGABYTES), 'file.malformed'],
  ['bag-info.txt', 'blanks', `Payload-Oxum${' '.repeat(MEGABYTES)}: 9.9\n`, 'file.malformed'],
] as const)('a foreign bag whose %s has megabytes of %s ends in a verdict', async (file, _, text, problem) => {
  expect(await verdictOn({ ...BAG, files: { [file]: text } })).toMatchObject({ problem, file })
})

it('a count that stands more than once must be met each time, however it is spaced', async () => {
  const counted = (info: string) => verdictOn({ ...BAG, files: { 'bag-info.txt': info } })
  expect(await counted('PAYLOAD-oxum \t : 1.1 \r\n')).toBeNull()
  expect(await counted('Payload-Oxum: 1.1\nX: y\nPayload-Oxum: 1.2\n')).toMatchObject({ problem: 'file.malformed' })
})

it('an encapsulation with a signature of megabytes is none', () => {
  const text = `<${tags.root} xmlns="${tags.namespace}"><${tags.result}>${'A'.repeat(MEGABYTES)}</${tags.result}></${tags.root}>`
  expect(readEep(Buffer.from(text))).toBeNull()
})

it.each(['<', '<a>', '&', '<!DOCTYPE', '<a b="'])('XML of nothing but %s is none, and soon', (piece) => {
  const began = threadTimeMs()
  expect(parseXmlTree(Buffer.from(piece.repeat(1_000_000)))).toBeNull()
  // Where each piece was kept and told of, a twentieth of it took as long.
  expect(threadTimeMs() - began).toBeLessThan(5000)
})

it('a list of line ends alone is counted before it is cut', () => {
  expect(hasMoreLines(Buffer.from('\n\n\n'), 2)).toBe(true)
  expect(hasMoreLines(Buffer.from('\n\n\n'), 3)).toBe(false)
  expect(parseManifest(Buffer.alloc(2_000_000, '\n'))).toBeNull()
})

it('cells are read in one pass, without the markup in them', () => {
  expect(cellsOf('<tr><td>甲&#60;</td><td class="n"><a href="x">乙</a></td><th>丙</th></tr>')).toEqual(['甲<', '乙'])
  expect(cellsOf('<td'.repeat(1_000_000))).toEqual([])
  expect(cellsOf(`<td>${'<b'.repeat(1_000_000)}`)).toEqual([])
})

it('tells a text that is made of two from one that says more', () => {
  expect(isMerged('每立方米0.320.23元', '每立方米0.32元', '每立方米0.23元')).toBe(true)
  expect(isMerged('每立方米0.320.23元', '每立方米0.32元', '每立方米0.32元')).toBe(false)
  expect(isMerged('甲乙', '甲', '乙')).toBe(true)
  expect(isMerged('甲乙丙', '甲', '乙')).toBe(false)
  expect(isMerged('甲', '甲', '甲乙')).toBe(false)
})
