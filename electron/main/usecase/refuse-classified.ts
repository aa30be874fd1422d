import { secrecyOfficersOf } from './secrecy-officers.ts'
import { refuse, type Unlocked, type Workstation } from './workstation.ts'

/** The detail travels in one sentence; an office has a handful of them. */
const MAX_NAMES_UNITS = 200

/**
 * Classified material is refused at the door, in memory, before anything is written (保守国家秘密法 Arts 29, 31). Null when
 * no rule fired. Otherwise the refusal, which names the office's secrecy officers; the log and the store keep time, person,
 * first rule and the hash of the file, never the text.
 */
export const refuseClassified = (
  workstation: Workstation,
  { store, person }: Unlocked,
  rules: readonly string[],
  sha256: string | null,
) => {
  const [rule] = rules
  if (rule === undefined) return null
  const { personId } = person
  const entry = { code: 'import.classified', where: 'door', personId, rule }
  workstation.log.record(sha256 === null ? entry : { ...entry, fileSha256: sha256 })
  const at = workstation.now().toISOString()
  store.recordDoorRefusal({ at, personId, rule, fileSha256: sha256 })
  const officers = secrecyOfficersOf(store).join('、').slice(0, MAX_NAMES_UNITS)
  return refuse('import.classified', {
    count: rules.length,
    rule,
    at,
    officers,
    ...(sha256 === null ? {} : { sha256 }),
  })
}
