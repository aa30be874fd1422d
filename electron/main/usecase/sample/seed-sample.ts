import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sampleCases } from '#resources/sample/cases.ts'
import {
  sampleDepartments,
  sampleOffice,
  samplePeople,
  sampleArchive,
  samplePublication,
  sampleWords,
} from '#resources/sample/office.ts'
import { sampleSeal } from '#resources/sample/seal.ts'
import type { Role, Stage } from '#shared/domain/case/roles.ts'
import { currentVersion } from '#shared/domain/case/state.ts'
import { assert } from '#shared/lib/result.ts'
import { adoptRetentionTable, setArchiveRules } from '../archive/archive-rules.ts'
import { proposeDepartments } from '../office/departments.ts'
import { loadCase } from '../load-case.ts'
import { loadOffice } from '../load-office.ts'
import { confirmProposal } from '../office/manage-people.ts'
import { readOfficeKeyring } from '../session/office-folder.ts'
import { setPublication } from '../release/publication.ts'
import { approveSeal } from '../release/sealing.ts'
import { returnCase } from '../review/review.ts'
import { seedDuty, seedLeak } from './seed-duty.ts'
import type { SessionHolder } from '../session/session.ts'
import type { Unlocked, Workstation } from '../workstation.ts'
import { act, granted, register, sampleDocument, submit, todayOf, type Running } from './sample-acts.ts'

/** How often somebody of the sample office comes in. */
const TURNS = 13

const sampleArrangement = ({ store }: Unlocked) => ({
  commandId: randomUUID(),
  reason: sampleDepartments.reason,
  departments: sampleDepartments.departments.map(({ departmentId, name }) => ({ departmentId, name })),
  members: sampleDepartments.departments.flatMap(({ departmentId, people }) =>
    store
      .people()
      .filter(({ name }) => people.some((one) => one === name))
      .map(({ personId }) => ({ personId, departmentId })),
  ),
})

/**
 * 示例单位: an office, six people and a case at every stage, made by the very use cases that people use. Does nothing
 * when the profile has an office. The password is drawn anew each time and written into a file beside the office: there
 * is no default password anywhere. `onStep` hears the share that is done, 0..1.
 */
export const seedSample = async (
  workstation: Workstation,
  session: SessionHolder,
  onStep: (fraction: number) => void,
): Promise<void> => {
  const { profileFolder } = workstation
  if (readOfficeKeyring(profileFolder) !== null) return
  const password = randomBytes(12).toString('base64url')
  mkdirSync(profileFolder, { recursive: true, mode: 0o700 })
  const people = samplePeople.map((person) => ({ ...person, roles: [...person.roles], password }))
  granted(await session.createOffice({ officeName: sampleOffice.name, ownPasswords: true, people }))
  const note = `${sampleOffice.passwordNote}\n\n${password}\n`
  writeFileSync(join(profileFolder, sampleOffice.passwordFile), note, { mode: 0o600 })

  const folder = mkdtempSync(join(tmpdir(), 'mingjian-sample-'))
  let turns = 0
  const turn = async (role: Role, work: (unlocked: Unlocked) => Promise<void>): Promise<void> => {
    const view = session.view()
    const person = view.state === 'locked' ? view.people.find((one) => one.roles.includes(role)) : undefined
    assert(person !== undefined, 'every role of the sample is held')
    granted(await session.unlock({ personId: person.personId, password }))
    const unlocked = session.current()
    assert(unlocked !== null, 'the sample person has unlocked')
    await work(unlocked)
    session.lock()
    turns += 1
    onStep(turns / TURNS)
  }
  const running: Running[] = []
  const all = (stage: Stage) => async (unlocked: Unlocked) => {
    for (const [index, one] of running.entries()) await act(workstation, unlocked, one, stage, folder, index + 1)
  }
  try {
    await turn('securityAdministrator', async (unlocked) => {
      granted(await proposeDepartments(workstation, unlocked, sampleArrangement(unlocked)))
    })
    await turn('systemAdministrator', async (unlocked) => {
      const proposalId = loadOffice(unlocked.store)?.state.departments.proposal?.proposalId ?? ''
      granted(
        await confirmProposal(workstation, unlocked, { commandId: randomUUID(), what: 'departments', proposalId }),
      )
    })
    await turn('drafter', async (unlocked) => {
      for (const sample of sampleCases) running.push(await register(workstation, unlocked, sample))
    })
    const returned = running.filter(({ sample }) => sample.returned !== undefined)
    await turn('departmentHead', async (unlocked) => {
      for (const { sample, caseId } of returned) {
        const state = loadCase(unlocked.store, caseId)?.state
        assert(state !== undefined && sample.returned !== undefined, 'a returned sample was submitted')
        const { contentHash } = currentVersion(state)
        const on = { caseId, expectedSeq: state.seq, commandId: randomUUID(), contentHash }
        const why = { toStage: 'draft', reason: sample.returned.reason } as const
        granted(await returnCase(workstation, unlocked, { ...on, ...why }))
      }
    })
    await turn('drafter', async (unlocked) => {
      for (const { sample, caseId } of returned) {
        if (sample.stage === 'draft') continue
        const document = sampleDocument(sample.title, sample.paragraphs.join('\n'), todayOf(workstation))
        await submit(workstation, unlocked, caseId, document)
      }
    })
    await turn('departmentHead', all('departmentReview'))
    await turn('secrecyOfficer', all('secrecyReview'))
    await turn('deputyLeader', all('deputyReview'))
    await turn('principalLeader', async (unlocked) => {
      await all('finalApproval')(unlocked)
      const seal = { image: Buffer.from(sampleSeal, 'utf8'), sizeMm: 42, basis: sampleWords.sealBasis }
      granted(await approveSeal(workstation, unlocked, { commandId: randomUUID(), seal }))
    })
    await turn('publisher', async (unlocked) => {
      const publication = { ...samplePublication, drop: [], numberPatterns: [...samplePublication.numberPatterns] }
      granted(await setPublication(workstation, unlocked, { commandId: randomUUID(), ...publication }))
      await all('approved')(unlocked)
    })
    await turn('archivist', async (unlocked) => {
      granted(await setArchiveRules(workstation, unlocked, { commandId: randomUUID(), ...sampleArchive.rules }))
      const example = { commandId: randomUUID(), file: null, ...sampleArchive.table }
      granted(await adoptRetentionTable(workstation, unlocked, example))
      await all('released')(unlocked)
    })
    await turn('drafter', async (unlocked) => {
      for (const { sample, caseId } of running)
        if (sample.duty !== undefined) await seedDuty(workstation, unlocked, caseId, sample.duty)
    })
    await turn('secrecyOfficer', (unlocked) => seedLeak(workstation, unlocked))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
