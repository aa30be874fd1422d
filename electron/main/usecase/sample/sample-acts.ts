import { randomUUID } from 'node:crypto'
import type { SampleCase } from '#resources/sample/cases.ts'
import { sampleArchive, sampleWords } from '#resources/sample/office.ts'
import type { Input, PushPayload } from '#shared/contract/channels.ts'
import { isDemanded, SHEET_COLUMNS, SHEET_ROWS, sheetDemand } from '#shared/domain/case/review/opinion-sheet.ts'
import type { PassStage } from '#shared/domain/case/review/pass.ts'
import type { HitReference } from '#shared/domain/case/events.ts'
import { stageIndex, type Stage } from '#shared/domain/case/roles.ts'
import { currentVersion, openHits, unseenHighHits } from '#shared/domain/case/state.ts'
import { beijingDateOf } from '#shared/domain/deadline/date.ts'
import { isoOfPrintedDate } from '#shared/domain/deadline/printed-date.ts'
import { documentFromText } from '#shared/domain/document/from-text.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { dateText } from '#shared/domain/lint/date.ts'
import { sampleDetermination } from './sample-determination.ts'
import { assert, assertNever } from '#shared/lib/result.ts'
import { buildRelease } from '../release/build-release.ts'
import { saveDraft, submitCase } from '../draft/draft.ts'
import { registerCase } from '../draft/register-case.ts'
import { determineDisclosure } from '../draft/determine-disclosure.ts'
import { viewProposal } from '../archive/archive-list.ts'
import { exportArchive } from '../archive/export-archive.ts'
import { fileItems } from '../archive/file-items.ts'
import type { FilePurpose } from '../file-tokens.ts'
import { itemHashesOf } from '../draft/item-hashes.ts'
import { createJobs } from '../jobs.ts'
import { loadCase, loadWording } from '../load-case.ts'
import { concludeSecrecy, disposeHit, passReview, setDisclosure } from '../review/review.ts'
import { readWorkingCopy } from '../draft/working-copy.ts'
import type { Outcome, Unlocked, Workstation } from '../workstation.ts'

/** The sample is ours: a refusal of one of its acts is a defect. */
export const granted = <T>(outcome: Outcome<T>): T => {
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

/** A case of the sample under way. */
export interface Running {
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
export const act = async (
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
export const sampleDocument = (title: string, text: string, today: string): OfficialDocument => {
  const lines = text.split('\n')
  const [year, month, day] = today.split('-').map(Number)
  if (isoOfPrintedDate(lines.at(-1) ?? '') !== null)
    lines.splice(-1, 1, dateText({ year: year ?? 0, month: month ?? 0, day: day ?? 0 }))
  return documentFromText(title, lines)
}

export const todayOf = (workstation: Workstation): string => beijingDateOf(workstation.now().toISOString())

export const register = async (workstation: Workstation, unlocked: Unlocked, sample: SampleCase): Promise<Running> => {
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
export const submit = async (
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
