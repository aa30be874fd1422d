import { afterEach, describe, expect, it } from 'vitest'
import { sharedOffice } from '../../../../helper/shared-office.ts'
import { STAFF, type StaffedWorkstation } from '../../../../helper/staffed-office.ts'
import { EMPTY_DOCUMENT } from '#shared/domain/document/model.ts'
import { plainDocument, textBelowTitle } from '../../../../helper/plain-document.ts'

const TITLE = '关于河道清淤的通知'
const TEXT = ['各乡镇人民政府：', '全县共有河道128公里，请于9月30日前完成清淤。', '联系人为县水利局工程科。']

/** One and two days on: within what a password is good for. */
const DAY_MS = 86_400_000
const [SECOND_AT, THIRD_AT] = [1, 2].map((days) => new Date(Date.now() + days * DAY_MS).toISOString()) as [
  string,
  string,
]

describe('who wrote which words of a case', () => {
  const office = sharedOffice()
  let station: StaffedWorkstation
  afterEach(() => station.stop())

  const giveBack = async (caseId: string): Promise<void> => {
    await station.as('head')
    await station.done('case.return', { ...(await station.on(caseId)), toStage: 'draft', reason: '请核对' })
  }
  /** A new round: the drafter changes the returned text and hands it in, at this time. */
  const revise = async (caseId: string, at: string, change: (text: string) => string): Promise<void> => {
    station.setClock(() => new Date(at))
    await station.as('clerk')
    const { seq, workingCopy } = await station.view(caseId)
    const before = workingCopy?.document ?? EMPTY_DOCUMENT
    const document = plainDocument(before.title, change(textBelowTitle(before)))
    await station.done('draft.save', { caseId, expectedSeq: seq, document, history: null })
    await station.submit(caseId)
  }

  it('is told by version, person, round and time, and the empty page of the beginning is nobody’s', async () => {
    station = await office.start()
    await station.as('clerk')
    const caseId = await station.draft(TITLE, TEXT.join('\n'))
    await station.submit(caseId)
    const first = (await station.view(caseId)).versions.at(-1)!
    await giveBack(caseId)
    await revise(caseId, SECOND_AT, (text) => text.replace('128', '131'))
    await giveBack(caseId)
    await revise(caseId, THIRD_AT, (text) => `${text}\n特此通知。`)
    await station.as('head')
    const { paragraphs, versions, fallback } = await station.done('case.attribution', { caseId })
    const personName = STAFF.clerk[0]
    expect(fallback).toBe(false)
    expect(versions).toEqual([
      { version: 2, personName, round: 1, at: first.at },
      { version: 3, personName, round: 2, at: SECOND_AT },
      { version: 4, personName, round: 3, at: THIRD_AT },
    ])
    expect(paragraphs).toEqual([
      { line: 0, runs: [{ text: TITLE, version: 2 }] },
      { line: 1, runs: [{ text: TEXT[0], version: 2 }] },
      {
        line: 2,
        runs: [
          { text: '全县共有河道', version: 2 },
          { text: '131', version: 3 },
          { text: '公里，请于9月30日前完成清淤。', version: 2 },
        ],
      },
      { line: 3, runs: [{ text: TEXT[2], version: 2 }] },
      { line: 4, runs: [{ text: '特此通知。', version: 4 }] },
    ])
  })

  it('tells the drafter of a case not yet handed in, and nobody else', async () => {
    station = await office.start()
    await station.as('clerk')
    const caseId = await station.draft(TITLE, TEXT.join('\n'))
    expect(await station.done('case.attribution', { caseId })).toEqual({
      paragraphs: [{ line: 0, runs: [] }],
      versions: [],
      fallback: false,
    })
    for (const hand of ['otherClerk', 'head'] as const) {
      await station.as(hand)
      expect(await station.call('case.attribution', { caseId })).toEqual({
        ok: false,
        error: { code: 'case.notFound' },
      })
    }
  })
})
