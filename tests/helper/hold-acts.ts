import { expect } from 'vitest'
import type { StaffedWorkstation } from './staffed-office.ts'

const NONE = { year: null, fonds: null, retention: null, organisation: null }
export const PAPER = {
  ...({ kind: 'reconsideration', orderedOn: '2026-01-05', authority: '云岭县人民政府行政复议机构' } as const),
  ...{ documentNumber: '云复议〔2026〕12号', reason: '不服不予公开' },
}
const DECISION = { result: 'destroyed', reason: '同意销毁', keepUntil: null } as const

/** 保全 of a file that the archivist, who is in, has proposed to destroy: refused everywhere as long as it stands. Ends with the deputy. */
export const heldMeanwhile = async (station: StaffedWorkstation, caseId: string): Promise<void> => {
  const act = async () => {
    const { expectedSeq, commandId } = await station.on(caseId)
    return { caseId, expectedSeq, commandId }
  }
  await station.done('hold.place', { ...(await act()), ...PAPER })
  const holdId = (await station.view(caseId)).holds?.[0]?.holdId ?? ''
  expect(await station.view(caseId)).toMatchObject({ holds: [{ ...PAPER, by: '温故之', mine: true }] })
  expect((await station.view(caseId)).allowed).not.toContain('hold.lift')
  const over = { holdId, documentNumber: '云复决〔2026〕9号', reason: '复议决定已生效' }
  expect(await station.call('hold.lift', { ...(await act()), ...over })).toMatchObject({
    error: { code: 'hold.secondHand' },
  })
  expect((await station.done('archive.list', { scope: 'due', filter: NONE, page: 0 })).rows[0]).toMatchObject({
    held: { kind: 'reconsideration', documentNumber: PAPER.documentNumber },
  })
  await station.as('deputy')
  expect(await station.call('archive.decideDisposal', { ...(await act()), ...DECISION })).toMatchObject({
    error: { code: 'archive.held', detail: { number: PAPER.documentNumber } },
  })
  expect((await station.done('inbox.list', { scope: 'all', offset: 0, limit: 50 })).rows).toContainEqual(
    expect.objectContaining({ caseId, held: true }),
  )
  const sheet = { sheet: 'holds', from: '2020-01-01', until: '2099-12-31', year: 2026 } as const
  const texts = async () => (await station.done('register.view', sheet)).rows.map((row) => row.map(({ text }) => text))
  expect((await texts())[0]?.slice(2, 5)).toEqual(['行政复议', PAPER.authority, PAPER.documentNumber])
  expect((await texts())[0]?.[7]).toBe('在保全')
  await station.done('hold.lift', { ...(await act()), ...over })
  expect((await texts())[0]?.[7]).toMatch(/^秦明达（.*依据云复决〔2026〕9号$/)
}
