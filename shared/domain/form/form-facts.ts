import { assert } from '#shared/lib/result.ts'
import type { CaseEvent, EventData } from '../case/events.ts'
import { fold } from '../case/evolve.ts'
import type { CaseState } from '../case/state.ts'
import type { OfficialDocument } from '../document/model.ts'

/** A case as its forms are made from it. `hashes[n]` is the hash of `events[n]`, lower-case hex. */
export interface FormSource {
  readonly events: readonly CaseEvent[]
  readonly hashes: readonly string[]
  /** The wording that the form is about. */
  readonly document: OfficialDocument
}

/** What stands at the top of either form, as it was when the act that the form is about was done. */
export interface FormFacts {
  readonly caseId: string
  readonly title: string
  /** 发文字号 given at the release, else that of the document; '' for none. */
  readonly documentNumber: string
  readonly drafterName: string
  /** 承办科室; '' for none. */
  readonly department: string
  readonly disclosure: EventData['DisclosureModeSet'] | null
  readonly round: number
  readonly version: number
  readonly contentHash: string
  /** The last submission before the act. */
  readonly submittedAt: string
  /** The newest event of the log: whoever has written its hash down can tell later whether the log was cut or altered. */
  readonly head: { readonly hash: string; readonly events: number }
}

/** The state of the case right after `events[index]`. */
export const stateAfter = (events: readonly CaseEvent[], index: number): CaseState => {
  const state = fold(events.slice(0, index + 1))
  assert(state !== null, 'a case that was submitted was registered')
  return state
}

/** The facts as they were after `events[index]`, an act of a submitted case on `contentHash`. */
export const factsAfter = (source: FormSource, index: number, contentHash: string): FormFacts => {
  const { events, hashes, document } = source
  const state = stateAfter(events, index)
  const released = events.findLast((event) => event.type === 'CaseReleased')?.data
  const version = state.versions.findLast((one) => one.contentHash === contentHash)
  const submitted = events.slice(0, index + 1).findLast((event) => event.type === 'CaseSubmitted')
  assert(version !== undefined && submitted !== undefined, 'the act is on a version that was submitted')
  const { caseId, drafterName, disclosure, round } = state
  const { title } = document
  return {
    ...{ caseId, title, drafterName, disclosure, round, contentHash },
    department: state.department?.name ?? '',
    documentNumber: released?.documentNumber ?? document.documentNumber,
    version: version.version,
    submittedAt: submitted.at,
    head: { hash: hashes.at(-1) ?? '', events: events.length },
  }
}
