import { expect, it } from 'vitest'
import { draftRedactionsOn } from '#electron/main/store/draft-redaction.ts'
import { workingCopiesOn } from '#electron/main/store/working-copy.ts'
import { tablesBefore, takeStep } from '../../helper/store-tables.ts'

it('the step of 区分处理 leaves drafts as they were, and gives removals back as they were put', () => {
  const db = tablesBefore(140)
  const body = Uint8Array.of(1, 2, 3)
  const copy = { title: '通知', body, history: null, savedAt: '2026-03-01T00:00:00.000Z', baseVersion: 1 }
  workingCopiesOn(db).saveWorkingCopy('c1', copy)
  takeStep(db, 140)
  expect(workingCopiesOn(db).workingCopy('c1')).toEqual(copy)
  const redactions = draftRedactionsOn(db)
  expect(redactions.draftRedaction('c1')).toBeNull()
  const redaction = { contentHash: 'a'.repeat(64), anchored: { removals: [], anchors: [] } }
  redactions.saveDraftRedaction('c1', redaction)
  redactions.saveDraftRedaction('c1', redaction)
  expect(redactions.draftRedaction('c1')).toEqual(redaction)
  redactions.saveDraftRedaction('c1', { ...redaction, contentHash: null })
  expect(redactions.draftRedaction('c1')).toEqual({ ...redaction, contentHash: null })
  redactions.saveDraftRedaction('c1', null)
  expect(redactions.draftRedaction('c1')).toBeNull()
})
