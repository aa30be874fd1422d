import type { Input, Output } from '#shared/contract/channels.ts'
import { EXCEPTIONS } from '#shared/domain/case/disclosure/disclosure-events.ts'
import { DECISION_FIELDS, type Enforcement } from '#shared/domain/case/enforcement/enforcement-events.ts'
import { recordHashes, REVIEW_LEADERS } from '#shared/domain/case/disclosure/disclosure.ts'
import { ok } from '#shared/lib/result.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { chosenFile, keep, refuseElsewhere } from './add-file.ts'
import { catalogueOn } from '#shared/domain/office/publicity/publicity.ts'
import { beijingDate } from '../beijing-date.ts'
import { itemHashesOf } from './item-hashes.ts'
import { publicityOf } from '../load-office.ts'
import { postingMinimumOf } from '../release/posting.ts'
import { readWithin } from '../read-within.ts'
import { refuseClassified } from '../refuse-classified.ts'
import { act } from '../review/review.ts'
import type { Receipt } from '../run-command.ts'
import { findOwnCase } from '../find-case.ts'
import { documentOf, fixWording } from './working-copy.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

const enforcementWords = (said: Enforcement | null): readonly string[] => {
  if (said === null) return []
  if (said.phase === 'statements') return said.items.map(({ note }) => note)
  return [...DECISION_FIELDS.map((field) => said[field]), said.creditCode, said.remark]
}

/** Every word that a person wrote into a determination. */
const wordsOf = (input: Input<'disclosure.determine'>): readonly string[] => [
  input.basis,
  input.reason,
  input.scopeNote,
  input.joint?.organs ?? '',
  ...input.items.flatMap(({ answers }) => EXCEPTIONS.map((question) => answers[question].note)),
  ...input.thirdParties.flatMap(({ name, matter, decidedBy, reason, objection }) => [
    ...[name, matter, decidedBy, reason],
    ...(objection === undefined ? [] : [objection.means, objection.handling]),
  ]),
  ...enforcementWords(input.enforcement ?? null),
  ...input.consultations.flatMap(({ organ, means, note }) => [organ, means, note]),
  ...(input.approval === null ? [] : [input.approval.authority, input.approval.documentNumber]),
  input.postingRule?.local?.basis ?? '',
  input.postingRule?.reason ?? '',
]

/**
 * 公开认定 of the text that the page last saved, item by item, signed by its drafter. Refuses case.contentChanged when the
 * draft is another text, disclosure.entryGone when the catalogue in force has no such line, case.fileMissing when a record names bytes that the case does not hold, and what `decide` refuses.
 */
export const determineDisclosure = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'disclosure.determine'>,
): Promise<Outcome<Receipt>> => {
  const found = findOwnCase(unlocked, input.caseId)
  if (!found.ok) return found
  const loaded = found.value
  const copy = unlocked.store.workingCopy(input.caseId)
  if (copy === null) return refuse('case.alreadySubmitted', { stage: loaded.state.stage })
  const { document, wording } = fixWording(documentOf(copy))
  if (wording.contentHash !== input.contentHash) return refuse('case.contentChanged')
  if (!recordHashes(input).every((hash) => unlocked.store.hasBlob(input.caseId, hash)))
    return refuse('case.fileMissing')
  const { entry } = input
  const named =
    entry === undefined
      ? undefined
      : catalogueOn(publicityOf(unlocked.store), beijingDate(workstation.now()))?.entries.find(
          ({ item, matter }) => item === entry.item && matter === entry.matter,
        )
  if (entry !== undefined && named === undefined) return refuse('disclosure.entryGone', { item: entry.item })
  const itemHashes = itemHashesOf(document)
  const postingMinimum = postingMinimumOf(workstation, unlocked, input)
  if (postingMinimum === 'incomplete') return refuse('disclosure.incomplete', { part: 'posting' })
  const { caseId: _case, expectedSeq: _seq, commandId: _command, postingRule: _rule, ...answers } = input
  const said = input.posting === null ? answers : { ...answers, postingMinimum }
  const items = input.items.map(({ answers }, index) => ({ itemHash: itemHashes[index] ?? '', answers }))
  const command = { type: 'determineDisclosure', itemHashes, ...said, items } as const
  return act(workstation, unlocked, command, input, wordsOf(input))
}

/** Keeps a consent or a reply with the draft. Looked at whole and in memory first; refuses as an attachment is refused. */
export const addDisclosureRecord = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'disclosure.addRecord'>,
): Promise<Outcome<Output<'disclosure.addRecord'>>> => {
  const elsewhere = refuseElsewhere(unlocked, input)
  if (elsewhere !== null) return elsewhere
  const file = await chosenFile(workstation, 'attachment', input.token)
  if (!file.ok) return file
  const looked = await readWithin(workstation, 'lookAtFile', file.value)
  if (!looked.ok) return refuse(looked.error.code, looked.error.detail)
  const { format, bytes, classifiedRules } = looked.value
  const refusal = refuseClassified(workstation, unlocked, classifiedRules, sha256Hex(file.value.bytes))
  if (refusal !== null) return refusal
  const stale = keep(unlocked, input, [bytes])
  if (stale !== null) return stale
  workstation.files.spend(input.token)
  const { fileName } = file.value
  return ok({ file: { fileName, format, sizeBytes: bytes.length, sha256: sha256Hex(bytes) } })
}

/** 办结 of a case that is not to be published. Refuses what `decide` refuses of `concludeCase`. */
export const concludeCase = (workstation: Workstation, unlocked: Unlocked, input: Input<'disclosure.conclude'>) => {
  const { contentHash, nextReviewOn } = input
  return act(workstation, unlocked, { type: 'concludeCase', contentHash, nextReviewOn }, input, [])
}

/** 定期评估审查 (政府信息公开条例 Art. 18), by a leader. Refuses what `decide` refuses of `reviewNonDisclosure`. */
export const reviewNonDisclosure = (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'disclosure.review'>,
) => {
  const { contentHash, result, reason, nextReviewOn } = input
  const role = REVIEW_LEADERS.find((one) => unlocked.person.roles.includes(one)) ?? 'principalLeader'
  const command = { type: 'reviewNonDisclosure', role, contentHash, result, reason, nextReviewOn } as const
  return act(workstation, unlocked, command, input, [reason])
}
