import { describe, expect, it } from 'vitest'
import { archiveFactOf } from '#shared/domain/chain/archive-record.ts'
import { changeFactOf } from '#shared/domain/chain/cross-log.ts'
import { createLexiconRecord, lexiconFactOf, type LexiconFact } from '#shared/domain/chain/lexicon-record.ts'
import { restoreFactOf } from '#shared/domain/chain/restore-record.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import type { OfficeEvent } from '#shared/domain/office/events.ts'

const HASH = 'a'.repeat(64)
/** An event of which only these parts are read. */
const said = (type: (CaseEvent | OfficeEvent)['type'], data: object = {}) =>
  ({ type, data, caseId: 'c-1', commandId: 'act-1', at: 'now' }) as unknown as CaseEvent | OfficeEvent
const restored = { ledgerSize: 3, root: HASH, later: null }
const LEXICON = { id: 'secrecy', version: '2', sha256: HASH }

describe('what a line says that is asked across logs', () => {
  it.each([
    [
      'ChangeDeclared',
      { targetCaseId: 'old', kind: 'repeal', scope: 'part' },
      { told: 'declared', target: 'old', kind: 'repeal', scope: 'part' },
    ],
    ['FinalApprovalGiven', {}, { told: 'approved', commandId: 'act-1' }],
    ['CaseReleased', {}, { told: 'released', commandId: 'act-1' }],
    [
      'ReleaseChanged',
      { byCaseId: 'new', kind: 'withdraw', scope: 'whole' },
      { told: 'applied', by: 'new', kind: 'withdraw', scope: 'whole', commandId: 'act-1' },
    ],
    ['CaseSubmitted', {}, null],
  ] as const)('of changes: %s', (type, data, fact) => {
    expect(changeFactOf(said(type, data))).toEqual(fact)
  })

  it.each([
    [
      'ArchiveItemFiled',
      { archivalNumber: 'X-2005-D10-0007', fonds: 'X', year: 2005, retention: 'D10', serial: 7 },
      { told: 'filed', caseId: 'c-1', archivalNumber: 'X-2005-D10-0007', agrees: true },
    ],
    [
      'ArchiveItemFiled',
      { archivalNumber: 'X-2005-Y-0007', fonds: 'X', year: 2005, retention: 'D10', serial: 7 },
      { told: 'filed', caseId: 'c-1', archivalNumber: 'X-2005-Y-0007', agrees: false },
    ],
    [
      'ArchiveItemFiled',
      { archivalNumber: 'X-2026-D10-0007', fonds: 'X', year: 2005, retention: 'D10', serial: 7 },
      { told: 'filed', caseId: 'c-1', archivalNumber: 'X-2026-D10-0007', agrees: false },
    ],
    [
      'ArchiveItemFiled',
      { archivalNumber: 'Z-2005-D10-0007', fonds: 'X', year: 2005, retention: 'D10', serial: 7 },
      { told: 'filed', caseId: 'c-1', archivalNumber: 'Z-2005-D10-0007', agrees: false },
    ],
    [
      'ArchiveItemFiled',
      { archivalNumber: 'X-2005-D10-0017', fonds: 'X', year: 2005, retention: 'D10', serial: 7 },
      { told: 'filed', caseId: 'c-1', archivalNumber: 'X-2005-D10-0017', agrees: false },
    ],
    [
      'ArchiveItemFiled',
      { archivalNumber: 'X-2005-D10', fonds: 'X', year: 2005, retention: 'D10', serial: 7 },
      { told: 'filed', caseId: 'c-1', archivalNumber: 'X-2005-D10', agrees: false },
    ],
    [
      'DisposalRepeated',
      { filed: { archivalNumber: 'X-1' }, destroyedAt: 'then' },
      { told: 'destroyedAgain', caseId: 'c-1', archivalNumber: 'X-1', destroyedAt: 'then' },
    ],
    ['DisposalDecided', { result: 'destroyed' }, { told: 'destroyed', caseId: 'c-1', destroyedAt: 'now' }],
    [
      'FormerStoreErased',
      { replacedAt: 'then', reason: 'term' },
      { told: 'erased', replacedAt: 'then', reason: 'term', at: 'now' },
    ],
    ['DisposalDecided', { result: 'extended' }, null],
    [
      'HandoverPrepared',
      { items: [{ caseId: 'c-1', archivalNumber: 'X-1' }] },
      { told: 'handedOver', items: [{ caseId: 'c-1', archivalNumber: 'X-1' }] },
    ],
    ['CaseReleased', { documentNumber: '' }, null],
    ['CaseReleased', { documentNumber: '7号' }, { told: 'released', caseId: 'c-1', documentNumber: '7号' }],
    ['NumberTaken', { kind: 'index', number: '7', caseId: 'c-2' }, null],
    [
      'NumberTaken',
      { kind: 'document', number: '7号', caseId: 'c-2' },
      { told: 'numbered', caseId: 'c-2', documentNumber: '7号' },
    ],
  ] as const)('of archives: %s', (type, data, fact) => {
    expect(archiveFactOf(said(type, data))).toEqual(fact)
  })

  it.each([
    ['DisposalRepeated', {}, { told: 'destroyed' }],
    ['HoldRepeated', {}, { told: 'held' }],
    ['RestoreAccepted', {}, { told: 'accepted' }],
    [
      'StoreRestored',
      restored,
      { told: 'restored', ledgerSize: 3, root: HASH, destroyed: 0, held: 0, needsSecond: false, later: null },
    ],
    [
      'StoreRestored',
      { ...restored, heldAgain: 2 },
      { told: 'restored', ledgerSize: 3, root: HASH, destroyed: 0, held: 2, needsSecond: false, later: null },
    ],
    [
      'StoreRestored',
      { ...restored, destroyedAgain: 1 },
      { told: 'restored', ledgerSize: 3, root: HASH, destroyed: 1, held: 0, needsSecond: true, later: null },
    ],
    ['BackupMade', {}, null],
  ] as const)('of restores: %s', (type, data, fact) => {
    expect(restoreFactOf(said(type, data))).toEqual(fact)
  })

  it.each([
    ['ScanCompleted', { lexicons: [LEXICON] }, { told: 'scanned', with: [LEXICON] }],
    [
      'LexiconActivated',
      { lexiconId: 'secrecy', version: '2', sha256: HASH },
      { told: 'activated', id: 'secrecy', use: LEXICON },
    ],
    [
      'LexiconActivated',
      { lexiconId: 'secrecy', version: null, sha256: null },
      { told: 'activated', id: 'secrecy', use: null },
    ],
    [
      'LexiconActivated',
      { lexiconId: 'secrecy', version: '2', sha256: null },
      { told: 'activated', id: 'secrecy', use: null },
    ],
    [
      'LexiconActivated',
      { lexiconId: 'secrecy', version: null, sha256: HASH },
      { told: 'activated', id: 'secrecy', use: null },
    ],
    ['LexiconUseProposed', {}, null],
  ] as const)('of lexicons: %s', (type, data, fact) => {
    expect(lexiconFactOf(said(type, data))).toEqual(fact)
  })
})

