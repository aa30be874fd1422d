import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import iconv from 'iconv-lite'
import { describe, expect, it, onTestFinished } from 'vitest'
import { verifyPath } from '#electron/main/usecase/verify/verify-path.ts'
import { writeBag, type MadeBag } from '../../../helper/made-bag.ts'

/** The first thing that does not hold of a bag that is made so; null for a sound one. */
const problem = async (made: MadeBag) => {
  const folder = mkdtempSync(join(tmpdir(), 'mingjian-bag-form-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true })
  })
  writeBag(folder, made)
  const verdict = await verifyPath(folder, { root: null, now: new Date() })
  if (!verdict.ok) return verdict.error
  const { firstProblem } = verdict.value
  return firstProblem === null ? null : [firstProblem.check, firstProblem.detail.problem, firstProblem.detail.file]
}
const line = (algorithm: string, path: string, text: string): string =>
  `${createHash(algorithm).update(text).digest('hex')}  ${path}\n`
const encode = (text: string, encoding: string): Uint8Array =>
  /16be/iu.test(encoding) ? Buffer.from(text, 'utf16le').swap16() : iconv.encode(text, encoding)

describe('a bag of another program, in every form that programs write', () => {
  it.each(['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sm3'])(
    'is reckoned by %s, whose name may be written with a dash, and an altered file is found by it',
    async (algorithm) => {
      for (const name of [algorithm, algorithm.replace(/(?=\d+$)/u, '-')]) {
        const list = { [`manifest-${name}.txt`]: line(algorithm, 'data/甲.txt', '第一件') }
        const made = { payload: { 'data/甲.txt': '第一件' }, algorithms: [], files: list }
        expect([name, await problem(made)]).toEqual([name, null])
        const altered = await problem({ ...made, payload: { 'data/甲.txt': '第二件' } })
        expect(altered).toEqual(['bagPayload', 'file.altered', 'data/甲.txt'])
      }
    },
  )

  it.each(['utf-8', 'UTF-16LE', 'utf-16be', 'GB18030', 'gbk', 'gb2312', 'big5', 'ISO-8859-1', 'us-ascii'])(
    'is read in %s, all its tag files but the first',
    async (encoding) => {
      const path = /8859|ascii/iu.test(encoding) ? 'data/a.txt' : 'data/目.txt'
      const files = {
        'bagit.txt': `BagIt-Version: 1.0\nTag-File-Character-Encoding: ${encoding}\n`,
        'bag-info.txt': encode('Payload-Oxum: 9.1\n', encoding),
        'manifest-md5.txt': encode(line('md5', path, '第一件'), encoding),
        'fetch.txt': encode(`https://example.invalid/a 9 ${path}\n`, encoding),
      }
      expect(await problem({ payload: { [path]: '第一件' }, algorithms: [], files })).toBeNull()
    },
  )

  it.each(['0.93', '0.94', '0.95', '0.96', '0.97'])(
    'may be of the draft %s, in which a list names what it will and the percent sign stands for itself',
    async (version) => {
      const files = {
        'manifest-sha512.txt': line('sha512', 'data/100%25.txt', '一') + line('sha512', 'data/乙.txt', '二'),
        'manifest-md5.txt': line('md5', 'data/100%25.txt', '一'),
      }
      const payload = { 'data/100%25.txt': '一', 'data/乙.txt': '二' }
      expect(await problem({ payload, version, algorithms: [], files })).toBeNull()
    },
  )
})
