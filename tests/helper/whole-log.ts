import { logFileLines } from '#electron/main/archive/event-log/log-file.ts'
import { sha256 } from '#electron/main/crypto/digest.ts'
import { checkpointPreimage, type SignedCheckpoint } from '#shared/domain/chain/checkpoint.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { groupByCommand } from '#shared/domain/case/replay.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { bytesToHex, eventPreimage, GENESIS, type EventRecord } from '#shared/domain/chain/event-record.ts'
import { growingTree, leafHash } from '#shared/domain/chain/merkle.ts'
import { encodeOfficeEvent } from '#shared/domain/office/event-shape.ts'
import type { NewOfficeEvent } from '#shared/domain/office/events.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { clerk, EVERY_ROLE, hashOf, officer, STRAIGHT_WAY, play, type Person } from './case-play.ts'
import { recordOf, personOf } from './signed-log.ts'
import { OFFICE_NAME, signEventWith, type TestOffice } from './test-office.ts'

const BEGIN = Date.UTC(2026, 2, 1, 1, 0)
/** Every line of the ledger is a second after the one before. */
export const timeOf = (position: number): string => new Date(BEGIN + position * 1000).toISOString()
export const STORY: readonly CaseEvent[] = play(STRAIGHT_WAY.flatMap(([, acts]) => acts)).events
const PASS_OF_HEAD = STORY.findIndex(({ type }) => type === 'DepartmentReviewPassed')
export const STORY_LENGTH = STORY.length
export const HEAD_SEQ = PASS_OF_HEAD + 1

/** The second hand of what is scanned with. */
export const OTHER_OFFICER: Person = { personId: 'p-officer-2', name: '季审查', roles: ['secrecyOfficer'] }

export const officeRecord = (
  office: TestOffice,
  by: Person,
  role: Role,
  fact: NewOfficeEvent,
  place: { readonly seq: number; readonly at: string; readonly prev: Uint8Array },
): EventRecord => {
  const key = office.keyOf(by)
  const { personId, name } = by
  const { seq, at, prev } = place
  const actor = { personId, name, role, certificateSha256: key.certificateSha256 }
  const event = { ...fact, caseId: OFFICE_LOG, seq, at, actor, commandId: `office-${String(seq)}` }
  const signed = { suite: 'ecdsa-p256-sha256', type: fact.type, body: encodeOfficeEvent(event), prev } as const
  const preimage = eventPreimage(signed)
  return {
    ...signed,
    caseId: OFFICE_LOG,
    seq,
    hash: sha256(preimage),
    signature: signEventWith(key, preimage),
    signer: key.certificateSha256,
  }
}

export interface ForgedStory {
  /** What a person of the office, with their own key, writes against the rules: the links and signatures fit. */
  readonly forge?: (event: CaseEvent) => CaseEvent
  /** What the cases went through; the straight way. */
  readonly story?: readonly CaseEvent[]
  /** Whoever signs the acts of cases, when it is not the people whom the office's log names. */
  readonly hands?: TestOffice
  /** Whom the office was founded with. */
  readonly founders?: readonly Person[]
  /** Public key of its printed recovery code. */
  readonly recoveryKey?: string
}

/** An office's founding, its lexicon, and this many cases the whole way, in the order of the ledger, all signed. */
export const wholeLog = (
  office: TestOffice,
  cases: number,
  {
    forge,
    story: told = STORY,
    hands = office,
    founders = [...EVERY_ROLE, OTHER_OFFICER],
    recoveryKey,
  }: ForgedStory = {},
): readonly EventRecord[] => {
  const people = founders.map((person) => ({
    ...{ personId: person.personId, name: person.name, roles: person.roles },
    certificateSha256: office.keyOf(person).certificateSha256,
  }))
  const authoritySha256 = office.authority.certificateSha256
  const founding = {
    ...{ name: OFFICE_NAME, authoritySha256, releaseSha256: office.release.certificateSha256, people },
    ...(recoveryKey === undefined ? {} : { recoveryKey }),
  }
  const first = officeRecord(
    office,
    clerk,
    'drafter',
    { type: 'OfficeFounded', data: founding },
    { seq: 1, at: timeOf(1), prev: GENESIS },
  )
  const lexicon = { proposalId: 'use-1', lexiconId: 'secrecy', version: '1', sha256: hashOf('6') }
  const second = officeRecord(
    office,
    officer,
    'secrecyOfficer',
    { type: 'LexiconUseProposed', data: { ...lexicon, dropped: 0, reason: '新版词库' } },
    { seq: 2, at: timeOf(2), prev: first.hash },
  )
  const third = officeRecord(
    office,
    OTHER_OFFICER,
    'secrecyOfficer',
    { type: 'LexiconActivated', data: lexicon },
    { seq: 3, at: timeOf(3), prev: second.hash },
  )
  const records: EventRecord[] = [first, second, third]
  const heads = new Map<string, Uint8Array>()
  for (const act of groupByCommand(told)) {
    for (let index = 1; index <= cases; index += 1) {
      const caseId = `case-${String(index)}`
      const at = timeOf(records.length + 1) // facts of one act are of one moment, and lie together
      for (const story of act) {
        const { certificateSha256 } = hands.keyOf(personOf(story.actor.personId))
        const event: CaseEvent = { ...story, caseId, at, actor: { ...story.actor, certificateSha256 } }
        const record = recordOf(hands, forge?.(event) ?? event, heads.get(caseId) ?? GENESIS)
        heads.set(caseId, record.hash)
        records.push(record)
      }
    }
  }
  return records
}

/** Where a ledger of these lines stands. */
export const headOver = (records: readonly EventRecord[]): { readonly size: number; readonly root: string } => {
  const tree = growingTree(sha256)
  for (const { hash } of records) tree.add(leafHash(sha256, hash))
  return { size: records.length, root: bytesToHex(tree.root()) }
}

/** A checkpoint over these lines, signed by a person of the office. */
export const checkpointOver = (
  office: TestOffice,
  records: readonly EventRecord[],
  by: Person = officer,
): SignedCheckpoint => {
  const key = office.keyOf(by)
  const head = { ...headOver(records), at: timeOf(records.length + 60) }
  const suite = 'ecdsa-p256-sha256'
  const authority = office.authority.certificateSha256
  return {
    format: 'mingjian-checkpoint',
    version: 1,
    office: authority,
    ...head,
    suite,
    certificate: Buffer.from(key.certificate).toString('base64'),
    signature: bytesToHex(signEventWith(key, checkpointPreimage(head, authority, suite))),
  }
}

/** The file of these lines, closed by that checkpoint, with the certificates of everybody in the office. */
export const logFileOf = (
  office: TestOffice,
  records: readonly EventRecord[],
  closing: SignedCheckpoint = checkpointOver(office, records),
  more: readonly Uint8Array[] = [],
): Uint8Array =>
  Buffer.from(
    [
      ...logFileLines({
        officeName: OFFICE_NAME,
        authority: office.authority.certificate,
        certificates: [...[...EVERY_ROLE, OTHER_OFFICER].map((person) => office.keyOf(person).certificate), ...more],
        events: records.length,
        records,
        closing,
      }),
    ].join(''),
    'utf8',
  )
