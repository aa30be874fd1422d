import { randomBytes, randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sampleCases, type SampleCase } from '#resources/sample/cases.ts'
import { sampleOffice, samplePeople, sampleArchive, samplePublication, sampleWords } from '#resources/sample/office.ts'
import { sampleSeal } from '#resources/sample/seal.ts'
import type { Input, PushPayload } from '#shared/contract/channels.ts'
import { isDemanded, SHEET_COLUMNS, SHEET_ROWS, sheetDemand } from '#shared/domain/case/opinion-sheet.ts'
import type { PassStage } from '#shared/domain/case/pass.ts'
import type { HitReference } from '#shared/domain/case/events.ts'
import { stageIndex, type Role, type Stage } from '#shared/domain/case/roles.ts'
import { currentVersion, openHits, unseenHighHits } from '#shared/domain/case/state.ts'
import { beijingDateOf } from '#shared/domain/deadline/date.ts'
import { isoOfPrintedDate } from '#shared/domain/deadline/printed-date.ts'
import { documentFromText } from '#shared/domain/document/from-text.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { dateText } from '#shared/domain/lint/date.ts'
import { sampleDetermination } from './sample-determination.ts'
import { assert, assertNever } from '#shared/lib/result.ts'
import { buildRelease } from './build-release.ts'
import { registerCase, saveDraft, submitCase } from './draft.ts'
import { determineDisclosure } from './determine-disclosure.ts'
import { viewProposal } from './archive-list.ts'
import { adoptRetentionTable, setArchiveRules } from './archive-rules.ts'
import { exportArchive } from './export-archive.ts'
import { fileItems } from './file-items.ts'
import type { FilePurpose } from './file-tokens.ts'
import { itemHashesOf } from './item-hashes.ts'
import { createJobs } from './jobs.ts'
import { loadCase, loadWording } from './load-case.ts'
import { readOfficeKeyring } from './office-folder.ts'
import { setPublication } from './publication.ts'
import { approveSeal } from './sealing.ts'
import { concludeSecrecy, disposeHit, passReview, returnCase, setDisclosure } from './review.ts'
import { seedDuty, seedLeak } from './seed-duty.ts'
import type { SessionHolder } from './session.ts'
import { readWorkingCopy } from './working-copy.ts'
import type { Outcome, Unlocked, Workstation } from './workstation.ts'

/** The sample is ours: a refusal of one of its acts is a defect. */
const granted = <T>(outcome: Outcome<T>): T => {
  assert(outcome.ok, outcome.ok ? '' : `the sample is lawful: ${outcome.error.code}`)
  return outcome.value
}

type Job = (station: Workstation) => Outcome<{ jobId: string }> | Promise<Outcome<{ jobId: string }>>

/** Runs a job of the workstation to its end, with a job list of its own. */
const finish = (workstation: Workstation, start: Job): Promise<void> =>
  new Promise((resolve, reject) => {
    const ended = ({ outcome }: PushPayload['jobProgress']): void => {
      if (outcome?.state === 'done') resolve()
      else if (outcome !== null) reject(new Error(`the sample is lawful: ${outcome.error.code}`))
    }
    const jobs = createJobs(ended, (error) => {
      reject(error instanceof Error ? error : new Error('a sample job failed'))
      return { code: 'defect' }
    })
    Promise.resolve(start({ ...workstation, jobs }))
      .then(granted)
      .catch(reject)
  })

interface Running {
  readonly sample: SampleCase
  readonly caseId: string
}

/** 归档登记 by the rules of the sample office and the example of a retention table. */
const fileSample = async (workstation: Workstation, unlocked: Unlocked, caseId: string): Promise<void> => {
  const proposal = granted(viewProposal(unlocked, { caseId }))
  assert(proposal !== null, 'a case without a number')
  const expectedSeq = loadCase(unlocked.store, caseId)?.state.seq ?? 0
  const { tableItem } = proposal
  const reason = tableItem === '' ? sampleArchive.reason : ''
  const item = {
    caseId,
    expectedSeq,
    ...proposal,
    retention: proposal.retention ?? 'D30',
    serial: null,
    reason,
  } as const
  granted(await fileItems(workstation, unlocked, { commandId: randomUUID(), items: [item] }))
}

