import { err, ok, type Result } from '#shared/lib/result.ts'
import {
  EXCEPTIONS,
  type Determination,
  type DisclosureEventData,
  type DisclosureEventType,
  type Exception,
} from './disclosure-events.ts'
import { addDays, beijingDateOf } from '../../deadline/date.ts'
import { postingProblem } from '../../deadline/posting.ts'
import { enforcementProblem, isObjectionEarly, objectionProblem } from '../enforcement/enforcement.ts'
import type { CaseEvent, NewEvent } from '../events.ts'
import type { SourceFile } from '../draft/source-file.ts'
import type { DecideContext } from '../authority/may-review.ts'
import { refuse, type CaseRefusal } from '../refusals.ts'
import { stageIndex, type Role } from '../roles.ts'
import { currentVersion, type CaseState, type Publicity } from '../state.ts'
import { isBlank } from '#shared/lib/blank.ts'
export const NO_PUBLICITY: Publicity = { made: null, partOnly: [], determination: null, ending: null }

export type DisclosureCommand =
  | ({ readonly type: 'determineDisclosure'; readonly itemHashes: readonly string[] } & Determination)
  | { readonly type: 'concludeCase'; readonly contentHash: string; readonly nextReviewOn: string }
  | ({
      readonly type: 'reviewNonDisclosure'
      /** In which of their roles the leader reviews. */
      readonly role: Role
    } & DisclosureEventData['NonDisclosureReviewed'])

type Decision = Result<readonly NewEvent[], CaseRefusal>
const incomplete = (part: string): CaseRefusal => ({ code: 'disclosure.incomplete', detail: { part } })

/** Art. 14: no interest outweighs it. */
const ABSOLUTE: readonly Exception[] = ['stateSecret', 'prohibited', 'safety']

/** Does any item answer this question with yes? */
export const saysYes = ({ items }: Pick<Determination, 'items'>, question: Exception): boolean =>
  items.some(({ answers }) => answers[question].answer === 'yes')

type Records = Pick<Determination, 'thirdParties' | 'consultations'>

/** The consents and replies that a determination rests on. */
export const recordFiles = ({ thirdParties, consultations }: Records): readonly SourceFile[] =>
  [...thirdParties, ...consultations].flatMap(({ file }) => (file === null ? [] : [file]))

/** Hashes of the consents and replies that a determination rests on: bytes of the case. */
export const recordHashes = (said: Records): readonly string[] => recordFiles(said).map(({ sha256 }) => sha256)

/** What is missing in the answers, item by item: a yes says which provision, risk or kind, a prohibition names its statute. */
const answersProblem = ({ items }: Determination): CaseRefusal | null => {
  for (const { answers } of items) {
    const mute = EXCEPTIONS.find((question) => answers[question].answer === 'yes' && isBlank(answers[question].note))
    if (mute !== undefined) return incomplete('note')
    const { answer, note } = answers.prohibited
    // 法律、行政法规 by their titles in 《》: nothing below them forbids (Art. 14).
    if (answer === 'yes' && !/《[^《》]+》/.test(note)) return incomplete('citation')
  }
  return null
}

/** 公示期 as long as its law asks (`POSTING_LIMITS`); where the law says 一般, shorter with the reason that is written. */
const postedTooShort = ({ posting, postingMinimum }: Determination): CaseRefusal | null => {
  if (postingMinimum === undefined || postingMinimum === null) return null
  if (posting === null) return incomplete('posting')
  const { earliest, basis, count, unit } = postingMinimum
  const problem = postingProblem(posting, postingMinimum)
  if (problem === 'none') return null
  if (problem === 'otherRule') return incomplete('posting')
  return {
    code: problem === 'short' ? 'disclosure.postingShort' : 'disclosure.postingUnexplained',
    detail: { date: earliest, basis, count, unit },
  }
}

const recordsProblem = (said: Determination): CaseRefusal | null => {
  const { thirdParties, consultations, approval, mode, joint, scope, scopeNote, channels, posting } = said
  const poorParty = thirdParties.some(
    ({ name, matter, ground, file, decidedBy, reason }) =>
      isBlank(name) ||
      isBlank(matter) ||
      (ground === 'consent' ? file === null : isBlank(reason)) ||
      (ground === 'publicInterest' && isBlank(decidedBy)),
  )
  if (poorParty) return incomplete('thirdParty')
  if (thirdParties.some(objectionProblem)) return incomplete('objection')
  if (saysYes(said, 'thirdParty') && thirdParties.length === 0) return incomplete('thirdParty')
  if (consultations.some(({ organ, means }) => isBlank(organ) || isBlank(means))) return incomplete('consultation')
  if (approval !== null && (isBlank(approval.authority) || isBlank(approval.documentNumber)))
    return incomplete('approval')
  if (joint !== null && isBlank(joint.organs)) return incomplete('joint')
  if (scope === 'none' && (mode !== 'withheld' || channels.length > 0 || posting !== null)) return incomplete('scope')
  if (scope !== 'society' && scope !== 'none' && isBlank(scopeNote)) return incomplete('scope')
  const badPosting = postedTooShort(said)
  if (badPosting !== null) return badPosting
  if (posting !== null && posting.until < posting.from) return incomplete('posting')
  if (new Set(channels).size !== channels.length) return incomplete('channels')
  // 政府网站 and its platform, Arts 23 and 24.
  const isOnline = channels.includes('platform') || channels.includes('website')
  return mode === 'proactive' && scope === 'society' && !isOnline ? incomplete('channels') : null
}