describe('what texts were scanned with', () => {
  const use = (id: string, version: string, letter = 'a') => ({ id, version, sha256: letter.repeat(64) })
  const scanned = (...lexicons: readonly ReturnType<typeof use>[]): LexiconFact => ({ told: 'scanned', with: lexicons })
  const inUse = (of: ReturnType<typeof use>): LexiconFact => ({ told: 'activated', id: of.id, use: of })
  const outOfUse = (id: string): LexiconFact => ({ told: 'activated', id, use: null })
  const [first, second, other] = [use('secrecy', '1'), use('secrecy', '2', 'b'), use('own', '1', 'c')]

  it.each<[string, readonly (LexiconFact | null)[], string]>([
    ['with what is shipped, of which no log tells', [scanned(first), null, scanned(first, other)], 'holds'],
    ['with all that is in use', [inUse(first), inUse(other), scanned(other, first)], 'holds'],
    ['with the version that took its place', [inUse(first), inUse(second), scanned(second)], 'holds'],
    ['after one was put out of use', [inUse(first), inUse(other), outOfUse('own'), scanned(first)], 'holds'],
    ['without one that was in use', [inUse(first), inUse(other), scanned(first)], 'scan.notInUse at 3'],
    ['with nothing', [inUse(first), scanned()], 'scan.notInUse at 2'],
    ['with the version before', [inUse(first), inUse(second), scanned(first)], 'scan.notInUse at 3'],
    ['with another lexicon of that version', [inUse(first), scanned(other)], 'scan.notInUse at 2'],
    [
      'one version, two files, at scans',
      [scanned(first), scanned(other, use('secrecy', '1', 'd'))],
      'scan.otherLexicon at 2',
    ],
    ['one version, two files, at its use', [scanned(first), inUse(use('secrecy', '1', 'd'))], 'scan.otherLexicon at 2'],
    ['another file for what is in use', [inUse(first), scanned(use('secrecy', '1', 'd'))], 'scan.otherLexicon at 2'],
  ])('%s', (_, lines, expected) => {
    const record = createLexiconRecord()
    const problems = lines.map((fact) => record.add(fact))
    const at = problems.findIndex((problem) => problem !== null)
    expect(at === -1 ? 'holds' : `${String(problems[at])} at ${String(at + 1)}`).toBe(expected)
  })
})
