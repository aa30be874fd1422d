import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { currentVersion } from '#shared/domain/case/state.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { buildRelease } from '#electron/main/usecase/release/build-release.ts'
import { determineDisclosure } from '#electron/main/usecase/draft/determine-disclosure.ts'
import { saveDraft, submitCase } from '#electron/main/usecase/draft/draft.ts'
import { registerCase } from '#electron/main/usecase/draft/register-case.ts'
import { fileItems } from '#electron/main/usecase/archive/file-items.ts'
import { itemHashesOf } from '#electron/main/usecase/draft/item-hashes.ts'
import { loadCase, loadWording } from '#electron/main/usecase/load-case.ts'
import { concludeSecrecy, passReview, returnCase, setDisclosure } from '#electron/main/usecase/review/review.ts'
import { sampleDetermination } from '#electron/main/usecase/sample/sample-determination.ts'
import { setArchiveRules } from '#electron/main/usecase/archive/archive-rules.ts'
import type { Outcome, Unlocked, Workstation } from '#electron/main/usecase/workstation.ts'
import { plainDocument } from '../helper/plain-document.ts'
import { sheetFor } from '../helper/sheet.ts'
import { ARCHIVE_RULES } from '../helper/staffed-office.ts'
import { startHeadless } from '../helper/workstation.ts'

export const BENCH_PASSWORD = 'Ce-Su-2026-kouling'
export const BENCH_ARCHIVIST = '庄述真'
const STAFF = [
  ['钟以恒', ['drafter', 'publisher']],
  ['白若谷', ['departmentHead']],
  ['夏知秋', ['secrecyOfficer']],
  ['江清月', ['deputyLeader']],
  ['石敬之', ['principalLeader']],
  [BENCH_ARCHIVIST, ['archivist']],
  ['管承启', ['systemAdministrator']],
  ['安守正', ['securityAdministrator']],
  ['审明远', ['auditor']],
] as const satisfies readonly (readonly [string, readonly Role[]])[]

/** So many texts go round; their pages are set once and then known again, which makes ready the office, not the archive. */
const TEXTS = 20
/** Every fourth case was returned once: it has two rounds, and 花脸稿. */
const isReturned = (index: number): boolean => index % 4 === 0

const SENTENCE =
  '为进一步规范农村公路养护管理，提升通行条件，经研究，现将有关事项通知如下，请各有关单位结合实际认真组织落实。'
const documentOf = (index: number, round: number): OfficialDocument =>
  plainDocument(
    `关于开展第${String((index % TEXTS) + 1)}批农村公路养护工作的通知`,
    Array.from(
      { length: 12 },
      (_, paragraph) => `第${String(paragraph + 1)}项（第${String(round)}稿）${SENTENCE.repeat(3)}`,
    ).join('\n'),
  )

const granted = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(`an act of the bench was refused: ${JSON.stringify(outcome.error)}`)
  return outcome.value
}

/** Setting a page that was set before answers what it answered; a check of a page that was checked is not made again. */
const remembering = (tasks: Workstation['tasks']): Workstation['tasks'] => {
  const known = new Map<string, Promise<unknown>>()
  return {
    stop: () => tasks.stop(),
    run: (name, input, signal) => {
      if (name === 'selfCheck') return Promise.resolve([])
      if (name !== 'render' && name !== 'scan') return tasks.run(name, input, signal)
      const { caseId: _, ...same } = input as { readonly caseId?: string }
      const key = createHash('sha256').update(name).update(JSON.stringify(same)).digest('hex')
      const made = known.get(key) ?? tasks.run(name, input, signal)
      known.set(key, made)
      return made as never
    },
  }
}

/**
 * An office with so many released and filed cases in the profile folder, by the use cases of the program: each with its own
 * signatures, manifest and release. Progress goes to standard error.
 */
