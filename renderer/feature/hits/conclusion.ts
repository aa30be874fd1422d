import type { Input } from '#shared/contract/channels.ts'
import type { SecrecyAnswers, SecrecyConclusion } from '#shared/domain/case/events.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { HITS } from '../../i18n/hits.ts'

/** The 保密审查单 while it is filled in: null and absent are not yet answered. */
export interface Conclusion {
  readonly answers: Partial<SecrecyAnswers>
  readonly items: readonly { readonly conclusion: SecrecyConclusion | null; readonly note: string }[]
  readonly conclusion: SecrecyConclusion | null
  readonly note: string
}
/** What is kept of it while it is filled in, and of which text; null for none. */
export type ConclusionForm = { readonly on: string; readonly draft: Conclusion } | null
export type WholeConclusion = Pick<Input<'secrecy.conclude'>, 'answers' | 'items' | 'conclusion' | 'note'>

export const emptyConclusion = (items: number): Conclusion => ({
  answers: {},
  items: Array.from({ length: items }, () => ({ conclusion: null, note: '' })),
  conclusion: null,
  note: '',
})

/** What each line of the form is about: the document, then its attachments. */
export const itemTitles = ({ title, attachments }: OfficialDocument): readonly string[] => [
  HITS.mainItem(title),
  ...attachments.map((attachment, index) => HITS.attachmentItem(index + 1, attachment.title)),
]

/** The form as it is sent; null while anything is not answered. */
export const wholeConclusion = ({ answers, items, conclusion, note }: Conclusion): WholeConclusion | null => {
  const { stateSecret, workSecret, commercialSecret, personalPrivacy, sensitive } = answers
  if (conclusion === null || note.trim() === '') return null
  if (stateSecret === undefined || workSecret === undefined || commercialSecret === undefined) return null
  if (personalPrivacy === undefined || sensitive === undefined) return null
  const whole = items.flatMap((item) => (item.conclusion === null ? [] : [{ ...item, conclusion: item.conclusion }]))
  if (whole.length !== items.length) return null
  return {
    answers: { stateSecret, workSecret, commercialSecret, personalPrivacy, sensitive },
    items: whole,
    conclusion,
    note,
  }
}
