import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  BAG_FILE,
  encodeBagInfo,
  encodeManifest,
  entryOf,
  INFO_FILE,
  parseBagInfo,
  PAYLOAD_MANIFEST,
  TAG_MANIFEST,
  TAG_SIGNATURE,
} from '#electron/main/archive/bag/bag.ts'
import { stagePackage, type PackageContent } from '#electron/main/archive/bag/package-writer.ts'
import { sha256 } from '#electron/main/crypto/digest.ts'
import { signDetached } from '#electron/main/signing/cms/detached.ts'
import { verifyPath } from '#electron/main/usecase/verify/verify-path.ts'
import type { CaseEvent, EventData } from '#shared/domain/case/events.ts'
import { eventPreimage, type EventRecord } from '#shared/domain/chain/event-record.ts'

import { clerk, head, otherClerk, principal, type Person } from '../../../helper/case-play.ts'
import { createRandom } from '../../../helper/random.ts'
import { APPROVED, createSampleRelease, VERIFIED_AT, type SampleRelease } from '../../../helper/sample-release.ts'
import { personOf, recordOf, signLog } from '../../../helper/signed-log.ts'
import { createTestOffice, signerWith } from '../../../helper/test-office.ts'

/**
 * The forger of this file holds the office's release key and packs anew after every change, so that container and
 * signature are right. Some hold people's keys too. What is left to object are the log, the rules and the texts.
 */
const office = createTestOffice()
const root = office.authority.certificate
const temporary = mkdtempSync(join(tmpdir(), 'mingjian-forged-'))
let sample: SampleRelease
let folder = ''

beforeAll(async () => {
  sample = await createSampleRelease(office)
})
afterAll(() => {
  rmSync(temporary, { recursive: true, force: true })
})
afterEach(() => {
  if (folder !== '') rmSync(folder, { recursive: true, force: true })
})

/** Packs what the forger made; the first thing that the verifier objects to, or null. */
const judged = async (change: Partial<PackageContent>, of = sample.content) => {
  folder = mkdtempSync(join(temporary, 'x-'))
  const staged = await stagePackage(folder, { ...of, ...change }, (bytes) => signDetached(bytes, office.releaseSigner))
  if (!staged.ok) throw new Error(staged.error.code)
  await staged.value.publish()
  const verdict = await verifyPath(join(folder, staged.value.folderName), { root, now: VERIFIED_AT })
  if (!verdict.ok) throw new Error(verdict.error)
  const { ok, firstProblem } = verdict.value
  expect(ok).toBe(firstProblem === null)
  return firstProblem === null ? null : { check: firstProblem.check, ...firstProblem.detail }
}

const hexOf = (der: Uint8Array): string => Buffer.from(sha256(der)).toString('hex')
const seqOf = (type: CaseEvent['type']): number =>
  sample.played.events.findLast((event) => event.type === type)?.seq ?? NaN
const recordAt = (seq: number): EventRecord => sample.records[seq - 1] as EventRecord
const rehashed = (record: EventRecord): EventRecord => ({ ...record, hash: sha256(eventPreimage(record)) })
/** Renumbers, relinks and rehashes a log without any person's key: signatures stay what they were. */
const relinked = (records: readonly EventRecord[]): EventRecord[] =>
  records.reduce<EventRecord[]>((done, record) => {
    const prev = done.at(-1)?.hash ?? record.prev
    return [...done, rehashed({ ...record, seq: done.length + 1, prev })]
  }, [])
const withData =
  <T extends keyof EventData>(type: T, data: Partial<EventData[T]>) =>
  (events: readonly CaseEvent[]) =>
    events.map((event) => (event.type === type ? ({ ...event, data: { ...event.data, ...data } } as CaseEvent) : event))