/** What is said must agree with the mode: Arts 5, 14 to 16; 转发类公文 follows what it forwards (通榆县公文公开属性源头认定制度, V2). */
const modeProblem = (said: Determination): CaseRefusal | null => {
  const { mode, forwarded, basis, reason } = said
  if (isBlank(basis)) return { code: 'disclosure.basisRequired' }
  if (mode !== 'proactive' && isBlank(reason)) return { code: 'disclosure.reasonRequired' }
  if (forwarded !== null && mode === 'proactive' && forwarded !== 'proactive')
    return { code: 'disclosure.followsForwarded' }
  const stands = ABSOLUTE.find((question) => saysYes(said, question))
  if (stands !== undefined && mode !== 'withheld') return { code: 'disclosure.exceptionStands' }
  const excepted = EXCEPTIONS.some((question) => saysYes(said, question))
  return mode === 'withheld' && !excepted ? { code: 'disclosure.noException' } : null
}

/** An agreement and an approval are there when they have been given, not when they are expected. */
const timeProblem = (said: Determination, at: string | undefined): CaseRefusal | null => {
  if (at === undefined) return null
  const { consultations, approval, thirdParties, enforcement } = said
  const today = beijingDateOf(at)
  if (thirdParties.some((party) => isObjectionEarly(party, today))) return incomplete('objectionEarly')
  if (enforcement?.phase === 'decision' && enforcement.decidedOn > today) return incomplete('enforcement.decidedOn')
  if (consultations.some(({ consultedOn }) => consultedOn > today)) return incomplete('consultation')
  return approval !== null && approval.approvedOn > today ? incomplete('approval') : null
}

/** 行政执法公示 is of what goes out. */
const publicityProblem = ({ enforcement, mode }: Determination): CaseRefusal | null => {
  if (enforcement === undefined || enforcement === null) return null
  const part = mode === 'proactive' ? enforcementProblem(enforcement) : 'enforcement.mode'
  return part === null ? null : incomplete(part)
}

/** What the answers of a determination lack or contradict; null when it can be signed. */
const determinationProblem = (said: Determination): CaseRefusal | null =>
  modeProblem(said) ?? answersProblem(said) ?? recordsProblem(said) ?? publicityProblem(said)

const mayDetermine = (state: CaseState, context: DecideContext): CaseRefusal | null => {
  if (!context.roles.includes('drafter')) return { code: 'identity.wrongRole', detail: { role: 'drafter' } }
  if (stageIndex(state.stage) >= stageIndex('released')) return { code: 'case.released' }
  if (state.drafterId !== context.personId) return { code: 'case.notDrafter' }
  return state.stage === 'draft' ? null : { code: 'case.alreadySubmitted', detail: { stage: state.stage } }
}

const determine = (
  state: CaseState,
  command: Extract<DisclosureCommand, { type: 'determineDisclosure' }>,
  context: DecideContext,
): Decision => {
  const { type: _type, itemHashes, ...said } = command
  const refusal = mayDetermine(state, context)
  if (refusal !== null) return err(refusal)
  const sameItems = itemHashes.length > 0 && itemHashes.join() === said.items.map(({ itemHash }) => itemHash).join()
  if (!sameItems) return refuse('disclosure.itemsDiffer', { count: itemHashes.length })
  const problem = determinationProblem(said) ?? timeProblem(said, context.at)
  return problem === null ? ok([{ type: 'DisclosureDetermined', data: said }]) : err(problem)
}

/** May this person end the case without publishing it? The publisher, once it is approved as not proactive. */
export const mayConclude = (state: CaseState, contentHash: string, context: DecideContext): CaseRefusal | null => {
  if (!context.roles.includes('publisher')) return { code: 'identity.wrongRole', detail: { role: 'publisher' } }
  if (state.stage !== 'approved') return { code: 'case.notYourStage', detail: { stage: state.stage } }
  if (contentHash !== currentVersion(state).contentHash) return { code: 'case.contentChanged' }
  return state.disclosure?.mode === 'proactive' ? { code: 'disclosure.isProactive' } : null
}

export const REVIEW_LEADERS = ['deputyLeader', 'principalLeader'] as const

