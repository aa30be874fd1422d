import { describe, expect, it } from 'vitest'
import { verifyLogFile } from '#electron/main/usecase/verify/verify-log-file.ts'
import { DEFAULT_CHAIN, type ChainTemplate } from '#shared/domain/case/review/chain-template.ts'
import type { CaseEvent, EventData, NewEvent } from '#shared/domain/case/events.ts'
import { ADMINISTRATOR_ROLES } from '#shared/domain/case/roles.ts'
import { GENESIS, type EventRecord } from '#shared/domain/chain/event-record.ts'
import type { NewOfficeEvent, OfficeEventData } from '#shared/domain/office/events.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import {
  archivist,
  clerk,
  deputy,
  determine,
  disclose,
  EVERY_ROLE,
  filing,
  hashOf,
  principal,
  scanOf,
  TEXT_A,
  type Person,
} from '../../../helper/case-play.ts'
import { recordOf } from '../../../helper/signed-log.ts'
import { createTestOffice } from '../../../helper/test-office.ts'
import {
  checkpointOver,
  headOver,
  logFileOf,
  officeRecord,
  OTHER_OFFICER,
  timeOf,
  wholeLog,
} from '../../../helper/whole-log.ts'

const office = createTestOffice()
const [system, security, auditor] = ADMINISTRATOR_ROLES.map((role) => ({
  ...{ personId: `p-${role}`, name: role, roles: [role] },
})) as unknown as readonly [Person, Person, Person] // one for each of three roles
const base = wholeLog(office, 1, { founders: [...EVERY_ROLE, OTHER_OFFICER, system, security, auditor] })

/** Lines that people of the office sign, behind an honest log: an act of the office, or one of a case. */
type Act =
  | readonly [by: Person, fact: NewOfficeEvent, at: string]
  | readonly [by: Person, facts: readonly NewEvent[], at: string, caseId: string]

const isOfCase = (act: Act): act is Extract<Act, { readonly length: 4 }> => act.length === 4

const after = (acts: readonly Act[]): EventRecord[] => {
  const records = [...base]
  const place = (caseId: string): { readonly seq: number; readonly prev: Uint8Array } => {
    const last = records.findLast((record) => record.caseId === caseId)
    return { seq: (last?.seq ?? 0) + 1, prev: last?.hash ?? GENESIS }
  }
  for (const act of acts) {
    const role = act[0].roles[0] ?? 'auditor'
    if (!isOfCase(act)) {
      const [by, fact, at] = act
      records.push(officeRecord(office, by, role, fact, { ...place(OFFICE_LOG), at }))
      continue
    }
    const [by, facts, at, caseId] = act
    const commandId = `act-${String(records.length)}`
    const { personId, name } = by
    const actor = { personId, name, role, certificateSha256: office.keyOf(by).certificateSha256 }
    for (const fact of facts) {
      const { seq, prev } = place(caseId)
      const event: CaseEvent = { ...fact, caseId, seq, at, actor, commandId }
      records.push(recordOf(office, event, prev, by))
    }
  }
  return records
}

const verdict = async (acts: readonly Act[]): Promise<string> => {
  const records = after(acts)
  const certificates = [system, security, auditor].map((person) => office.keyOf(person).certificate)
  const closing = checkpointOver(office, records)
  const context = { root: office.authority.certificate, now: new Date('2027-11-01T00:00:00.000Z'), noted: closing }
  const { checks } = await verifyLogFile('x.mjlog', logFileOf(office, records, closing, certificates), context)
  return checks.find(({ ok }) => ok === false)?.detail?.problem ?? 'holds'
}
const at = (minutes: number): string => timeOf(base.length + 60 * minutes)

