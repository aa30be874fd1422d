import { afterEach, describe, expect, it } from 'vitest'
import { forgetDrafts, keepDraft, keptDraft, keptDraftSaved } from '#renderer/api/kept-drafts.ts'
import { plainDocument } from '../../helper/plain-document.ts'

const draft = (savedAt: string | null) => ({ document: plainDocument('通知', '正文。'), history: null, savedAt })
const SAVED = draft('2026-09-08T01:00:00.000Z')

afterEach(forgetDrafts)

describe('a draft that its screen left', () => {
  it('is there when the screen opens again on the same wording, and on no other', () => {
    keepDraft('c1', 'hash-1', SAVED)
    expect(keptDraft('c1', 'hash-1')).toEqual(SAVED)
    expect(keptDraft('c1', 'hash-2')).toBeNull()
    expect(keptDraft('c2', 'hash-1')).toBeNull()
  })

  it('outlasts the work on other cases only while the store does not hold it', () => {
    keepDraft('saved', 'h', SAVED)
    keepDraft('refused', 'h', draft(null))
    keepDraft('next', 'h', SAVED)
    expect(keptDraft('saved', 'h')).toBeNull()
    expect(keptDraft('refused', 'h')).not.toBeNull()
  })

  it('counts as saved only when that very draft was', () => {
    const [older, newer] = [draft(null), draft(null)]
    keepDraft('c1', 'h', older)
    keepDraft('c1', 'h', newer)
    keptDraftSaved('c1', older.document, '2026-09-08T01:00:00.000Z')
    expect(keptDraft('c1', 'h')?.savedAt).toBeNull()
    keptDraftSaved('c1', newer.document, '2026-09-08T01:00:01.000Z')
    expect(keptDraft('c1', 'h')?.savedAt).toBe('2026-09-08T01:00:01.000Z')
  })

  it('is gone with the session', () => {
    keepDraft('c1', 'h', SAVED)
    forgetDrafts()
    expect(keptDraft('c1', 'h')).toBeNull()
  })
})
