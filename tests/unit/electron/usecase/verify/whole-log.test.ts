import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { run } from '#electron/command/verify.ts'
import { sha256 } from '#electron/main/crypto/digest.ts'
import { eventLine, parseEventLine } from '#electron/main/archive/event-log/event-lines.ts'
import { verifyWhole } from '#electron/main/usecase/verify/verify-whole.ts'
import { verifyLogFile } from '#electron/main/usecase/verify/verify-log-file.ts'
import {
  checkpointCode,
  encodeCheckpointFile,
  parseCheckpointCode,
  parseCheckpointFile,
} from '#shared/domain/chain/checkpoint.ts'
import { eventPreimage, type EventRecord } from '#shared/domain/chain/event-record.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { EVERY_ROLE, hashOf } from '../../../../helper/case-play.ts'
import { createTestOffice, type TestOffice } from '../../../../helper/test-office.ts'
import { checkpointOver, HEAD_SEQ, logFileOf, OTHER_OFFICER, wholeLog } from '../../../../helper/whole-log.ts'

const office = createTestOffice()
const stranger = createTestOffice()
const honest = wholeLog(office, 3)
const newest = checkpointOver(office, honest)
const context = { root: office.authority.certificate, now: new Date('2026-11-01T00:00:00.000Z') }

/** The first thing that does not hold of a file, as `check: problem`; `holds` when all does. */
const verdictOf = async (bytes: Uint8Array, noted = newest): Promise<string> => {
  const { checks } = await verifyLogFile('office.mjlog', bytes, { ...context, noted })
  const failed = checks.find(({ ok }) => ok === false)
  return failed === undefined ? 'holds' : `${failed.id}: ${failed.detail?.problem ?? ''}`
}
const rehashed = (record: EventRecord): EventRecord => ({ ...record, hash: sha256(eventPreimage(record)) })
/** Written wholly anew from the altered body on, with all hashes and links made to fit; no key, so no signatures. */
const rewritten = (records: readonly EventRecord[], alter: (record: EventRecord) => EventRecord): EventRecord[] => {
  const heads = new Map<string, Uint8Array>()
  return records.map((record) => {
    const next = rehashed(alter({ ...record, prev: heads.get(record.caseId) ?? record.prev }))
    heads.set(record.caseId, next.hash)
    return next
  })
}
const edit = (record: EventRecord, from: string, to: string): EventRecord => ({
  ...record,
  body: Buffer.from(Buffer.from(record.body).toString('utf8').replace(from, to), 'utf8'),
})
const isPass = ({ caseId, seq }: EventRecord): boolean => caseId === 'case-2' && seq === HEAD_SEQ
const passAt = honest.findIndex(isPass)
const without = (index: number) => [...honest.slice(0, index), ...honest.slice(index + 1)]
const withForged = (forge: (event: CaseEvent) => CaseEvent): readonly EventRecord[] => wholeLog(office, 3, { forge })
const sameOffice: TestOffice = {
  ...stranger,
  authority: { ...stranger.authority, certificate: office.authority.certificate },
}