describe('without any person’s key', () => {
  it('nothing changed is nothing to object to', async () => {
    expect(await judged({})).toBeNull()
  })

  it('an edited opinion is named by its event', async () => {
    const seq = seqOf('DepartmentReviewPassed')
    const body = Buffer.from(Buffer.from(recordAt(seq).body).toString('utf8').replace('拟同意', '不同意'))
    const edited = sample.records.map((record) => (record.seq === seq ? { ...record, body } : record))
    expect(await judged({ records: edited })).toMatchObject({ check: 'chain', problem: 'chain.hash', seq })
    expect(await judged({ records: relinked(edited) })).toMatchObject({
      check: 'chain',
      problem: 'chain.signature',
      seq,
    })
  })

  it('a deleted, inserted, doubled or reordered event is named by its place', async () => {
    const { records } = sample
    const deleted = records.filter(({ seq }) => seq !== 4)
    const doubled = records.flatMap((record) => (record.seq === 6 ? [record, record] : [record]))
    const reordered = [...records.slice(0, 5), recordAt(7), recordAt(6), ...records.slice(7)]
    const inserted = [...records.slice(0, 6), recordAt(9), ...records.slice(6)]
    for (const [forged, seq] of [
      [deleted, 4],
      [doubled, 7],
      [reordered, 6],
      [inserted, 7],
    ] as const) {
      expect(await judged({ records: forged })).toMatchObject({ check: 'chain', problem: 'chain.sequence', seq })
      expect(await judged({ records: relinked(forged) })).toMatchObject({
        check: 'chain',
        problem: 'chain.signature',
        seq,
      })
    }
  })

  it('a tail that is cut shows: the manifest noted where the log stood, and the log must hold the release', async () => {
    const cutBy = (count: number): Partial<PackageContent> => {
      const records = sample.records.slice(0, -count)
      const signers = new Set(records.map(({ signer }) => signer))
      const ownKeys = [office.authority.certificateSha256, office.release.certificateSha256]
      const isKept = (der: Uint8Array): boolean => signers.has(hexOf(der)) || ownKeys.includes(hexOf(der))
      return { records, certificates: sample.content.certificates.filter(isKept) }
    }
    expect(await judged(cutBy(1))).toMatchObject({ check: 'releaseRecord', problem: 'release.notRecorded' })
    for (const count of [2, 3]) {
      expect(await judged(cutBy(count))).toMatchObject({ check: 'releaseRecord', problem: 'chain.cut' })
    }
    expect(await judged({ records: sample.records.slice(0, -1) })).toMatchObject({ check: 'layout' })
  })

  it('events spliced in from another case or another office’s database are named', async () => {
    const elsewhere = signLog(
      office,
      sample.played.events.map((event) => ({ ...event, caseId: 'case-2' })),
    )
    const spliced = [...sample.records.slice(0, 5), ...elsewhere.slice(5)]
    expect(await judged({ records: spliced })).toMatchObject({ problem: 'chain.otherCase', seq: 6 })
    const impostor = createTestOffice()
    const foreign = signLog(impostor, sample.played.events)
    expect(await judged({ records: foreign })).toMatchObject({ check: 'chain', problem: 'chain.signerUnknown', seq: 1 })
  })

  it('swapped keys are named: certificates of one’s own making do not lead to the authority', async () => {
    const impostor = createTestOffice()
    const foreign = signLog(impostor, sample.played.events)
    const theirs = [...new Set(sample.played.events.map(({ actor }) => actor.personId))].map(
      (personId) => impostor.keyOf(personOf(personId)).certificate,
    )
    const certificates = [office.authority.certificate, office.release.certificate, ...theirs]
    expect(await judged({ records: foreign, certificates })).toMatchObject({
      check: 'chain',
      problem: 'chain.signerNotTrusted',
      seq: 1,
    })
    const asOther = sample.records.map((record) =>
      record.seq === 1 ? { ...record, signer: office.keyOf(otherClerk).certificateSha256 } : record,
    )
    const withOther = [...sample.content.certificates, office.keyOf(otherClerk).certificate]
    expect(await judged({ records: asOther, certificates: withOther })).toMatchObject({
      problem: 'chain.signature',
      seq: 1,
    })
  })

  it('a replaced original, version, scan or dictionary is named by its file', async () => {
    const { source, versions, scans } = sample.content
    expect(source).not.toBeNull()
    const other = Buffer.from(source?.bytes ?? [])
    other[0] = (other[0] ?? 0) ^ 1
    expect(await judged({ source: { fileName: source?.fileName ?? '', bytes: other } })).toMatchObject({
      check: 'source',
      problem: 'file.altered',
    })
    const document = { ...APPROVED, note: '（附：略）' }
    expect(
      await judged({ versions: [versions[0], { version: 2, document }].filter((one) => one !== undefined) }),
    ).toMatchObject({ check: 'versions', problem: 'file.altered', file: 'data/versions/2.json' })
    const record = Buffer.from(scans[1]?.bytes ?? [])
    const newer = Buffer.from(record.toString('utf8').replaceAll('"version":"2026.1"', '"version":"2027.1"'))
    expect(newer).not.toEqual(record)
    const replaced = [scans[0], { scanHash: scans[1]?.scanHash ?? '', bytes: newer }].filter((one) => one !== undefined)
    expect(await judged({ scans: replaced })).toMatchObject({ check: 'scans', problem: 'file.altered' })
  })

  it('the original is known by its digest, whatever name a later program would give it', async () => {
    const { source } = sample.content
    if (source === null) throw new Error('the sample was handed in as a file')
    expect(await judged({ source: { ...source, fileName: '另一种取名.txt' } })).toBeNull()
    expect(await judged({ source: { ...source, bytes: Buffer.from('另一份') } })).toMatchObject({
      problem: 'file.altered',
    })
  })

  it('a missing or an additional version, scan or certificate is named', async () => {
    const { versions, scans, certificates } = sample.content
    expect(await judged({ versions: versions.slice(1) })).toMatchObject({
      problem: 'file.missing',
      file: 'data/versions/1.json',
    })
    expect(await judged({ versions: [...versions, { version: 3, document: APPROVED }] })).toMatchObject({
      problem: 'file.unexpected',
      file: 'data/versions/3.json',
    })
    expect(await judged({ scans: scans.slice(1) })).toMatchObject({ problem: 'file.missing' })
    expect(await judged({ source: null })).toMatchObject({
      problem: 'file.missing',
      file: expect.stringMatching(/^data\/source\/河滨路停车/) as string,
    })
    expect(await judged({ certificates: certificates.slice(1) })).toMatchObject({
      check: 'certificates',
      problem: 'file.missing',
    })
    const more = [...certificates, office.keyOf(otherClerk).certificate]
    expect(await judged({ certificates: more })).toMatchObject({ check: 'layout', problem: 'file.unexpected' })
  })

  it('the release of another case in the package is named', async () => {
    const other = await createSampleRelease(office)
    expect(await judged({ release: other.files })).toMatchObject({
      check: 'releaseRecord',
      problem: 'release.otherThanRecorded',
    })
  })

  it('a package of another case’s name is named', async () => {
    expect(await judged({ caseId: 'case-9' })).toMatchObject({ check: 'chain', problem: 'chain.otherCase' })
  })

  it('a checkpoint older than the log is named', async () => {
    const { checkpoint } = sample.content
    expect(await judged({ checkpoint: { ...checkpoint, at: '2026-03-01T01:05:00.000Z' } })).toMatchObject({
      check: 'chain',
      problem: 'time.backwards',
    })
    expect(await judged({ checkpoint: { ...checkpoint, position: 1 } })).toMatchObject({
      check: 'releaseRecord',
      problem: 'time.backwards',
    })
  })

  it('another office’s name on the package is named', async () => {
    expect(await judged({ officeName: '云河县人民政府办公室' })).toMatchObject({
      check: 'bagInfo',
      problem: 'file.malformed',
    })
  })
})

