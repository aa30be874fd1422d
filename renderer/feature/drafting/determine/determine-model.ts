import {
  EXCEPTIONS,
  type CHANNELS_OF_DISCLOSURE,
  type Exception,
  type Origin,
  type REACHES,
  type DisclosureMode,
} from '#shared/domain/case/disclosure/disclosure-events.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import { LOCAL_POSTING } from '#shared/domain/deadline/posting.ts'
import {
  asksEnforcement,
  BLANK_ENFORCEMENT,
  enforcementFormOf,
  enforcementMissing,
  enforcementSaid,
  type EnforcementForm,
} from './enforcement-model.ts'
import { basisText, DETERMINE, OTHER_BASIS } from '../../../i18n/determine.ts'

type Said = Omit<Input<'disclosure.determine'>, 'caseId' | 'expectedSeq' | 'commandId' | 'contentHash'>
export type ThirdPartyRow = Said['thirdParties'][number]
export type ConsultationRow = Said['consultations'][number]
export type ItemAnswers = Partial<Record<Exception, { readonly answer: 'no' | 'yes'; readonly note: string }>>

/** The form as it is filled in; null is a question that nobody has answered. */
export interface FormValue {
  readonly origin: Origin | null
  readonly isJoint: boolean | null
  readonly jointOrgans: string
  readonly leads: boolean | null
  readonly forwarded: DisclosureMode | 'none' | null
  readonly mode: DisclosureMode | null
  readonly basisCode: Said['basisCode'] | null
  readonly otherBasis: string
  readonly reason: string
  readonly items: readonly ItemAnswers[]
  readonly thirdParties: readonly ThirdPartyRow[]
  readonly concernsOthers: boolean | null
  readonly consultations: readonly ConsultationRow[]
  readonly needsApproval: boolean | null
  readonly approval: { readonly authority: string; readonly documentNumber: string; readonly approvedOn: string }
  readonly scope: (typeof REACHES)[number] | null
  readonly scopeNote: string
  readonly channels: readonly (typeof CHANNELS_OF_DISCLOSURE)[number][]
  readonly isPosted: boolean | null
  readonly from: string
  readonly until: string
  /** The line of 主动公开基本目录; 'none' for none of them, null while nobody has answered. */
  readonly entry: Said['entry'] | 'none' | null
  /** 公示期的最短天数: which rule, or that there is none. */
  readonly postingRule: PostingRuleChoice | null
  readonly localCount: string
  readonly localUnit: PostingUnit | null
  readonly localBasis: string
  readonly postingReason: string
  readonly enforcement: EnforcementForm
}

export type PostingUnit = 'workingDay' | 'naturalDay'
/** A limit of the table, `LOCAL_POSTING`, or none. */
export type PostingRuleChoice = string
export const NO_POSTING_RULE = 'none'

const blankItems = (count: number): ItemAnswers[] => Array.from({ length: count }, () => ({}))

/** An empty form for a document of so many items. */
const blankForm = (items: number): FormValue => ({
  origin: null,
  isJoint: null,
  jointOrgans: '',
  leads: null,
  forwarded: null,
  mode: null,
  basisCode: null,
  otherBasis: '',
  reason: '',
  items: blankItems(items),
  thirdParties: [],
  concernsOthers: null,
  consultations: [],
  needsApproval: null,
  approval: { authority: '', documentNumber: '', approvedOn: '' },
  scope: null,
  scopeNote: '',
  channels: [],
  isPosted: null,
  from: '',
  until: '',
  entry: null,
  postingRule: null,
  localCount: '',
  localUnit: null,
  localBasis: '',
  postingReason: '',
  enforcement: BLANK_ENFORCEMENT,
})

/** What was signed before, to be looked through again; items that came since have no answers. */
export const formOf = (said: Output<'case.get'>['determination'], items: number): FormValue => {
  const blank = blankForm(items)
  if (said === null) return blank
  return {
    ...blank,
    origin: said.origin,
    isJoint: said.joint !== null,
    jointOrgans: said.joint?.organs ?? '',
    leads: said.joint?.leads ?? null,
    forwarded: said.forwarded ?? 'none',
    mode: said.mode,
    basisCode: said.basisCode,
    otherBasis: said.basisCode === OTHER_BASIS ? said.basis : '',
    reason: said.reason,
    items: blank.items.map((empty, index) => said.items[index]?.answers ?? empty),
    thirdParties: said.thirdParties,
    concernsOthers: said.concernsOthers,
    consultations: said.consultations,
    needsApproval: said.needsApproval,
    approval: said.approval ?? blank.approval,
    scope: said.scope === 'none' ? null : said.scope,
    scopeNote: said.scopeNote,
    channels: said.channels,
    isPosted: said.posting !== null,
    from: said.posting?.from ?? '',
    until: said.posting?.until ?? '',
    entry: said.entry ?? (said.mode === 'proactive' ? 'none' : null),
    ...postingOf(said.postingMinimum),
    enforcement: enforcementFormOf(said.enforcement),
  }
}

/** Where nobody was asked the question is open. */
const postingOf = (minimum: NonNullable<Output<'case.get'>['determination']>['postingMinimum']): Partial<FormValue> => {
  if (minimum === undefined) return {}
  if (minimum === null) return { postingRule: NO_POSTING_RULE }
  const { rule, count, unit, basis, reason } = minimum
  const local = rule === LOCAL_POSTING ? { localCount: String(count), localUnit: unit, localBasis: basis } : {}
  return { postingRule: rule, postingReason: reason, ...local }
}

const MOST_DAYS = 365