/** A chain with more time for the steps, for 意见. */
const LONGER: ChainTemplate = {
  ...DEFAULT_CHAIN,
  ...{ templateId: 'longer', name: '意见' },
  steps: DEFAULT_CHAIN.steps.map((step) => ({ ...step, workingDays: 9 })),
}
const PROPOSAL = { proposalId: 'use-longer', template: LONGER, uses: ['意见'], reason: '增设' } as const
const CHAIN: readonly Act[] = [
  [security, { type: 'ChainTemplateProposed', data: PROPOSAL }, at(1)],
  [
    system,
    { type: 'ChainTemplateConfirmed', data: { proposalId: 'use-longer', templateId: 'longer', version: 1 } },
    at(2),
  ],
]
const { type: _determine, itemHashes: _items, ...determined } = determine()
const handedIn = (caseId: string, bound: readonly EventData['ChainBound'][]): readonly Act[] => {
  const act = (minutes: number, ...facts: readonly NewEvent[]): Act => [clerk, facts, at(minutes), caseId]
  const begun = { title: '意见', version: 1, contentHash: TEXT_A, source: null } as const
  return [
    act(3, { type: 'DraftRegistered', data: begun }),
    act(3, { type: 'DisclosureModeSet', data: { mode: 'proactive', basis: disclose.basis, reason: '' } }),
    act(3, { type: 'DisclosureDetermined', data: determined }),
    act(
      3,
      ...bound.map((data): NewEvent => ({ type: 'ChainBound', data })),
      { type: 'CaseSubmitted', data: { round: 1, version: 1, contentHash: TEXT_A } },
      { type: 'ScanCompleted', data: scanOf() },
    ),
  ]
}
const SAID = [{ template: LONGER, kind: '意见' }] as const

describe('a chain that other texts go by', () => {
  it.each<[string, readonly Act[], string]>([
    ['with its 文种', [...CHAIN, ...handedIn('case-2', SAID), ...handedIn('case-3', SAID)], 'holds'],
    [
      'another chain',
      [...CHAIN, ...handedIn('case-2', [{ template: DEFAULT_CHAIN, kind: '意见' }])],
      'officeLog.chain',
    ],
    [
      'without its 文种',
      [...CHAIN, ...handedIn('case-2', SAID), ...handedIn('case-3', [{ template: DEFAULT_CHAIN }])],
      'officeLog.chain',
    ],
    ['without a word', [...CHAIN, ...handedIn('case-2', SAID), ...handedIn('case-3', [])], 'officeLog.chain'],
  ])('is told of a text: %s', async (_, acts, told) => {
    expect(await verdict(acts)).toBe(told)
  })
})

const { type: _file, ...filed } = filing({ year: 2005, archivalNumber: 'X043-WS·2005-D10-BGS-0001' })
const REPEATED: EventData['DisposalRepeated'] = {
  ...{ filed, filedAt: '2006-03-01T00:00:00.000Z', filedBy: archivist.name, expiredOn: '2015-12-31' },
  ...{ proposedBy: archivist.name, proposalReason: '期满', proposedAt: '2016-01-01T00:00:00.000Z' },
  ...{ decidedBy: deputy.name, reason: '同意', destroyedAt: '2016-01-02T00:00:00.000Z', decisionHash: hashOf('a') },
}
type Restored = OfficeEventData['StoreRestored']
const restored = (more: Partial<Restored> = {}): Restored => ({
  ...{ restoreId: 'restore-1', backupSha256: hashOf('b'), madeAt: timeOf(base.length) },
  ...{ ledgerSize: base.length, root: headOver(base).root, later: null, destroyedAgain: 0, destructions: 'store' },
  ...more,
})
const back = (more: Partial<Restored>, before: readonly Act[] = []): readonly Act[] => [
  ...before,
  [principal, { type: 'StoreRestored', data: restored(more) }, at(1)],
  [auditor, { type: 'RestoreAccepted', data: { restoreId: 'restore-1' } }, at(1)],
]
const goneAgain = (more: Partial<EventData['DisposalRepeated']> = {}): readonly Act[] =>
  back({ destroyedAgain: 1 }, [
    [principal, [{ type: 'DisposalRepeated', data: { ...REPEATED, ...more } }], at(1), 'case-1'],
  ])

