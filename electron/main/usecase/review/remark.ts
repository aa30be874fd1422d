import type { Input } from '#shared/contract/channels.ts'
import type { CaseCommand } from '#shared/domain/case/decide.ts'
import { currentVersion } from '#shared/domain/case/state.ts'
import { editsOfRuns, isTextEdit, type TextEdit } from '#shared/domain/document/edit.ts'
import { documentLines, type DocumentLine } from '#shared/domain/document/lines.ts'
import { diffParagraphs } from '#shared/domain/text/paragraph/diff.ts'
import { canonicalBytes } from '#shared/lib/canonical.ts'
import { utf8Bytes } from '#shared/lib/utf8.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { cleanLine } from '../../document/clean.ts'
import { FindingList } from '../../document/finding.ts'
import { loadWording } from '../load-case.ts'
import { refuseClassified } from '../refuse-classified.ts'
import { runCommand, type Receipt } from '../run-command.ts'
import { findCase } from '../find-case.ts'
import { withCleanWords } from '../written-words.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

type OnCase = Input<'remark.settle'>

/** A name that is the same when the same act is sent again. */
const nameOf = (commandId: string, index: number): string =>
  sha256Hex(utf8Bytes(`${commandId}\n${String(index)}`)).slice(0, 32)

/** What people write about a text may quote it: the door stands before these words too. */
const act = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { caseId, expectedSeq, commandId }: Pick<OnCase, 'caseId' | 'expectedSeq' | 'commandId'>,
  command: CaseCommand,
  written: readonly string[],
  blobs: readonly { readonly hash: string; readonly bytes: Uint8Array }[] = [],
): Promise<Outcome<Receipt>> => {
  if (findCase(unlocked, caseId) === null) return refuse('case.notFound')
  const rules = await workstation.tasks.run('gate', { text: written.join('\n') })
  const refusal = refuseClassified(workstation, unlocked, rules, null)
  if (refusal !== null) return refusal
  return runCommand(workstation, unlocked, { caseId, expectedSeq, commandId, blobs }, withCleanWords(command))
}

/** 批注. Refuses what `decide` refuses of `remark`, and import.classified. */
export const makeRemark = (workstation: Workstation, unlocked: Unlocked, input: Input<'remark.make'>) => {
  const { contentHash, place, text } = input
  const remarkId = nameOf(input.commandId, 0)
  return act(workstation, unlocked, input, { type: 'remark', contentHash, remarkId, place, text }, [text])
}

/** 回复批注. */
export const answerRemark = (workstation: Workstation, unlocked: Unlocked, input: Input<'remark.answer'>) => {
  const { contentHash, remarkId, text } = input
  return act(workstation, unlocked, input, { type: 'answerRemark', contentHash, remarkId, text }, [text])
}

/** 批注已解决. */
export const settleRemark = (workstation: Workstation, unlocked: Unlocked, input: OnCase) => {
  const { contentHash, remarkId } = input
  return act(workstation, unlocked, input, { type: 'settleRemark', contentHash, remarkId }, [])
}

const editsOf = (
  lines: readonly DocumentLine[],
  change: Input<'suggestion.make'>['changes'][number],
): readonly TextEdit[] => {
  const lineText = lines[change.line]?.text
  if (lineText === undefined) return []
  const whole = { line: change.line, lineText, start: 0 }
  if (change.kind === 'removeLine') return [{ kind: 'removeLine', ...whole, before: lineText, after: '' }]
  const after = cleanLine(change.text, new FindingList()).trim()
  if (change.kind === 'insertAfter') return after === '' ? [] : [{ kind: 'insertAfter', ...whole, before: '', after }]
  const [compared] = diffParagraphs([lineText], [after]).paragraphs
  return editsOfRuns(change.line, lineText, compared?.runs ?? [])
}

/**
 * 修改建议: each change of the reviewer's wording becomes one suggestion, kept encrypted with the case; the log holds their
 * hashes. Refuses contract.invalidInput when nothing is changed, or a line does not exist.
 */
export const makeSuggestions = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'suggestion.make'>,
): Promise<Outcome<Receipt>> => {
  const loaded = findCase(unlocked, input.caseId)
  if (loaded === null) return refuse('case.notFound')
  const { state } = loaded
  if (currentVersion(state).contentHash !== input.contentHash) return refuse('case.contentChanged')
  const lines = documentLines(loadWording(unlocked.store, state.caseId, input.contentHash))
  const edits = input.changes.flatMap((change) => editsOf(lines, change))
  if (edits.length === 0 || !edits.every(isTextEdit)) return refuse('contract.invalidInput')
  const blobs = edits.map((edit) => {
    const bytes = canonicalBytes({ ...edit })
    return { hash: sha256Hex(bytes), bytes }
  })
  const suggestions = blobs.map(({ hash }, index) => ({ suggestionId: nameOf(input.commandId, index), editHash: hash }))
  const command = { type: 'suggest', contentHash: input.contentHash, suggestions } as const
  const written = edits.map((edit) => edit.after)
  return act(workstation, unlocked, input, command, written, blobs)
}

/** 采纳, 不采纳 (with its reason) by the drafter, 收回 by the author; as many as named, or none. */
export const decideSuggestions = (workstation: Workstation, unlocked: Unlocked, input: Input<'suggestion.decide'>) => {
  const { contentHash, suggestionIds, decision, reason } = input
  const command = { type: 'decideSuggestions', contentHash, suggestionIds, decision, reason } as const
  return act(workstation, unlocked, input, command, [reason])
}
