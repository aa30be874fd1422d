import { expect, it } from 'vitest'
import { draftRedactionsOn } from '#electron/main/store/draft-redaction.ts'
import { migrate } from '#electron/main/store/migrate.ts'
import { searchOn } from '#electron/main/store/search/search.ts'
import { snapshotsOn } from '#electron/main/store/snapshot.ts'
import { tracesOn } from '#electron/main/store/traces.ts'
import { workingCopiesOn } from '#electron/main/store/working-copy.ts'
import { tablesBefore } from '../../helper/store-tables.ts'

it('the step of what remains lets a redaction go with its draft, and has nothing to forget', () => {
  const db = tablesBefore(200)
  const copy = { title: '稿', body: Buffer.from('稿'), history: null, savedAt: '2026-06-01', baseVersion: 1 }
  for (const caseId of ['a', 'b']) {
    workingCopiesOn(db).saveWorkingCopy(caseId, copy)
    draftRedactionsOn(db).saveDraftRedaction(caseId, { contentHash: 'h', anchored: ['一句'] })
  }
  migrate(db)
  const redactions = draftRedactionsOn(db)
  expect(redactions.draftRedaction('a')).toEqual({ contentHash: 'h', anchored: ['一句'] })
  workingCopiesOn(db).dropWorkingCopy('a')
  expect(redactions.draftRedaction('a')).toBeNull()
  expect(redactions.draftRedaction('b')).not.toBeNull()
  const traces = tracesOn(db, snapshotsOn(db).isHeld, searchOn(db))
  expect(traces.tracesDue()).toBe(false)
  expect(traces.forgetTraces(0)).toBe(true)
})
