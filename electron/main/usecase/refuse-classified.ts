import type { MarkPlace } from '#shared/domain/scan/mark-place.ts'
import { secrecyOfficersNamed } from './secrecy-officers.ts'
import { refuse, type Unlocked, type Workstation } from './workstation.ts'

/** A mark that stands in a draft is refused at every autosave, once a second: that is one event for ten minutes. */
const SAME_FOR_MS = 600_000
let last = { act: '', at: 0 }

const isNew = (act: string, at: string): boolean => {
  const now = Date.parse(at)
  if (act === last.act && now - last.at < SAME_FOR_MS) return false
  last = { act, at: now }
  return true
}

/**
 * Classified material is refused at the door, in memory, before anything is written (保守国家秘密法 Arts 29, 31). Null when
 * no rule fired. Otherwise the refusal, which names the office's secrecy officers; the log and the store keep time, person,
 * first rule and the hash of the file, never the text. `repeatedIn` names what is tried again and again, a draft under autosave;
 * `place` is where the mark stands, `hidden` in what the document does not show.
 */
export const refuseClassified = (
  workstation: Workstation,
  { store, person }: Unlocked,
  rules: readonly string[],
  sha256: string | null,
  repeatedIn: string | null = null,
  place: MarkPlace | 'hidden' | null = null,
) => {
  const [rule] = rules
  if (rule === undefined) return null
  const { personId } = person
  const at = workstation.now().toISOString()
  if (repeatedIn === null || isNew([personId, rule, repeatedIn].join(), at)) {
    const entry = { code: 'import.classified', where: 'door', personId, rule }
    workstation.log.record(sha256 === null ? entry : { ...entry, fileSha256: sha256 })
    store.recordDoorRefusal({ at, personId, rule, fileSha256: sha256 })
  }
  return refuse('import.classified', {
    count: rules.length,
    rule,
    at,
    officers: secrecyOfficersNamed(store),
    ...(sha256 === null ? {} : { sha256 }),
    ...(place === null ? {} : place === 'hidden' ? { part: place } : place),
  })
}