/** May this person review a case that was not published (Art. 18)? A leader, once it is ended. */
export const mayReviewNonDisclosure = (
  state: CaseState,
  contentHash: string,
  context: DecideContext,
): CaseRefusal | null => {
  if (!REVIEW_LEADERS.some((role) => context.roles.includes(role)))
    return { code: 'identity.wrongRole', detail: { role: 'deputyLeader' } }
  if (state.publicity.ending === null || stageIndex(state.stage) < stageIndex('concluded'))
    return { code: 'case.notYourStage', detail: { stage: state.stage } }
  // Nothing is left that could be made public.
  if (state.custody.destroyedAt !== null) return { code: 'archive.destroyed' }
  return contentHash === currentVersion(state).contentHash ? null : { code: 'case.contentChanged' }
}

/** 定期 is no day that nobody will see: within so many days of the act (D; Art. 18 names none). */
const LONGEST_REVIEW_DAYS = 3 * 366
const isReviewDay = ({ lastAt }: CaseState, on: string, { at = lastAt }: DecideContext): boolean => {
  const today = beijingDateOf(at)
  return on > today && on <= addDays(today, LONGEST_REVIEW_DAYS)
}

export const decideDisclosure = (state: CaseState, command: DisclosureCommand, context: DecideContext): Decision => {
  switch (command.type) {
    case 'determineDisclosure':
      return determine(state, command, context)
    case 'concludeCase': {
      const { contentHash, nextReviewOn } = command
      const refusal = mayConclude(state, contentHash, context)
      if (refusal !== null) return err(refusal)
      const mode = state.disclosure?.mode
      if (mode !== 'onRequest' && mode !== 'withheld') return refuse('case.disclosureMissing')
      if (!isReviewDay(state, nextReviewOn, context)) return refuse('disclosure.reviewInPast')
      return ok([{ type: 'CaseConcluded', data: { contentHash, mode, nextReviewOn } }])
    }
    case 'reviewNonDisclosure': {
      const { contentHash, result, nextReviewOn } = command
      const refusal = mayReviewNonDisclosure(state, contentHash, context)
      if (refusal !== null) return err(refusal)
      const reason = command.reason.trim()
      if (reason === '') return refuse('case.reasonRequired')
      if (result === 'toOnRequest' && state.publicity.ending?.mode === 'onRequest')
        return refuse('disclosure.isOnRequest')
      if (result === 'toProactive')
        return ok([{ type: 'NonDisclosureReviewed', data: { contentHash, result, reason, nextReviewOn: null } }])
      if (nextReviewOn === null || !isReviewDay(state, nextReviewOn, context)) return refuse('disclosure.reviewInPast')
      return ok([{ type: 'NonDisclosureReviewed', data: { contentHash, result, reason, nextReviewOn } }])
    }
  }
}

type DisclosureEvent = Extract<CaseEvent, { readonly type: DisclosureEventType }>

/** What the person must have asked for. */
export const disclosureCommandOf = (event: DisclosureEvent): DisclosureCommand => {
  switch (event.type) {
    case 'DisclosureDetermined':
      // Whether these are the items of the text, only whoever has the text can say (verify-package).
      return {
        type: 'determineDisclosure',
        itemHashes: event.data.items.map(({ itemHash }) => itemHash),
        ...event.data,
      }
    case 'CaseConcluded':
      return { type: 'concludeCase', ...event.data }
    case 'NonDisclosureReviewed':
      return { type: 'reviewNonDisclosure', role: event.actor.role, ...event.data }
  }
}

/** What becomes of the case by such a fact. */
export const disclosureChange = (state: CaseState, event: DisclosureEvent): Partial<CaseState> => {
  const { publicity } = state
  switch (event.type) {
    case 'DisclosureDetermined': {
      const { mode, basis, reason } = event.data
      return {
        disclosure: { mode, basis, reason },
        publicity: { ...publicity, determination: event.data },
        gateAnswers: state.gateAnswers.map((answer) =>
          answer.gate === 'G19' ? { ...answer, overtaken: true } : answer,
        ),
      }
    }
    case 'CaseConcluded': {
      const { mode, nextReviewOn } = event.data
      return { stage: 'concluded', publicity: { ...publicity, ending: { mode, concludedAt: event.at, nextReviewOn } } }
    }
    case 'NonDisclosureReviewed': {
      const { result, nextReviewOn } = event.data
      const { ending } = publicity
      if (ending === null) return {}
      // Made public after all: it goes the whole way again, from the draft.
      if (result === 'toProactive')
        return {
          ...{ stage: 'draft', passes: [], secrecy: null, publicity: { ...publicity, ending: null } },
          // What was packed and what was proposed was the file as it lay then.
          custody: { ...state.custody, packaged: false, proposal: null },
        }
      const mode = result === 'toOnRequest' ? 'onRequest' : ending.mode
      const { disclosure } = state
      return {
        disclosure: disclosure === null ? null : { ...disclosure, mode },
        publicity: { ...publicity, ending: { ...ending, mode, nextReviewOn } },
      }
    }
  }
}