/** One person's turn: everything that waits for them and is to go further. */
const act = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { sample, caseId }: Running,
  stage: Stage,
  folder: string,
  number: number,
): Promise<void> => {
  const state = loadCase(unlocked.store, caseId)?.state
  if (state === undefined || state.stage !== stage || stageIndex(sample.stage) <= stageIndex(stage)) return
  const { contentHash } = currentVersion(state)
  const on = () => ({
    caseId,
    expectedSeq: loadCase(unlocked.store, caseId)?.state.seq ?? 0,
    commandId: randomUUID(),
    contentHash,
  })
  const token = (purpose: FilePurpose) => ({ folder: workstation.files.issue(purpose, folder) })
  const dispose = async (hits: readonly HitReference[]): Promise<void> => {
    for (const hit of hits) {
      const disposition = { hitId: hit.id, disposition: 'kept', reason: sampleWords.hitReason } as const
      granted(await disposeHit(workstation, unlocked, { ...on(), ...disposition }))
    }
  }
  switch (stage) {
    case 'departmentReview':
    case 'deputyReview':
    case 'finalApproval': {
      const opinion = {
        departmentReview: sampleWords.departmentHead,
        deputyReview: sampleWords.deputyLeader,
        finalApproval: sampleWords.principalLeader,
      }[stage]
      if (stage === 'departmentReview') await dispose(unseenHighHits(state))
      granted(await passReview(stage, workstation, unlocked, { ...on(), opinion, sheet: sampleSheet(stage) }))
      return
    }
    case 'secrecyReview': {
      await dispose(openHits(state))
      const items = itemHashesOf(loadWording(unlocked.store, caseId, contentHash))
      granted(
        await concludeSecrecy(workstation, unlocked, {
          ...on(),
          answers: {
            ...{ stateSecret: 'no', workSecret: 'no', commercialSecret: 'no' },
            ...{ personalPrivacy: 'no', sensitive: 'no' },
          },
          items: items.map(() => ({ conclusion: 'cleared', note: '' })),
          conclusion: 'cleared',
          note: sampleWords.secrecyOfficer,
        }),
      )
      return
    }
    case 'approved': {
      const documentNumber = sampleWords.documentNumber(number)
      const request = { ...on(), ...token('releaseFolder'), documentNumber }
      await finish(workstation, (station) => buildRelease(station, unlocked, request))
      return
    }
    case 'released': {
      await fileSample(workstation, unlocked, caseId)
      const request = { ...on(), ...token('archiveFolder') }
      await finish(workstation, (station) => exportArchive(station, unlocked, request))
      return
    }
    // The sample's cases go the default way.
    case 'countersign':
    case 'legalReview':
    case 'fairCompetitionReview':
    case 'disclosureOfficeReview':
    case 'collectiveDiscussion':
    case 'draft':
    case 'concluded':
    case 'archived':
      return
    default:
      assertNever(stage)
  }
}

/** The sheet of a sample person: what their step must answer, answered. */
const sampleSheet = (stage: PassStage): NonNullable<Input<'case.passDepartment'>['sheet']> => {
  const demand = sheetDemand(stage)
  assert(demand !== null, 'a hand with a sheet')
  return {
    cells: SHEET_ROWS.flatMap((row) =>
      SHEET_COLUMNS.filter((column) => isDemanded(demand, row, column)).map((column) => ({
        ...{ row, column, mark: 'passed' as const, note: '' },
      })),
    ),
    sources: demand.sources ? [sampleWords.source] : [],
    conclusion: 'agree',
    majorMatter: demand.majorMatter ? 'no' : null,
  }
}

/** A date that ends the text becomes today's: the limits of the law run from it (条例第二十六条), whenever a sample is made. */
const sampleDocument = (title: string, text: string, today: string): OfficialDocument => {
  const lines = text.split('\n')
  const [year, month, day] = today.split('-').map(Number)
  if (isoOfPrintedDate(lines.at(-1) ?? '') !== null)
    lines.splice(-1, 1, dateText({ year: year ?? 0, month: month ?? 0, day: day ?? 0 }))
  return documentFromText(title, lines)
}

const todayOf = (workstation: Workstation): string => beijingDateOf(workstation.now().toISOString())

const register = async (workstation: Workstation, unlocked: Unlocked, sample: SampleCase): Promise<Running> => {
  const { caseId, seq } = granted(
    await registerCase(workstation, unlocked, { source: { kind: 'blank' }, commandId: randomUUID() }),
  )
  const text = sample.returned === undefined ? sample.paragraphs.join('\n') : firstWording(sample)
  granted(
    await saveDraft(workstation, unlocked, {
      caseId,
      expectedSeq: seq,
      document: sampleDocument(sample.title, text, todayOf(workstation)),
      history: null,
    }),
  )
  const disclosure = { mode: 'proactive', basis: sample.basis, reason: '' } as const
  const on = { caseId, expectedSeq: seq, commandId: randomUUID() }
  granted(await setDisclosure(workstation, unlocked, { ...on, ...disclosure }))
  if (sample.stage !== 'draft' || sample.returned !== undefined) await submit(workstation, unlocked, caseId, null)
  return { sample, caseId }
}

const firstWording = ({ paragraphs, returned }: SampleCase): string => {
  const text = paragraphs.join('\n')
  return returned === undefined ? text : text.replace(returned.replace[1], returned.replace[0])
}

/** Saves what is to be submitted, if it is new, and submits exactly that. */
const submit = async (
  workstation: Workstation,
  unlocked: Unlocked,
  caseId: string,
  revised: OfficialDocument | null,
): Promise<void> => {
  const { store } = unlocked
  const expectedSeq = loadCase(store, caseId)?.state.seq ?? 0
  const document = revised ?? readWorkingCopy(store, caseId)?.document
  assert(document !== undefined, 'a sample case has a draft')
  const { contentHash } = granted(
    await saveDraft(workstation, unlocked, { caseId, expectedSeq, document, history: null }),
  )
  const basis = loadCase(store, caseId)?.state.disclosure?.basis ?? ''
  const said = sampleDetermination(basis, 1 + document.attachments.length)
  const on = { caseId, expectedSeq, commandId: randomUUID(), contentHash }
  const { seq } = granted(await determineDisclosure(workstation, unlocked, { ...on, ...said }))
  granted(
    await submitCase(workstation, unlocked, { ...on, expectedSeq: seq, commandId: randomUUID(), publicHash: null }),
  )
}

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
    onStep(turns / 11)
  }
  const running: Running[] = []
  const all = (stage: Stage) => async (unlocked: Unlocked) => {
    for (const [index, one] of running.entries()) await act(workstation, unlocked, one, stage, folder, index + 1)
  }
  try {
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
