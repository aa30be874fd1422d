import type { OfficialDocument } from './model.ts'

const OPEN = '[（(]\\s{0,4}(?:此件|本件)?\\s{0,4}'
const CLOSE = '\\s{0,4}[)）]'
const PATTERNS = [
  ['proactive', new RegExp(`${OPEN}(?:主动公开|公开发布|公开)${CLOSE}`, 'u')],
  ['onRequest', new RegExp(`${OPEN}依申请公开${CLOSE}`, 'u')],
  ['withheld', new RegExp(`${OPEN}(?:不予公开|不公开|免予公开)${CLOSE}`, 'u')],
] as const

/**
 * What the 附注 says of the document's disclosure, （此件公开发布） and the like (国办发〔2016〕80号, M-H; forms seen, V2); null when
 * it says nothing of it.
 */
export const noteMode = ({ note }: Pick<OfficialDocument, 'note'>): 'proactive' | 'onRequest' | 'withheld' | null =>
  PATTERNS.find(([, pattern]) => pattern.test(note))?.[0] ?? null
