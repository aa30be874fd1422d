import type { OfficialDocument } from './model.ts'

/**
 * In the order in which they decide: what is to stay closed before what is open, as an open document carries nothing closed (local rules,
 * V2). （此件公开发布） and （此件主动公开） are the usual forms, 信息公开选项：依申请公开 is another.
 */
const WORDS = [
  ['withheld', /不予公开|不公开|免予公开|不宜公开/u],
  ['onRequest', /依申请公开/u],
  ['proactive', /主动公开|公开发布|[（(]\s{0,4}(?:此件|本件)?\s{0,4}公开\s{0,4}[)）]/u],
] as const

/**
 * What the 附注 says of the document's disclosure, （此件公开发布） and the like (国办发〔2016〕80号, M-H; forms seen, V2); null when
 * it says nothing of it.
 */
export const noteMode = ({ note }: Pick<OfficialDocument, 'note'>): 'proactive' | 'onRequest' | 'withheld' | null =>
  WORDS.find(([, pattern]) => pattern.test(note))?.[0] ?? null
