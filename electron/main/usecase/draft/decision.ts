import type { Input, Output } from '#shared/contract/channels.ts'
import { mayPrepare } from '#shared/domain/case/duty/change.ts'
import { mayRecordEvidence } from '#shared/domain/case/duty/decision.ts'
import type { SourceFile } from '#shared/domain/case/draft/source-file.ts'
import { currentVersion, type CaseState } from '#shared/domain/case/state.ts'
import { decisionChecklist, type StepView } from '#shared/domain/decision/checklist.ts'
import { EVIDENCE_ITEMS, isEvidenceItem } from '#shared/domain/decision/items.ts'
import { ok } from '#shared/lib/result.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { utf8Bytes } from '#shared/lib/utf8.ts'
import { beijingDate } from '../beijing-date.ts'
import { calendarOf } from '../office/calendar.ts'
import { workingDayCount } from '../review/case-clock.ts'
import { shownName } from '../choose-file.ts'
import { readChosen } from '../read-chosen.ts'
import { readWithin } from '../read-within.ts'
import { refuseClassified } from '../refuse-classified.ts'
import { act } from '../review/review.ts'
import type { Receipt } from '../run-command.ts'
import { findCase } from '../find-case.ts'
import { documentOf, fixWording } from './working-copy.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

type View = Output<'case.decision'>

const itemName = (item: string): string => (isEvidenceItem(item) ? EVIDENCE_ITEMS[item] : item)

const stepView = ({ rule, state, reason, problems, items, evidence }: StepView): View['steps'][number] => ({
  step: rule.step,
  name: rule.name,
  basis: `${rule.law}${rule.article}`,
  state,
  // Whether a fair competition review is due follows from the case; nobody answers for it.
  optional: rule.optional === 'fairCompetition' ? null : rule.optional,
  reason,
  problems: problems.map(({ code, severity, items: named, count, limit }) => ({
    ...{ code, severity, count, limit },
    items: named.map(itemName),
  })),
  items: items.map((id) => ({ id, name: itemName(id) })),
  evidence: evidence.map(({ evidenceId, item, on, until, number, note, file, at, personName, voided }) => ({
    ...{ evidenceId, on, until, number, note, at, personName, voided },
    name: itemName(item),
    file: file === null ? null : { fileName: file.fileName, sizeBytes: file.sizeBytes, sha256: file.sha256 },
  })),
})

/** The text that this person means: the unfinished one of the drafter of a draft, else the one that stands. */
const textMeant = (unlocked: Unlocked, state: CaseState): string => {
  const isDrafting = state.stage === 'draft' && state.drafterId === unlocked.person.personId
  const copy = isDrafting ? unlocked.store.workingCopy(state.caseId) : null
  return copy === null ? currentVersion(state).contentHash : fixWording(documentOf(copy)).wording.contentHash
}

/** The procedure of a case as a checklist: what is there, what is missing and why. Refuses case.notFound. */
export const viewDecision = (
  workstation: Workstation,
  unlocked: Unlocked,
  { caseId }: Input<'case.decision'>,
): Outcome<View> => {
  const loaded = findCase(unlocked, caseId)
  if (loaded === null) return refuse('case.notFound')
  const { state } = loaded
  const workingDays = workingDayCount(calendarOf(workstation, unlocked.store))
  const steps = decisionChecklist({ duty: state.duty, contentHash: textMeant(unlocked, state), workingDays })
  return ok({
    seq: state.seq,
    kind: state.duty.kind?.kind ?? null,
    marketEntities: state.duty.kind?.marketEntities ?? false,
    maySet: mayPrepare(state, unlocked.person) === null,
    mayRecord: mayRecordEvidence(state, unlocked.person) === null && state.duty.kind !== null,
    today: beijingDate(workstation.now()),
    steps: steps.map(stepView),
  })
}

/** 标明程序. Refuses what `decideDecision` refuses. */
export const setDecisionKind = (workstation: Workstation, unlocked: Unlocked, input: Input<'decision.setKind'>) => {
  const { kind, marketEntities, reason } = input
  return act(workstation, unlocked, { type: 'setDecisionKind', kind, marketEntities, reason }, input, [reason])
}

/** 环节是否适用. */
export const setDecisionStep = (workstation: Workstation, unlocked: Unlocked, input: Input<'decision.setStep'>) => {
  const { step, applicable, reason } = input
  return act(workstation, unlocked, { type: 'setDecisionStep', step, applicable, reason }, input, [reason])
}

interface EvidenceFile {
  readonly source: SourceFile
  readonly bytes: Uint8Array
}

/** The file through the door: looked at whole and in memory, nothing of a marked one is kept. */
const readEvidence = async (
  workstation: Workstation,
  unlocked: Unlocked,
  token: string,
): Promise<Outcome<EvidenceFile>> => {
  const path = workstation.files.pathOf('evidence', token)
  if (path === null) return refuse('file.tokenUnknown')
  const read = await readChosen(path)
  if (!read.ok) return read
  const fileName = shownName(path)
  const looked = await readWithin(workstation, 'lookAtFile', { fileName, bytes: read.value })
  if (!looked.ok) return refuse(looked.error.code, looked.error.detail)
  const { format, classifiedRules } = looked.value
  const refusal = refuseClassified(workstation, unlocked, classifiedRules, sha256Hex(read.value))
  if (refusal !== null) return refusal
  // Evidence is kept as it was handed over, byte for byte: it proves something.
  const source = { fileName, format, sizeBytes: read.value.length, sha256: sha256Hex(read.value) }
  return ok({ source, bytes: read.value })
}

/**
 * 登记过程材料: with a file, which is kept encrypted with the case under its hash. Refuses what the readers of files refuse,
 * import.classified, and what `decideDecision` refuses.
 */
export const addEvidence = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'evidence.add'>,
): Promise<Outcome<Receipt>> => {
  const loaded = findCase(unlocked, input.caseId)
  if (loaded === null) return refuse('case.notFound')
  const may = mayRecordEvidence(loaded.state, unlocked.person)
  if (may !== null) return { ok: false, error: may }
  const { item, on, until, number, note, token, commandId } = input
  const file = token === null ? null : await readEvidence(workstation, unlocked, token)
  if (file?.ok === false) return file
  const evidenceId = sha256Hex(utf8Bytes(`${unlocked.person.personId}\n${commandId}`)).slice(0, 32)
  const contentHash = textMeant(unlocked, loaded.state)
  const data = { evidenceId, item, on, until, contentHash, number, note, file: file?.value.source ?? null }
  const blobs = file === null ? [] : [{ hash: file.value.source.sha256, bytes: file.value.bytes }]
  const receipt = await act(workstation, unlocked, { type: 'addEvidence', ...data }, input, [number, note], blobs)
  if (receipt.ok && token !== null) workstation.files.spend(token)
  return receipt
}

/** 过程材料作废, with a reason. */
export const voidEvidence = (workstation: Workstation, unlocked: Unlocked, input: Input<'evidence.void'>) => {
  const { evidenceId, reason } = input
  return act(workstation, unlocked, { type: 'voidEvidence', evidenceId, reason }, input, [reason])
}
