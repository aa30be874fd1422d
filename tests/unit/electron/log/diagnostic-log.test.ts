import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDiagnosticLog } from '#electron/main/log/diagnostic-log.ts'
import { ChainFault } from '#electron/main/usecase/faults.ts'
import { createWireError } from '#electron/main/usecase/wire-error.ts'

const SECRET = '何某，身份证号11010119900307001X'

describe('the diagnostic log', () => {
  let profile = ''
  beforeEach(() => {
    profile = mkdtempSync(join(tmpdir(), 'mingjian 日志-'))
  })
  afterEach(() => {
    rmSync(profile, { recursive: true, force: true })
  })
  const open = () => openDiagnosticLog(profile, () => new Date('2026-03-02T01:02:03.004Z'))
  const file = () => join(profile, 'log', 'diagnostic.jsonl')
  const written = () => readFileSync(file(), 'utf8')

  it('holds code, place and frames of an error, never its message', () => {
    const error = new TypeError(`${SECRET}\n    at ${SECRET} (${profile}/甲.docx:1:2)\n    at x (${SECRET}:1:1)`)
    open().record({ code: 'defect', where: 'case.get' }, error)
    expect(written()).not.toContain('何某')
    expect(written()).not.toContain('11010119900307001X')
    expect(written()).not.toContain('docx')
    expect(JSON.parse(written())).toMatchObject({
      at: '2026-03-02T01:02:03.004Z',
      code: 'defect',
      where: 'case.get',
      error: 'TypeError',
    })
  })

  it.each([
    [`    at save (/home/li si/程序/main.js:10:5)`, 'save main.js:10:5'],
    [`    at async Object.run (file:///C:/Users/李 四/main.js:7:9)`, 'async Object.run main.js:7:9'],
    [`    at C:\\Users\\李 四\\out (1)\\main.js:7:9`, ''],
    [`    at file:///opt/mingjian/main.js:1:1`, 'main.js:1:1'],
    [`    at node:internal/main:1:1`, 'main:1:1'],
    [`    at new Store (/x/store.ts:3:4)`, 'new Store store.ts:3:4'],
  ])('keeps of the frame %j no folder of this machine', (line, expected) => {
    const error = new Error('x')
    error.stack = `Error: x\n${line}`
    open().record({ code: 'defect', where: 'case.get' }, error)
    expect(JSON.parse(written())).toMatchObject({ frames: expected === '' ? [] : [expected] })
  })

  it('is one file of a bounded size, and one that was put aside', () => {
    const log = open()
    for (let round = 0; round < 2; round++) {
      log.record({ code: 'defect', where: 'job' })
      writeFileSync(file(), 'x'.repeat(4_000_001))
      log.record({ code: 'defect', where: 'job' })
    }
    expect(readdirSync(join(profile, 'log')).toSorted()).toEqual(['diagnostic.jsonl', 'diagnostic.jsonl.1'])
    expect(statSync(file()).size).toBeLessThan(1000)
  })

  it('does not stop the program when it cannot be written', () => {
    mkdirSync(file(), { recursive: true })
    expect(open().record({ code: 'defect', where: 'job' })).toMatch(/^[0-9a-f]{10}$/)
  })
})

describe('what the window learns of a thrown error', () => {
  const toWireError = createWireError({ record: () => 'f0' })
  const systemError = (code: string) => Object.assign(new Error(`${code}: /home/li si/秘密.docx`), { code })

  it.each([
    ['ENOSPC', 'fault.diskFull'],
    ['EBUSY', 'fault.storeUnreachable'],
    ['EIO', 'fault.storeUnreachable'],
    ['EDQUOT', 'fault.diskFull'],
    ['EROFS', 'fault.readOnly'],
    ['EACCES', 'fault.readOnly'],
    ['EPERM', 'fault.readOnly'],
    ['fault.storeCorrupt', 'fault.storeCorrupt'],
    ['toString', 'defect'],
    ['EISDIR', 'defect'],
  ])('is for %s the code %s, and nothing of the message', (code, expected) => {
    expect(toWireError(systemError(code), 'office.create')).toEqual({ code: expected, faultId: 'f0' })
  })

  it('is the place of the first event that does not hold, for a broken log', () => {
    const wire = toWireError(new ChainFault(7), 'case.get')
    expect(wire).toEqual({ code: 'fault.chainBroken', faultId: 'f0', detail: { seq: 7 } })
  })
})