describe('the fourteen attacks on a log', () => {
  it('are none on an honest one', async () => {
    expect(await verdictOf(logFileOf(office, honest))).toBe('holds')
    const earlier = checkpointOver(office, honest.slice(0, 7))
    expect(await verdictOf(logFileOf(office, honest), earlier)).toBe('holds')
  })

  it.each<[string, () => Uint8Array, string]>([
    [
      'a field edited',
      () =>
        logFileOf(
          office,
          honest.map((one) => (isPass(one) ? edit(one, '同意', '不同意') : one)),
        ),
      'logLines: chain.hash',
    ],
    ['an event deleted', () => logFileOf(office, without(passAt)), 'logLines: chain.sequence'],
    [
      'an event inserted',
      () =>
        logFileOf(office, [
          ...honest.slice(0, passAt),
          { ...(honest[passAt - 3] as EventRecord), seq: HEAD_SEQ },
          ...honest.slice(passAt),
        ]),
      'logLines: chain.link',
    ],
    [
      'two events exchanged',
      () => {
        const log = [...honest]
        const later = passAt + 3
        ;[log[passAt], log[later]] = [log[later] as EventRecord, log[passAt] as EventRecord]
        return logFileOf(office, log)
      },
      'logLines: chain.sequence',
    ],
    [
      'an event doubled',
      () =>
        logFileOf(office, [...honest.slice(0, passAt + 1), honest[passAt] as EventRecord, ...honest.slice(passAt + 1)]),
      'logLines: chain.sequence',
    ],
    ['the tail cut off', () => logFileOf(office, honest.slice(0, -2), newest), 'logClosing: checkpoint.shorter'],
    ['an old copy put back', () => logFileOf(office, honest.slice(0, passAt)), 'logNoted: checkpoint.shorter'],
    [
      'a case spliced in from another database',
      () => logFileOf(office, [...honest, ...wholeLog(stranger, 4).filter(({ caseId }) => caseId === 'case-4')]),
      'logLines: chain.signerUnknown',
    ],
    [
      'all written anew with hashes that fit',
      () =>
        logFileOf(
          office,
          rewritten(honest, (one) => (isPass(one) ? edit(one, '同意', '不同意') : one)),
        ),
      'logLines: chain.signature',
    ],
    [
      'a signer’s key swapped under the office’s name',
      () => logFileOf(sameOffice, wholeLog(stranger, 3)),
      'logFile: file.altered',
    ],
    ['a whole office made up', () => logFileOf(stranger, wholeLog(stranger, 3)), 'logFile: office.differs'],
    [
      'an act dated back',
      () =>
        logFileOf(
          office,
          withForged((event) =>
            event.caseId === 'case-2' && event.seq === 1 ? { ...event, at: '2026-02-20T01:00:00.000Z' } : event,
          ),
        ),
      'logLines: ledger.clockBack',
    ],
    [
      'an act dated before the one that it follows',
      () =>
        logFileOf(
          office,
          withForged((event) =>
            event.caseId === 'case-2' && event.seq === HEAD_SEQ ? { ...event, at: '2026-03-01T01:00:00.000Z' } : event,
          ),
        ),
      'logLines: chain.clockBack',
    ],
    [
      'an approval moved to another text',
      () =>
        logFileOf(
          office,
          withForged((event) =>
            event.caseId === 'case-2' && event.type === 'DepartmentReviewPassed'
              ? { ...event, data: { ...event.data, contentHash: hashOf('b') } }
              : event,
          ),
        ),
      'logLines: replay.refused',
    ],
    [
      'an approval moved to another case',
      () =>
        logFileOf(
          office,
          honest.map((one) =>
            isPass(one)
              ? {
                  ...(honest.find((other) => other.caseId === 'case-1' && other.seq === HEAD_SEQ) as EventRecord),
                  caseId: 'case-2',
                  prev: one.prev,
                }
              : one,
          ),
        ),
      'logLines: chain.hash',
    ],
    [
      'an attachment replaced, and its case with it',
      () =>
        logFileOf(
          office,
          withForged((event) =>
            event.type === 'CaseReleased' && event.caseId === 'case-2'
              ? { ...event, data: { ...event.data, contentHash: hashOf('d') } }
              : event,
          ),
        ),
      'logLines: replay.refused',
    ],
    [
      'a version of a lexicon replaced',
      () =>
        logFileOf(
          office,
          withForged((event) =>
            event.type === 'ScanCompleted' && event.caseId === 'case-2'
              ? { ...event, data: { ...event.data, lexicons: [{ id: 'secrecy', version: '1', sha256: hashOf('0') }] } }
              : event,
          ),
        ),
      'logLines: scan.otherLexicon',
    ],
    [
      'a scan without the lexicon that was in use',
      () =>
        logFileOf(
          office,
          withForged((event) =>
            event.type === 'ScanCompleted' && event.caseId === 'case-2'
              ? { ...event, data: { ...event.data, lexicons: [{ id: 'secrecy', version: '0', sha256: hashOf('6') }] } }
              : event,
          ),
        ),
      'logLines: scan.notInUse',
    ],
    [
      'all lived anew by the office’s own people',
      () =>
        logFileOf(
          office,
          withForged((event) =>
            event.type === 'DeputyReviewPassed' ? { ...event, data: { ...event.data, opinion: '从未说过' } } : event,
          ),
        ),
      'logNoted: checkpoint.otherLog',
    ],
    [
      'a checkpoint of a stranger at the end',
      () => logFileOf(office, honest, { ...checkpointOver(stranger, honest), office: newest.office }),
      'logClosing: checkpoint.forged',
    ],
    [
      'no checkpoint at the end',
      () => {
        const bytes = Buffer.from(logFileOf(office, honest))
        return bytes.subarray(0, bytes.lastIndexOf(10, bytes.length - 2) + 1)
      },
      'logFile: file.malformed',
    ],
  ])('are found: %s', async (_, forge, expected) => {
    expect(await verdictOf(forge())).toBe(expected)
  })

  it('are found at the very line', async () => {
    const forged = honest.map((one) =>
      isPass(one) ? { ...one, signature: honest[0]?.signature ?? one.signature } : one,
    )
    const { checks } = await verifyLogFile('office.mjlog', logFileOf(office, forged), context)
    expect(checks.find(({ ok }) => ok === false)?.detail).toEqual({
      problem: 'chain.signature',
      position: passAt + 1,
      caseId: 'case-2',
      seq: HEAD_SEQ,
    })
  })

  it('are found, or the bytes refused, whichever bit of a file is flipped', async () => {
    const bytes = logFileOf(office, wholeLog(office, 1).slice(0, 4))
    for (let place = 0; place < bytes.length; place += 61) {
      const flipped = Uint8Array.from(bytes)
      flipped[place] = (flipped[place] ?? 0) ^ 1
      const { checks } = await verifyLogFile('office.mjlog', flipped, {
        ...context,
        root: office.authority.certificate,
      })
      expect(
        checks.some(({ ok }) => ok === false),
        `byte ${String(place)}`,
      ).toBe(true)
    }
  }, 60_000)
})