describe('a file that a restore destroys once more', () => {
  it.each<[string, Partial<EventData['DisposalRepeated']>, string]>([
    ['by an appraisal of two, after its period', {}, 'holds'],
    ['by one who proposed and decided', { decidedBy: archivist.name }, 'replay.refused'],
    ['proposed within its period', { proposedAt: '2015-12-31T01:00:00.000Z' }, 'replay.refused'],
    ['destroyed within its period', { destroyedAt: '2015-12-31T01:00:00.000Z' }, 'replay.refused'],
    ['by a period that ends too early', { expiredOn: '2009-12-31' }, 'replay.refused'],
    ['that is kept for ever', { filed: { ...filed, retention: 'Y' } }, 'replay.refused'],
  ])('is one %s', async (_, more, told) => {
    expect(await verdict(goneAgain(more))).toBe(told)
  })
})

const file = (more: Partial<EventData['ArchiveItemFiled']>): readonly Act[] => [
  [archivist, [{ type: 'ArchiveItemFiled', data: { ...filed, ...more } }], at(1), 'case-1'],
]

describe('a 档号', () => {
  it.each<[string, Partial<EventData['ArchiveItemFiled']>, string]>([
    ['is of the year and the period of its file', {}, 'holds'],
    [
      'does not say 永久 of a file that is kept for ten years',
      { archivalNumber: 'X043-WS·2005-Y-BGS-0001' },
      'archive.numberOther',
    ],
    ['does not say a later year', { archivalNumber: 'X043-WS·2026-D10-BGS-0001' }, 'archive.numberOther'],
  ])('%s', async (_, more, told) => {
    expect(await verdict(file(more))).toBe(told)
  })
})

const erased = (reason: 'term' | 'destruction', when: string): Act => [
  clerk,
  { type: 'FormerStoreErased', data: { replacedAt: at(1), reason } },
  when,
]
const rehearsed = (more: Partial<OfficeEventData['BackupRehearsed']>): readonly Act[] => [
  [
    system,
    {
      type: 'BackupRehearsed',
      data: {
        ...{ sha256: hashOf('b'), fileName: '备份.mjbackup', withCode: true, problem: '' },
        ...{ ledgerSize: base.length, root: headOver(base).root },
        ...more,
      },
    },
    at(1),
  ],
]
const LATER = { size: base.length + 5, root: hashOf('9'), at: timeOf(base.length + 5) }

describe('what is said of backups, restores and what they gave up', () => {
  it.each<[string, readonly Act[], string]>([
    ['lost lines that nobody knows', back({ later: LATER }), 'holds'],
    ['lost lines that lie there', back({ later: { ...LATER, ...headOver(base) } }), 'restore.otherFacts'],
    [
      'lost lines of which more lie there',
      back({ later: { ...LATER, ...headOver(base.slice(0, 7)) } }),
      'restore.otherFacts',
    ],
    ['a shorter history of its own', back({ later: { ...LATER, size: 7 } }), 'holds'],
    ['a rehearsal of this log', rehearsed({}), 'holds'],
    ['a rehearsal of another log', rehearsed({ root: hashOf('9') }), 'ledger.otherHistory'],
    ['a rehearsal of a longer log', rehearsed({ ledgerSize: 9999 }), 'ledger.otherHistory'],
    ['a rehearsal that failed', rehearsed({ ledgerSize: 0, root: hashOf('0'), problem: 'backup.damaged' }), 'holds'],
    ['erased after its time', [...back({ later: LATER }), erased('term', '2026-12-01T00:00:00.000Z')], 'holds'],
    ['erased before its time', [...back({ later: LATER }), erased('term', at(2))], 'archive.erasedEarly'],
    ['erased for no destruction', [...back({ later: LATER }), erased('destruction', at(2))], 'archive.erasedEarly'],
    ['erased for an earlier destruction', [...goneAgain(), erased('destruction', at(2))], 'archive.erasedEarly'],
  ])('is told: %s', async (_, acts, told) => {
    expect(await verdict(acts)).toBe(told)
  })
})
