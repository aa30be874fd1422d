import type { EventType } from './events.ts'

const VOUCHING: ReadonlySet<string> = new Set<EventType>([
  'CaseSubmitted',
  'DepartmentReviewPassed',
  'SecrecyReviewConcluded',
  'DeputyReviewPassed',
  'StepPassed',
  'CountersignGiven',
  'CollectiveDiscussionRecorded',
  'FinalApprovalGiven',
  'CaseReassigned',
  'CaseReleased',
  'CaseConcluded',
  'ArchiveItemFiled',
  'DisposalDecided',
  'ArchivePackageBuilt',
])

/**
 * Do facts of this type name how far the office's log had come? Those that others rest on, each by another person: whoever leaves
 * an entry of the office out of a package would need the keys of all who signed such a fact after it.
 */
export const vouches = (type: string): boolean => VOUCHING.has(type)