export const fillArchive = async (profile: string, cases: number): Promise<void> => {
  const station = startHeadless({ profile, aroundTasks: remembering })
  const { workstation, session } = station
  const people = STAFF.map(([name, roles]) => ({ name, roles: [...roles], password: BENCH_PASSWORD }))
  await station.done('office.create', { officeName: '云岭县测速办公室', ownPasswords: true, people })
  const status = await station.done('session.status', {})
  const caseIds: string[] = []
  const on = ({ store }: Unlocked, caseId: string) => {
    const state = loadCase(store, caseId)?.state
    if (state === undefined) throw new Error('a case of the bench')
    return { caseId, expectedSeq: state.seq, commandId: randomUUID(), ...currentVersion(state) }
  }
  const acting = (unlocked: Unlocked, caseId: string) => {
    const { expectedSeq, commandId, contentHash } = on(unlocked, caseId)
    return { caseId, expectedSeq, commandId, contentHash }
  }
  const turn = async (role: Role, work: (unlocked: Unlocked, caseId: string, index: number) => Promise<void>) => {
    const people = status.state === 'locked' ? status.people : []
    const personId = people.find(({ roles }) => roles.includes(role))?.personId ?? ''
    await station.done('session.unlock', { personId, password: BENCH_PASSWORD })
    const unlocked = session.current()
    if (unlocked === null) throw new Error('whoever has unlocked')
    for (const [index, caseId] of caseIds.entries()) await work(unlocked, caseId, index)
    process.stderr.write(`${role}: ${String(caseIds.length)} cases\n`)
    session.lock()
  }
  const submit = async (unlocked: Unlocked, caseId: string, document: OfficialDocument): Promise<void> => {
    const expectedSeq = loadCase(unlocked.store, caseId)?.state.seq ?? 0
    const saved = granted(await saveDraft(workstation, unlocked, { caseId, expectedSeq, document, history: null }))
    const { contentHash } = saved
    const said = sampleDetermination('第二十条', 1)
    const act = { caseId, expectedSeq, commandId: randomUUID(), contentHash }
    const { seq } = granted(await determineDisclosure(workstation, unlocked, { ...act, ...said }))
    const on = { ...act, expectedSeq: seq, commandId: randomUUID(), publicHash: null }
    granted(await submitCase(workstation, unlocked, on))
  }
  caseIds.push(...Array.from({ length: cases }, () => ''))
  await turn('drafter', async (unlocked, _, index) => {
    const source = { kind: 'blank' } as const
    const { caseId, seq } = granted(await registerCase(workstation, unlocked, { source, commandId: randomUUID() }))
    caseIds[index] = caseId
    const disclosure = { mode: 'proactive', basis: '第二十条', reason: '' } as const
    const act = { caseId, expectedSeq: seq, commandId: randomUUID() }
    granted(await setDisclosure(workstation, unlocked, { ...act, ...disclosure }))
    await submit(unlocked, caseId, documentOf(index, 1))
  })
  await turn('departmentHead', async (unlocked, caseId, index) => {
    const why = { toStage: 'draft', reason: '请补充完成时限' } as const
    if (isReturned(index)) granted(await returnCase(workstation, unlocked, { ...acting(unlocked, caseId), ...why }))
  })
  await turn('drafter', async (unlocked, caseId, index) => {
    if (isReturned(index)) await submit(unlocked, caseId, documentOf(index, 2))
  })
  const pass =
    (stage: 'departmentReview' | 'deputyReview' | 'finalApproval') => async (by: Unlocked, caseId: string) => {
      const said = { opinion: '同意', sheet: sheetFor(stage) }
      granted(await passReview(stage, workstation, by, { ...acting(by, caseId), ...said }))
    }
  await turn('departmentHead', pass('departmentReview'))
  await turn('secrecyOfficer', async (unlocked, caseId) => {
    const act = acting(unlocked, caseId)
    const no = 'no' as const
    const answers = {
      ...{ stateSecret: no, workSecret: no, commercialSecret: no },
      ...{ personalPrivacy: no, sensitive: no },
    }
    const items = itemHashesOf(loadWording(unlocked.store, caseId, act.contentHash)).map(() => ({
      conclusion: 'cleared' as const,
      note: '',
    }))
    granted(
      await concludeSecrecy(workstation, unlocked, { ...act, answers, items, conclusion: 'cleared', note: '可以公开' }),
    )
  })
  await turn('deputyLeader', pass('deputyReview'))
  await turn('principalLeader', pass('finalApproval'))
  const out = join(station.folder, 'out')
  await turn('publisher', async (unlocked, caseId) => {
    mkdirSync(out, { recursive: true })
    const folder = workstation.files.issue('releaseFolder', out)
    const request = { ...acting(unlocked, caseId), documentNumber: '', folder }
    const { jobId } = granted(await buildRelease(workstation, unlocked, request))
    const outcome = await station.ended(jobId)
    if (outcome.state !== 'done') throw new Error(`a release of the bench failed: ${JSON.stringify(outcome)}`)
    rmSync(out, { recursive: true, force: true })
    station.pushes.length = 0
  })
  let isSet = false
  await turn('archivist', async (unlocked, caseId) => {
    if (!isSet) granted(await setArchiveRules(workstation, unlocked, { commandId: randomUUID(), ...ARCHIVE_RULES }))
    isSet = true
    const { expectedSeq, contentHash } = acting(unlocked, caseId)
    const own = { retention: 'D30', tableItem: '', serial: null, reason: '按三十年保管' } as const
    const item = { caseId, expectedSeq, contentHash, year: 2026, organisation: 'BGS', pages: 2, ...own }
    granted(await fileItems(workstation, unlocked, { commandId: randomUUID(), items: [item] }))
  })
  await station.stop()
}