describe('with the keys of the people concerned', () => {
  const forgedBy = async (forge: (events: readonly CaseEvent[]) => readonly CaseEvent[]) => {
    const forged = await createSampleRelease(office, { forge })
    return judged({}, forged.content)
  }
  const asPerson =
    (type: CaseEvent['type'], by: Person, role: Person['roles'][number]) => (events: readonly CaseEvent[]) =>
      events.map((event) =>
        event.type === type
          ? { ...event, actor: { ...event.actor, personId: by.personId, name: by.name, role } }
          : event,
      )

  it('an approval moved to another text is refused by the rules', async () => {
    const found = await forgedBy(
      withData('FinalApprovalGiven', { contentHash: sample.played.state.versions[0]?.contentHash ?? '' }),
    )
    expect(found).toMatchObject({ check: 'rules', problem: 'replay.refused', refusal: 'case.contentChanged' })
  })

  it('a level that was skipped is refused by the rules', async () => {
    const found = await forgedBy((events) =>
      events.filter(({ type }) => type !== 'DeputyReviewPassed').map((event, index) => ({ ...event, seq: index + 1 })),
    )
    expect(found).toMatchObject({ check: 'rules', problem: 'replay.refused', refusal: 'case.notYourStage' })
  })

  it('an open hit is refused by the rules', async () => {
    const found = await forgedBy((events) =>
      events.filter(({ type }) => type !== 'HitDisposed').map((event, index) => ({ ...event, seq: index + 1 })),
    )
    expect(found).toMatchObject({ check: 'rules', problem: 'replay.refused', refusal: 'case.openHits' })
  })

  it('an act in a role that the signer does not hold is refused by the chain', async () => {
    const found = await forgedBy(asPerson('FinalApprovalGiven', head, 'principalLeader'))
    expect(found).toMatchObject({ check: 'chain', problem: 'chain.role' })
  })

  it('a drafter who passes their own draft is refused', async () => {
    const found = await forgedBy(asPerson('DepartmentReviewPassed', clerk, 'departmentHead'))
    expect(found).toMatchObject({ check: 'chain', problem: 'chain.role' })
  })

  it('a back-dated act is refused by the chain', async () => {
    const found = await forgedBy((events) =>
      events.map((event) =>
        event.type === 'FinalApprovalGiven' ? { ...event, at: '2026-03-01T01:02:00.000Z' } : event,
      ),
    )
    expect(found).toMatchObject({ check: 'chain', problem: 'chain.clockBack' })
  })

  it('a scan fact that tells less than its record is named', async () => {
    const found = await forgedBy((events) =>
      events
        .map((event) => (event.type === 'ScanCompleted' ? { ...event, data: { ...event.data, hits: [] } } : event))
        .filter(({ type }) => type !== 'HitDisposed')
        .map((event, index) => ({ ...event, seq: index + 1 })),
    )
    expect(found).toMatchObject({ check: 'scans', problem: 'text.differs' })
  })

  it('a whole log written anew does not fit the manifest that is out in the world', async () => {
    const rewritten = signLog(
      office,
      withData('FinalApprovalGiven', { opinion: '同意，请加快。' })(sample.played.events),
    )
    expect(await judged({ records: rewritten })).toMatchObject({
      check: 'releaseRecord',
      problem: 'chain.cut',
    })
  })

  it('a log rolled back to before the release and led on another way does not fit it either', async () => {
    const before = sample.records.slice(0, seqOf('FinalApprovalGiven') - 1)
    const last = before.at(-1)
    const event = sample.played.events[seqOf('FinalApprovalGiven') - 1] as Extract<
      CaseEvent,
      { type: 'FinalApprovalGiven' }
    >
    const actor = { ...event.actor, certificateSha256: office.keyOf(principal).certificateSha256 }
    const other = { ...event, actor, data: { ...event.data, opinion: '再议' } }
    const led = [...before, recordOf(office, other, last?.hash ?? new Uint8Array())]
    const released = sample.played.events.at(-1) as CaseEvent
    const publisherKey = office.keyOf(personOf(released.actor.personId)).certificateSha256
    const end = { ...released, actor: { ...released.actor, certificateSha256: publisherKey } }
    const records = [...led, recordOf(office, end, led.at(-1)?.hash ?? new Uint8Array())]
    expect(await judged({ records })).toMatchObject({ check: 'releaseRecord', problem: 'chain.cut' })
  })

  it('a person’s own key does not sign a package', async () => {
    folder = mkdtempSync(join(temporary, 'x-'))
    const signer = signerWith(office.keyOf(principal), office.authority)
    const staged = await stagePackage(folder, sample.content, (bytes) => signDetached(bytes, signer))
    if (!staged.ok) throw new Error(staged.error.code)
    await staged.value.publish()
    const verdict = await verifyPath(join(folder, staged.value.folderName), { root, now: VERIFIED_AT })
    expect(verdict).toMatchObject({
      value: { ok: false, firstProblem: { check: 'packageSignature', detail: { problem: 'signature.notForRelease' } } },
    })
  })
})