describe('a log that is read on several threads', () => {
  /** More lines than one thread reads alone. */
  const many = wholeLog(office, 260)
  const tampered = (at: number, change: (record: EventRecord) => EventRecord): readonly EventRecord[] =>
    many.map((record, index) => (index === at ? change(record) : record))

  it('holds when it is honest, with the very head, and as it stood at a checkpoint in the middle', async () => {
    expect(many.length).toBeGreaterThan(2000)
    const bytes = logFileOf(office, many)
    expect(await verdictOf(bytes, checkpointOver(office, many))).toBe('holds')
    expect(await verdictOf(bytes, checkpointOver(office, many.slice(0, 1234)))).toBe('holds')
    expect(await verdictOf(bytes, checkpointOver(office, wholeLog(office, 259).slice(0, 3000)))).toBe(
      'logNoted: checkpoint.otherLog',
    )
  }, 60_000)

  it('is told at its first line that does not hold, whichever thread finds a later one first', async () => {
    const unsigned = (record: EventRecord): EventRecord => ({ ...record, signature: new Uint8Array(64).fill(1) })
    const places = [2500, 77]
    for (const place of places) {
      const forged = tampered(place, unsigned).map((record, index) =>
        index > place && index % 5 === 0 ? unsigned(record) : record,
      )
      const { checks } = await verifyLogFile('office.mjlog', logFileOf(office, forged), context)
      expect(checks.find(({ ok }) => ok === false)?.detail).toMatchObject({
        problem: 'chain.signature',
        position: place + 1,
      })
    }
  }, 60_000)

  it('names the line of the file that is none of ours', async () => {
    const bytes = Buffer.from(logFileOf(office, many))
    const lines = bytes.toString('utf8').split('\n')
    lines[3000] = `${lines[3000] ?? ''} `
    const { checks } = await verifyLogFile('office.mjlog', Buffer.from(lines.join('\n'), 'utf8'), context)
    expect(checks.find(({ ok }) => ok === false)?.detail).toMatchObject({ problem: 'file.malformed', seq: 3001 })
  }, 60_000)

  it('is not read on when it is cancelled', async () => {
    const lines = many.map((record) => Buffer.from(eventLine(record), 'utf8'))
    const certificates = [...EVERY_ROLE, OTHER_OFFICER].map((person) => office.keyOf(person).certificate)
    const input = { lines, events: many.length, certificates, authority: office.authority.certificate }
    const stop = new AbortController()
    const onProgress = (): void => {
      stop.abort(new Error('cancelled'))
    }
    await expect(verifyWhole(input, { signatures: true, signal: stop.signal, onProgress })).rejects.toThrow('cancelled')
  }, 60_000)
})

