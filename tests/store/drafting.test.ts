import { describe, expect, it } from 'vitest'
import { sha256Hex } from '#electron/main/crypto/digest.ts'
import { clerk, play, register } from '../helper/case-play.ts'
import { batchesOf, newTestStore, storyRecords } from '../helper/test-store.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

describe('what the drafting screen keeps in the store', () => {
  it('is a setting as it was saved last, and none before', () => {
    const { store } = newTestStore()
    expect(store.setting('unitDefaults')).toBeNull()
    store.saveSetting('unitDefaults', { issuers: ['云岭县水利局'], copyTo: '' })
    store.saveSetting('unitDefaults', { issuers: ['云岭县水利局'], copyTo: '县委办公室。' })
    expect(store.setting('unitDefaults')).toEqual({ issuers: ['云岭县水利局'], copyTo: '县委办公室。' })
  })

  it('is the report of an import, sealed with the case and found in the order of the imports', () => {
    const { store, office } = newTestStore()
    const [batch] = batchesOf(storyRecords(office, play([[clerk, register()]]).events, 'case-1'))
    if (batch === undefined) throw new Error('no batch')
    const reports = ['{"first":1}', '{"second":2}'].map((text) => {
      const bytes = bytesOf(text)
      return { hash: sha256Hex(bytes), bytes }
    })
    store.append({ ...batch, blobs: reports, importReports: reports.map(({ hash }) => hash) })
    expect(store.importReports('case-1').map((hash) => store.readBlob('case-1', hash))).toEqual(
      reports.map(({ bytes }) => bytes),
    )
    expect(store.importReports('case-2')).toEqual([])
  })

  it('is nothing when the report’s bytes are not there: the whole act is refused', () => {
    const { store, office } = newTestStore()
    const [batch] = batchesOf(storyRecords(office, play([[clerk, register()]]).events, 'case-1'))
    if (batch === undefined) throw new Error('no batch')
    expect(() => store.append({ ...batch, blobs: [], importReports: ['a'.repeat(64)] })).toThrow()
    expect(store.headOf('case-1')).toBeNull()
    expect(store.importReports('case-1')).toEqual([])
  })

  it('is every refusal at the door, in order', () => {
    const { store } = newTestStore()
    const refusals = [
      { at: '2026-01-08T02:00:00.000Z', personId: 'p1', rule: 'mark.secret', fileSha256: 'a'.repeat(64) },
      { at: '2026-01-08T02:00:01.000Z', personId: 'p1', rule: 'mark.term', fileSha256: null },
    ]
    for (const refusal of refusals) store.recordDoorRefusal(refusal)
    expect(store.doorRefusals()).toEqual(refusals)
  })
})
