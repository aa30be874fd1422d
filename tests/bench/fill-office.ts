import { randomUUID } from 'node:crypto'
import type { EventData } from '#shared/domain/case/events.ts'
import { fixWording } from '#electron/main/usecase/draft/working-copy.ts'
import { itemHashesOf } from '#electron/main/usecase/draft/item-hashes.ts'
import { sampleDetermination } from '#electron/main/usecase/sample/sample-determination.ts'
import { runCommand } from '#electron/main/usecase/run-command.ts'
import { encodeScanRecord } from '#electron/main/usecase/scan/scan-record.ts'
import { plainDocument } from '../helper/plain-document.ts'
import { startHeadless } from '../helper/workstation.ts'

export const BENCH_PASSWORD = 'Ce-Su-2026-kouling'
export const BENCH_DRAFTER = '钟以恒'
const OTHERS = [
  ['白若谷', 'departmentHead'],
  ['夏知秋', 'secrecyOfficer'],
  ['江清月', 'deputyLeader'],
  ['石敬之', 'principalLeader'],
  ['庄述真', 'archivist'],
  ['管承启', 'systemAdministrator'],
  ['安守正', 'securityAdministrator'],
  ['审明远', 'auditor'],
] as const

const sentence = '根据年度工作安排，现将有关事项通知如下，请各有关单位结合实际认真组织落实，并及时报送进展情况。'

/** A body of about so many characters in paragraphs of 200. */
const bodyOf = (characters: number): string =>
  Array.from({ length: Math.ceil(characters / 200) }, (_, index) =>
    `第${String(index + 1)}段 ${sentence.repeat(4)}`.slice(0, 200),
  ).join('\n')

/**
 * An office with so many cases in the profile folder, each registered, decided on and handed in by the commands of the
 * program itself, and one draft of `draftCharacters`. Progress goes to standard error.
 */
export const fillOffice = async (profile: string, cases: number, draftCharacters: number): Promise<void> => {
  const station = startHeadless({ profile })
  const { workstation, session } = station
  const people = [
    { name: BENCH_DRAFTER, roles: ['drafter' as const, 'publisher' as const], password: BENCH_PASSWORD },
    ...OTHERS.map(([name, role]) => ({ name, roles: [role], password: BENCH_PASSWORD })),
  ]
  await station.done('office.create', { officeName: '云岭县测速办公室', ownPasswords: true, people })
  const status = await station.done('session.status', {})
  const personId = status.state === 'locked' ? (status.people[0]?.personId ?? '') : ''
  await station.done('session.unlock', { personId, password: BENCH_PASSWORD })
  const unlocked = session.current()
  if (unlocked === null) throw new Error('the drafter has unlocked')
  for (let number = 1; number <= cases; number++) {
    const caseId = randomUUID()
    const fixed = fixWording(plainDocument(`关于开展第${String(number)}项专项工作的通知`, bodyOf(600)))
    const { wording } = fixed
    const command = () => ({ caseId, commandId: randomUUID() })
    const blobs = [{ hash: wording.contentHash, bytes: fixed.bytes }]
    await runCommand(
      workstation,
      unlocked,
      { ...command(), expectedSeq: 0, blobs },
      { type: 'register', wording, revised: null, source: null },
    )
    const itemHashes = itemHashesOf(fixed.document)
    const said = sampleDetermination('第二十条', itemHashes.length)
    const items = said.items.map(({ answers }, index) => ({ itemHash: itemHashes[index] ?? '', answers }))
    const { contentHash } = wording
    const disclosure = { type: 'determineDisclosure', itemHashes, contentHash, ...said, items } as const
    await runCommand(workstation, unlocked, { ...command(), expectedSeq: 1 }, disclosure)
    const empty = {
      contentHash: wording.contentHash,
      ruleSetVersion: 'bench',
      lexicons: [] as { id: string; version: string; sha256: string; entries: number }[],
      hits: [],
    }
    const record = encodeScanRecord({ format: 'mingjian-scan', version: 1, characters: 600, ...empty })
    const scan: EventData['ScanCompleted'] = { ...empty, scanHash: record.scanHash }
    const withScan = { ...command(), expectedSeq: 2, blobs: [{ hash: record.scanHash, bytes: record.bytes }] }
    await runCommand(workstation, unlocked, withScan, { type: 'submit', wording, scan })
    if (number % 500 === 0) process.stderr.write(`filled ${String(number)} of ${String(cases)} cases\n`)
  }
  const { caseId, seq } = await station.done('case.register', { source: { kind: 'blank' }, commandId: randomUUID() })
  const document = plainDocument('测速用长文稿', bodyOf(draftCharacters))
  await station.done('draft.save', { caseId, expectedSeq: seq, document, history: null })
  await station.stop()
}