describe('a line of a log', () => {
  it('is read when it is what is written, and in no other form', () => {
    const [, record] = honest
    const line = Buffer.from(eventLine(record as EventRecord), 'utf8')
    expect(parseEventLine(line)).toEqual(record)
    for (let place = 0; place < line.length; place += 1) {
      for (const bit of [1, 2, 4, 16, 32, 128]) {
        const flipped = Uint8Array.from(line)
        flipped[place] = (flipped[place] ?? 0) ^ bit
        const read = parseEventLine(flipped)
        if (read !== null && !Buffer.from(eventLine(read), 'utf8').equals(flipped))
          throw new Error(`byte ${String(place)} bit ${String(bit)} is read, and is not what is written`)
      }
    }
    for (const odd of ['', '{}', 'null', '[1]', `${line.toString('utf8')} `, ` ${line.toString('utf8')}`])
      expect(parseEventLine(Buffer.from(odd, 'utf8'))).toBeNull()
  })
})

describe('a checkpoint', () => {
  it('is read back from its file and its code, and from nothing that differs', () => {
    const bytes = encodeCheckpointFile(newest)
    expect(parseCheckpointFile(bytes)).toEqual(newest)
    expect(parseCheckpointFile(Buffer.from(`${Buffer.from(bytes).toString('utf8')} `))).toBeNull()
    expect(parseCheckpointFile(new Uint8Array([255]))).toBeNull()
    const code = checkpointCode(newest)
    expect(code).toMatch(/^\d+(?:-[0-9A-HJKMNP-TV-Z]{4}){3}$/u)
    expect(parseCheckpointCode(` ${code.toLowerCase()} `)).toEqual({ size: newest.size, code })
    expect(parseCheckpointCode('12-ABC')).toBeNull()
  })
})

describe('mingjian verify', () => {
  const io = () => {
    const lines: string[] = []
    return { lines, out: (line: string) => void lines.push(line), err: (line: string) => void lines.push(line) }
  }
  const written = (name: string, bytes: Uint8Array): string => {
    const folder = mkdtempSync(join(tmpdir(), 'mingjian-log-'))
    onTestFinished(() => {
      rmSync(folder, { recursive: true, force: true })
    })
    const path = join(folder, name)
    writeFileSync(path, bytes)
    return path
  }

  it('says of a log that it holds, and of an old copy that it does not, by file or by code', async () => {
    const log = written('office.mjlog', logFileOf(office, honest))
    const old = written('old.mjlog', logFileOf(office, honest.slice(0, passAt)))
    const kept = written('checkpoint.json', encodeCheckpointFile(newest))
    const said = io()
    expect(await run([log, '--checkpoint', kept], said)).toBe(0)
    expect(await run([log, '--code', checkpointCode(newest)], said)).toBe(0)
    expect(await run([old], said)).toBe(0)
    expect(await run([old, '--checkpoint', kept], said)).toBe(1)
    expect(await run([old, '--code', checkpointCode(newest)], said)).toBe(1)
    expect(said.lines.at(-1)).toContain('留痕比检查点短')
    expect(await run([log, '--code', 'nonsense'], said)).toBe(2)
    expect(await run([log, '--checkpoint', log], said)).toBe(2)
  })
})