describe('a byte of the payload, with the container sealed anew around it', () => {
  /** What nothing in the package but the seal vouches for: the page for reading, and the state of the office's ledger. */
  const ONLY_SEALED = ['data/history.html', 'data/log/checkpoint.json']

  const payloadOf = (path: string): string[] =>
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.parentPath.includes(`${path}/data`))
      .map((entry) => relative(path, join(entry.parentPath, entry.name)))
  const seal = async (path: string): Promise<void> => {
    const read = (file: string) => ({ path: file, bytes: readFileSync(join(path, file)) })
    const payload = payloadOf(path).map(read)
    writeFileSync(join(path, PAYLOAD_MANIFEST), encodeManifest(payload.map(entryOf)))
    const info = parseBagInfo(readFileSync(join(path, INFO_FILE)))
    if (info === null) throw new Error('no bag')
    const payloadBytes = payload.reduce((sum, { bytes }) => sum + bytes.length, 0)
    writeFileSync(join(path, INFO_FILE), encodeBagInfo({ ...info, payloadBytes, payloadFiles: payload.length }))
    const tags = [BAG_FILE, INFO_FILE, PAYLOAD_MANIFEST, '说明.txt'].map(read)
    const tagManifest = encodeManifest(tags.map(entryOf))
    writeFileSync(join(path, TAG_MANIFEST), tagManifest)
    writeFileSync(join(path, TAG_SIGNATURE), await signDetached(tagManifest, office.releaseSigner))
  }

  it('is named by what it belongs to, and nothing makes the verifier stumble', async () => {
    const random = createRandom(21)
    folder = mkdtempSync(join(temporary, 'x-'))
    const staged = await stagePackage(folder, sample.content, (bytes) => signDetached(bytes, office.releaseSigner))
    if (!staged.ok) throw new Error(staged.error.code)
    const { path } = staged.value
    const outcomes: string[] = []
    for (const file of payloadOf(path)) {
      const before = readFileSync(join(path, file))
      for (const kind of ['flip', 'flip', 'cut', 'garbage'] as const) {
        const changed = Buffer.from(before)
        const place = random.below(changed.length)
        changed[place] = (changed[place] ?? 0) ^ (1 << random.below(8))
        const garbage = Buffer.from(Array.from({ length: 64 }, () => random.below(256)))
        writeFileSync(join(path, file), { flip: changed, cut: before.subarray(0, place), garbage }[kind])
        await seal(path)
        const verdict = await verifyPath(path, { root, now: VERIFIED_AT })
        if ((!verdict.ok || verdict.value.ok) && !ONLY_SEALED.includes(file)) {
          outcomes.push(`${kind} at ${String(place)} of ${file}`)
        }
        writeFileSync(join(path, file), before)
      }
    }
    expect(outcomes).toEqual([])
  })
})
