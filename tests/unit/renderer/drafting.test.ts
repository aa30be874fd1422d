import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDraftSaver, type SaveState } from '#renderer/feature/drafting/draft-saver.ts'
import {
  isRecovered,
  openingDraft,
  returnNote,
  saveStateText,
  sizeText,
} from '#renderer/feature/drafting/drafting-model.ts'
import { isOddDocumentNumber } from '#renderer/feature/release/release-model.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { Reply } from '#shared/contract/errors.ts'
import { documentFromText } from '#shared/domain/document/from-text.ts'

const HASH = 'a'.repeat(64)
const SAVED_AT = '2026-11-23T07:04:09.000Z'
type SaveReply = Reply<Output<'draft.save'>>
const SAVED: SaveReply = { ok: true, value: { savedAt: SAVED_AT, contentHash: HASH } }
const text = (body: string) => ({ title: '通知', text: body })

/** A saver whose saves end when the test says so. */
const harness = () => {
  const saves: { draft: ReturnType<typeof text>; end: (reply: SaveReply) => void }[] = []
  const states: SaveState['kind'][] = []
  const saver = createDraftSaver({
    initial: text(''),
    delayMs: 800,
    save: (draft) => new Promise<SaveReply>((resolve) => saves.push({ draft, end: resolve })),
    onState: (state) => states.push(state.kind),
  })
  return { saver, saves, states }
}
const settle = () => vi.advanceTimersByTimeAsync(0)

describe('createDraftSaver', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('saves the newest text in time, however fast the changes follow each other', async () => {
    const { saver, saves, states } = harness()
    saver.changed(text('一'))
    await vi.advanceTimersByTimeAsync(500)
    saver.changed(text('一二'))
    await vi.advanceTimersByTimeAsync(299)
    expect(saves).toHaveLength(0)
    await vi.advanceTimersByTimeAsync(1)
    expect(saves.map(({ draft }) => draft.text)).toEqual(['一二'])
    saves[0]?.end(SAVED)
    await settle()
    expect(states).toEqual(['unsaved', 'unsaved', 'saving', 'saved'])
  })

  it('has one save under way at a time, and the newest text last', async () => {
    const { saver, saves, states } = harness()
    saver.changed(text('一'))
    await vi.advanceTimersByTimeAsync(800)
    saver.changed(text('二'))
    await vi.advanceTimersByTimeAsync(800)
    expect(saves).toHaveLength(1)
    saves[0]?.end(SAVED)
    await settle()
    expect(states.at(-1)).toBe('saving')
    expect(saves.map(({ draft }) => draft.text)).toEqual(['一', '二'])
  })

  it('tries again with the next change after a failure', async () => {
    const { saver, saves, states } = harness()
    saver.changed(text('一'))
    await vi.advanceTimersByTimeAsync(800)
    saves[0]?.end({ ok: false, error: { code: 'fault.diskFull' } })
    await settle()
    expect(states.at(-1)).toBe('failed')
    saver.changed(text('一二'))
    await vi.advanceTimersByTimeAsync(800)
    expect(saves[1]?.draft.text).toBe('一二')
  })

  it('tries again by itself after a fault, and not after a refusal', async () => {
    const { saver, saves } = harness()
    saver.changed(text('一'))
    await vi.advanceTimersByTimeAsync(800)
    saves[0]?.end({ ok: false, error: { code: 'fault.diskFull' } })
    await vi.advanceTimersByTimeAsync(5000)
    expect(saves).toHaveLength(2)
    saves[1]?.end({ ok: false, error: { code: 'import.classified' } })
    await vi.advanceTimersByTimeAsync(60_000)
    expect(saves).toHaveLength(2)
  })

  it('flushes a failed text again although nothing was typed since', async () => {
    const { saver, saves } = harness()
    saver.changed(text('一'))
    await vi.advanceTimersByTimeAsync(800)
    saves[0]?.end({ ok: false, error: { code: 'fault.diskFull' } })
    await settle()
    void saver.flush()
    await settle()
    expect(saves.map(({ draft }) => draft.text)).toEqual(['一', '一'])
  })

  it('flushes nothing when nothing changed, unless it must', async () => {
    const { saver, saves } = harness()
    expect(await saver.flush()).toBeNull()
    const forced = saver.flush(true)
    await settle()
    saves[0]?.end(SAVED)
    expect(await forced).toBe(SAVED)
    expect(saves[0]?.draft).toEqual(text(''))
  })

  it('leaves no timer behind when stopped', async () => {
    const { saver, saves } = harness()
    saver.changed(text('一'))
    saver.stop()
    await vi.advanceTimersByTimeAsync(5000)
    expect(saves).toHaveLength(0)
  })
})

describe('drafting model', () => {
  it('opens with the unfinished draft before the fixed one', () => {
    const document = documentFromText('旧', ['甲', '乙'])
    expect(openingDraft({ document, workingCopy: null })).toEqual({ document, history: null })
    const newer = { document: documentFromText('通知', ['丙']), history: '{}' }
    expect(openingDraft({ document, workingCopy: { ...newer, savedAt: SAVED_AT } })).toEqual(newer)
  })
  it('tells a draft that was left unfinished from one that was only opened', () => {
    const document = documentFromText('旧', ['甲', '乙'])
    const copy = (title: string, lines: readonly string[]) => ({
      document: { ...documentFromText(title, lines), note: '  ' },
      history: null,
      savedAt: SAVED_AT,
    })
    expect(isRecovered({ document, draftRedaction: null, workingCopy: null })).toBe(false)
    expect(isRecovered({ document, draftRedaction: null, workingCopy: copy('旧', ['甲', '乙']) })).toBe(false)
    expect(isRecovered({ document, draftRedaction: null, workingCopy: copy('旧', ['甲', '乙丙']) })).toBe(true)
    expect(isRecovered({ document, draftRedaction: null, workingCopy: copy('新', ['甲', '乙']) })).toBe(true)
  })
  it('shows the last return, and not one that was followed by a pass', () => {
    const opinion = {
      stage: 'departmentReview',
      round: 1,
      personName: '李明远',
      conclusion: null,
      party: null,
      documentNumber: '',
      discussion: null,
      sheet: null,
      delegation: null,
      at: SAVED_AT,
      text: '比例有误',
    } as const
    expect(returnNote([{ ...opinion, act: 'returned' }])).toEqual({
      heading: '部门初审 李明远 退回',
      at: '2026年11月23日 15:04',
      reason: '比例有误',
    })
    expect(
      returnNote([
        { ...opinion, act: 'returned' },
        { ...opinion, act: 'passed' },
      ]),
    ).toBeNull()
    expect(returnNote([])).toBeNull()
  })
  it('says when it was saved to the second', () => {
    expect(saveStateText({ kind: 'saved', savedAt: SAVED_AT })).toBe('已保存 15:04:09')
  })
  it.each([
    [900, '900 B'],
    [48213, '47.1 KB'],
    [5 * 1024 * 1024, '5.0 MB'],
  ])('writes %i bytes as %s', (bytes, written) => {
    expect(sizeText(bytes)).toBe(written)
  })
})

describe('isOddDocumentNumber', () => {
  it.each(['青政发〔2026〕12号', ' 青政办函〔2026〕3号 ', ''])('takes %j as usual', (number) => {
    expect(isOddDocumentNumber(number)).toBe(false)
  })
  it.each(['青政发[2026]12号', '青政发〔2026〕第12号', '青政发〔2026〕012号', '青政发〔26〕12号'])(
    'finds %j odd',
    (number) => {
      expect(isOddDocumentNumber(number)).toBe(true)
    },
  )
})
