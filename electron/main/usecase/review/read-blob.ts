import type { Input, Output } from '#shared/contract/channels.ts'
import { referencedHashes } from '#shared/domain/document/bytes.ts'
import { ok } from '#shared/lib/result.ts'
import { wordingLeft } from '../load-case.ts'
import { findCase } from '../find-case.ts'
import { refuse, type Outcome, type Unlocked } from '../workstation.ts'

/**
 * The bytes of a picture or attached file of a case, for the page to show: those that a version names, and for the drafter
 * of an open draft all that were added beside it. Refuses case.notFound, and case.fileMissing for any other bytes.
 */
export const readCaseBlob = (unlocked: Unlocked, input: Input<'blob.read'>): Outcome<Output<'blob.read'>> => {
  const loaded = findCase(unlocked, input.caseId)
  if (loaded === null) return refuse('case.notFound')
  const { caseId, versions, stage, drafterId } = loaded.state
  const { store, person } = unlocked
  const isOwnDraft = stage === 'draft' && drafterId === person.personId
  const isNamed = (): boolean =>
    versions.some(({ contentHash }) => {
      const document = wordingLeft(store, loaded.state, contentHash)
      return document !== null && referencedHashes(document).includes(input.sha256)
    })
  const bytes = isOwnDraft || isNamed() ? store.readBlob(caseId, input.sha256) : null
  return bytes === null ? refuse('case.fileMissing') : ok({ bytes })
}