/** The rule as it is asked for; null for none, and while it is not complete. */
const ruleOf = ({ postingRule, localCount, localUnit, localBasis }: FormValue) => {
  if (postingRule === null || postingRule === NO_POSTING_RULE) return null
  if (postingRule !== LOCAL_POSTING) return { rule: postingRule, local: null }
  const count = Number(localCount)
  const isCount = Number.isInteger(count) && count >= 1 && count <= MOST_DAYS
  if (!isCount || localUnit === null || localBasis.trim() === '') return null
  return { rule: postingRule, local: { count, unit: localUnit, basis: localBasis } }
}

/** What is asked of the calendar for this form; null while there is nothing to ask. */
export const postingAsked = (value: FormValue): Input<'disclosure.posting'> | null => {
  const rule = value.isPosted === true && value.from !== '' ? ruleOf(value) : null
  return rule === null ? null : { from: value.from, ...rule }
}

/** What is still unanswered, in the words of the questions, in their order. */
export const missingOf = (value: FormValue, titles: readonly string[]): readonly string[] => {
  const { questions } = DETERMINE
  const asked: readonly (readonly [boolean, string])[] = [
    [value.origin === null, questions.origin],
    [value.isJoint === null, questions.joint],
    [value.isJoint === true && value.jointOrgans.trim() === '', questions.jointOrgans],
    [value.isJoint === true && value.leads === null, questions.leads],
    [value.forwarded === null, questions.forwarded],
    [value.mode === null, questions.mode],
    [value.basisCode === null, questions.basis],
    [value.basisCode === OTHER_BASIS && value.otherBasis.trim() === '', questions.otherBasis],
    [value.mode !== null && value.mode !== 'proactive' && value.reason.trim() === '', questions.reason],
    ...value.items.map(
      (answers, index) =>
        [
          EXCEPTIONS.some((question) => {
            const given = answers[question]
            return given === undefined || (given.answer === 'yes' && given.note.trim() === '')
          }),
          questions.item(titles[index] ?? ''),
        ] as const,
    ),
    [
      value.thirdParties.some(
        ({ objection }) => objection !== undefined && (objection.toldOn === '' || objection.until === ''),
      ),
      DETERMINE.party.until,
    ],
    [value.concernsOthers === null, questions.concernsOthers],
    [value.concernsOthers === true && value.consultations.length === 0, DETERMINE.consultations],
    [value.consultations.some(({ consultedOn }) => consultedOn === ''), DETERMINE.consult.on],
    [value.needsApproval === null, questions.needsApproval],
    ...(value.mode === 'withheld' ? [] : reachAsked(value)),
  ]
  return [
    ...asked.flatMap(([isMissing, name]) => (isMissing ? [name] : [])),
    ...(asksEnforcement(value.mode, value.basisCode) ? enforcementMissing(value.enforcement) : []),
  ]
}

/** To whom, where and how long: asked of what reaches anybody. */
const reachAsked = (value: FormValue): readonly (readonly [boolean, string])[] => {
  const { questions } = DETERMINE
  return [
    [value.scope === null, questions.scope],
    [value.scope !== null && value.scope !== 'society' && value.scopeNote.trim() === '', questions.scopeNote],
    [value.mode === 'proactive' && value.channels.length === 0, questions.channels],
    [value.isPosted === null, questions.posted],
    [value.isPosted === true && (value.from === '' || value.until === ''), questions.from],
    [value.isPosted === true && value.postingRule !== NO_POSTING_RULE && ruleOf(value) === null, questions.postingRule],
  ]
}

/** The form as it is signed; null while something is missing. */
export const saidOf = (value: FormValue): Said | null => {
  const { origin, mode, basisCode, forwarded, isJoint, leads, concernsOthers, needsApproval } = value
  if (missingOf(value, []).length > 0) return null
  const scope = mode === 'withheld' ? 'none' : value.scope
  if (origin === null || mode === null || basisCode === null || forwarded === null || scope === null) return null
  const { approval } = value
  const reach: Pick<Said, 'scope' | 'scopeNote' | 'channels' | 'posting'> =
    scope === 'none'
      ? { scope, scopeNote: '', channels: [], posting: null }
      : {
          scope,
          scopeNote: scope === 'society' ? '' : value.scopeNote,
          channels: [...value.channels],
          posting: value.isPosted === true ? { from: value.from, until: value.until } : null,
        }
  const rule = ruleOf(value)
  const enforcement = asksEnforcement(mode, basisCode) ? enforcementSaid(value.enforcement) : undefined
  const hasApproval = needsApproval === true && approval.documentNumber.trim() !== '' && approval.approvedOn !== ''
  return {
    origin,
    mode,
    basisCode,
    basis: basisCode === OTHER_BASIS ? value.otherBasis : basisText(basisCode),
    reason: value.reason,
    joint: isJoint === true ? { organs: value.jointOrgans, leads: leads === true } : null,
    forwarded: forwarded === 'none' ? null : forwarded,
    // Every question has its answer: missingOf has asked.
    items: value.items.map((answers) => ({ answers: answers as Said['items'][number]['answers'] })),
    thirdParties: [...value.thirdParties],
    concernsOthers: concernsOthers === true,
    consultations: concernsOthers === true ? [...value.consultations] : [],
    needsApproval: needsApproval === true,
    approval: hasApproval ? approval : null,
    ...reach,
    ...(mode === 'withheld' || value.entry === null || value.entry === 'none' || value.entry === undefined
      ? {}
      : { entry: value.entry }),
    ...(enforcement === undefined ? {} : { enforcement }),
    postingRule: rule === null || reach.posting === null ? null : { ...rule, reason: value.postingReason },
  }
}

/** The same answers for the text as it stands now; null when items came or went since. */
export const sameAgain = (said: Output<'case.get'>['determination'], items: number): Said | null =>
  said?.items.length === items ? saidOf(formOf(said, items)) : null
