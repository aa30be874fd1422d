import { describe, expect, it } from 'vitest'
import { openPackage, signPackage } from '#electron/main/worker/lexicon-package.ts'
import { loadScanner } from '#electron/main/worker/scan-files.ts'
import { signDetached } from '#electron/main/signing/cms/detached.ts'
import { ENTRIES_MAX } from '#shared/domain/scan/lexicon-entry.ts'
import {
  isPackageFacts,
  packageContent,
  packageFile,
  type LexiconPackage,
} from '#shared/domain/scan/lexicon-package.ts'
import type { LexiconEntry } from '#shared/domain/scan/lexicon.ts'
import { canonicalText, type Canonical } from '#shared/lib/canonical.ts'
import { clerk } from '../../../helper/case-play.ts'
import { createTestOffice, signerWith } from '../../../helper/test-office.ts'

const { tables } = loadScanner('resources').matcher
const entry = (term: string, more: Partial<LexiconEntry> = {}): LexiconEntry => ({
  term,
  category: 'classified',
  level: 'high',
  ...more,
})
const office = createTestOffice()
const root = office.authority.certificate
const lexicon: LexiconPackage = {
  id: 'yunxi-water',
  version: '2026.1',
  name: '云溪水利用语',
  issuedOn: '2026-02-03',
  entries: [
    entry('机密文件', { layers: ['width', 'case'], basis: '《保守国家秘密法》第十四条' }),
    entry('内部掌握', {
      layers: [],
      allowedIn: ['内部掌握情况通报'],
      mustMatch: ['请内部掌握'],
      mustNotMatch: ['内部。掌握'],
    }),
    entry('水库A"1', { category: 'misuse', level: 'notice', replacement: '水库一号' }),
  ],
}
const file = await signPackage(lexicon, office.releaseSigner)
const open = async (bytes: Uint8Array): Promise<string> => {
  const opened = await openPackage(bytes, root, tables)
  return opened.ok ? 'taken' : `${opened.error.code} ${String(opened.error.line)}`
}
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const written = (): Record<string, Canonical> => JSON.parse(new TextDecoder().decode(file)) as Record<string, Canonical> // just written
const changed = (change: Record<string, Canonical>): Uint8Array => bytesOf(canonicalText({ ...written(), ...change }))

describe('a lexicon package', () => {
  it('signed by the office opens as the same lexicon', async () => {
    expect(await openPackage(file, root, tables)).toEqual({ ok: true, value: lexicon })
  })

  it('is refused with any byte changed, left out or added', async () => {
    const taken: number[] = []
    for (let at = 0; at < file.length; at += at < 700 ? 5 : 61) {
      const flipped = Uint8Array.from(file, (byte, index) => (index === at ? byte ^ 1 : byte))
      if ((await openPackage(flipped, root, tables)).ok) taken.push(at)
    }
    expect(taken).toEqual([])
    expect(await open(file.subarray(0, -1))).toBe('lexicon.notPackage 1')
    expect(await open(Uint8Array.of(...file, 0x0a))).toBe('lexicon.altered 1')
  })

  it('is refused without a signature, and with one of other content', async () => {
    const { signature: _, ...unsigned } = written()
    expect(await open(bytesOf(canonicalText(unsigned)))).toBe('lexicon.notSigned 1')
    expect(await open(changed({ version: '2026.2' }))).toBe('lexicon.altered 1')
    expect(await open(changed({ signature: '' }))).toBe('lexicon.altered 1')
    expect(await open(changed({ signature: 'AAAA' }))).toBe('lexicon.altered 1')
    expect(await open(bytesOf('{"format":"mingjian-lexicon","entries":[1],"signature":"\\ud800"}'))).toBe(
      'lexicon.altered 1',
    )
  })

  it('is refused when a person signed it, or another office', async () => {
    expect(await open(await signPackage(lexicon, signerWith(office.keyOf(clerk), office.authority)))).toBe(
      'lexicon.notTrusted 1',
    )
    expect(await open(await signPackage(lexicon, createTestOffice().releaseSigner))).toBe('lexicon.notTrusted 1')
  })

  it.each<readonly [Record<string, Canonical>, string]>([
    [{ format: 'other' }, 'lexicon.notPackage 1'],
    [{ entries: [] }, 'lexicon.empty 1'],
    [{ entries: {} }, 'lexicon.notPackage 1'],
    [{ entries: [{ term: '机密文件' }] }, 'lexicon.notPackage 1'],
    [{ id: '../etc' }, 'lexicon.notPackage 1'],
    [{ name: ' ' }, 'lexicon.notPackage 1'],
    [{ issuedOn: '2026-02-30' }, 'lexicon.notPackage 1'],
    [{ more: 1 }, 'lexicon.notPackage 1'],
  ])('that says %j is refused: %s', async (change, code) => {
    expect(await open(changed(change))).toBe(code)
  })

  it('with an entry that no table could hold is refused, though it be signed', async () => {
    const signed = async (...entries: LexiconPackage['entries']): Promise<string> => {
      const other = { ...lexicon, entries }
      const cms = await signDetached(packageContent(other), office.releaseSigner)
      return open(packageFile(other, Buffer.from(cms).toString('base64')))
    }
    expect(await signed(entry('机密文件'), entry('密'))).toBe('lexicon.termTooShort 2')
    expect(await signed(entry('机密文件'), entry('机密文件'))).toBe('lexicon.duplicate 2')
    expect(await signed(entry('机密文件', { allowedIn: ['别的'] }))).toBe('lexicon.phrase 1')
    expect(await signed(entry(' 机密文件'))).toBe('lexicon.altered 1')
    expect(await signed(entry('机密文件', { mustMatch: ['机密文件|甲'] }))).toBe('lexicon.altered 1')
  })

  it('of a million entries is refused before one is looked at', async () => {
    const many = bytesOf(`{"entries":[${'0,'.repeat(999_999)}0],"format":"mingjian-lexicon"}`)
    expect(await open(many)).toBe('lexicon.tooManyEntries 1')
    expect(ENTRIES_MAX).toBeLessThan(1_000_000)
  })

  it('has facts that fit into a file name and a line', () => {
    expect(isPackageFacts(lexicon)).toBe(true)
    expect(isPackageFacts({ ...lexicon, version: '1/2' })).toBe(false)
    expect(isPackageFacts({ ...lexicon, name: '' })).toBe(false)
  })
})
