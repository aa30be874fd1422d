import { keepHalfForm, viewHalfForms } from '../usecase/draft/half-forms.ts'
import { viewPosting } from '../usecase/release/posting.ts'
import { declareChange, listTargets, setTerm, viewChanges } from '../usecase/release/change.ts'
import { checkText } from '../usecase/draft/check-text.ts'
import { setDeadline, viewDeadline } from '../usecase/draft/deadline.ts'
import { saveDraft, submitCase } from '../usecase/draft/draft.ts'
import { viewImportReports } from '../usecase/draft/import-report.ts'
import { previewDraft } from '../usecase/draft/preview-draft.ts'
import { readCaseBlob } from '../usecase/review/read-blob.ts'
import { saveRedaction, viewRedaction } from '../usecase/draft/redact-draft.ts'
import {
  concludeSecrecy,
  disposeHit,
  moveCase,
  passReview,
  passStep,
  recordDiscussion,
  recordReferral,
  returnCase,
  setDisclosure,
  withdrawCase,
} from '../usecase/review/review.ts'
import { scanDraft } from '../usecase/scan/scan-draft.ts'
import { viewAttribution } from '../usecase/review/view-attribution.ts'
import { viewCase } from '../usecase/review/view-case.ts'
import { viewDiff } from '../usecase/review/view-diff.ts'
import { viewInbox } from '../usecase/review/view-inbox.ts'
import { viewNonDisclosures } from '../usecase/review/view-non-disclosures.ts'
import { createRedlinePages } from '../usecase/review/view-redline-pages.ts'
import { viewRemarks } from '../usecase/review/view-remarks.ts'
import type { Workstation } from '../usecase/workstation.ts'
import type { Handlers } from './route.ts'
import type { Reading, WithPerson } from './with-person.ts'

// The heavy parts are loaded when they are first asked for, so that the window opens without them.
// With the comparison of texts.
const remarking = () => import('../usecase/review/remark.ts')
// With the reading of files.
const registering = () => import('../usecase/draft/register-case.ts')
const addingFiles = () => import('../usecase/draft/add-file.ts')
const determining = () => import('../usecase/draft/determine-disclosure.ts')
const deciding = () => import('../usecase/draft/decision.ts')
const exporting = () => import('../usecase/draft/export-draft.ts')
const redlining = () => import('../usecase/review/export-redline.ts')
const attributing = () => import('../usecase/review/export-attribution.ts')
const forming = () => import('../usecase/review/export-form.ts')
const telling = () => import('../usecase/review/view-history.ts')

/** The case, from its registration to the approval: drafting, determination, review, evidence. */
export const caseHandlers = (workstation: Workstation, unlocked: WithPerson, reading: Reading) => {
  const redlinePages = createRedlinePages(workstation)
  return {
    'inbox.list': unlocked((person, input) => viewInbox(workstation, person, input)),
    'case.get': reading((person, input) => viewCase(workstation, person, input)),
    'case.history': unlocked(async (person, input) => (await telling()).viewHistory(person, input)),
    'case.diff': reading((person, input) => viewDiff(workstation, person, input)),
    'case.redlinePages': reading((person, input) => redlinePages.view(person, input)),
    'case.leaveRedlinePages': () => redlinePages.leave(),
    'case.attribution': reading((person, input) => viewAttribution(workstation, person, input)),
    'case.exportRedline': unlocked(async (person, input) =>
      (await redlining()).exportRedline(workstation, person, input),
    ),
    'case.exportAttribution': unlocked(async (person, input) =>
      (await attributing()).exportAttribution(workstation, person, input),
    ),
    'case.exportForm': unlocked(async (person, input) => (await forming()).exportForm(workstation, person, input)),
    'case.register': unlocked(async (person, input) => (await registering()).registerCase(workstation, person, input)),
    'case.importReports': unlocked((person, input) => viewImportReports(person, input)),
    'form.kept': unlocked((person) => viewHalfForms(person)),
    'form.keep': unlocked((person, input) => keepHalfForm(workstation, person, input)),
    'draft.save': unlocked((person, input) => saveDraft(workstation, person, input)),
    'draft.scan': unlocked((person, input) => scanDraft(workstation, person, input)),
    'draft.preview': unlocked((_person, input) => previewDraft(workstation, input)),
    'case.addAttachment': unlocked(async (person, input) =>
      (await addingFiles()).addAttachment(workstation, person, input),
    ),
    'case.addPicture': unlocked(async (person, input) => (await addingFiles()).addPicture(workstation, person, input)),
    'case.addPictureBytes': unlocked(async (person, input) =>
      (await addingFiles()).addPictureBytes(workstation, person, input),
    ),
    'blob.read': reading((person, input) => readCaseBlob(person, input)),
    'draft.checkText': unlocked((person, input) => checkText(workstation, person, input)),
    'draft.exportDocx': unlocked(async (person, input) => (await exporting()).exportDraft(workstation, person, input)),
    'case.deadline': unlocked((person, input) => viewDeadline(workstation, person, input)),
    'case.decision': unlocked(async (person, input) => (await deciding()).viewDecision(workstation, person, input)),
    'decision.setKind': unlocked(async (person, input) =>
      (await deciding()).setDecisionKind(workstation, person, input),
    ),
    'decision.setStep': unlocked(async (person, input) =>
      (await deciding()).setDecisionStep(workstation, person, input),
    ),
    'evidence.add': unlocked(async (person, input) => (await deciding()).addEvidence(workstation, person, input)),
    'evidence.void': unlocked(async (person, input) => (await deciding()).voidEvidence(workstation, person, input)),
    'case.changes': unlocked((person, input) => viewChanges(workstation, person, input)),
    'change.targets': unlocked((person, input) => listTargets(workstation, person, input)),
    'change.setTerm': unlocked((person, input) => setTerm(workstation, person, input)),
    'change.declare': unlocked((person, input) => declareChange(workstation, person, input)),
    'deadline.set': unlocked((person, input) => setDeadline(workstation, person, input)),
    'disclosure.set': unlocked((person, input) => setDisclosure(workstation, person, input)),
    'redaction.view': unlocked((person, input) => viewRedaction(person, input)),
    'redaction.save': unlocked((person, input) => saveRedaction(workstation, person, input)),
    'case.submit': unlocked((person, input) => submitCase(workstation, person, input)),
    'case.withdraw': unlocked((person, input) => withdrawCase(workstation, person, input)),
    'case.passDepartment': unlocked((person, input) => passReview('departmentReview', workstation, person, input)),
    'case.passDeputy': unlocked((person, input) => passReview('deputyReview', workstation, person, input)),
    'case.approveFinal': unlocked((person, input) => passReview('finalApproval', workstation, person, input)),
    'case.passStep': unlocked((person, input) => passStep(workstation, person, input)),
    'case.recordDiscussion': unlocked((person, input) => recordDiscussion(workstation, person, input)),
    'case.skipStep': unlocked((person, input) => moveCase('skipStep', workstation, person, input)),
    'case.takeBack': unlocked((person, input) => moveCase('takeBack', workstation, person, input)),
    'case.return': unlocked((person, input) => returnCase(workstation, person, input)),
    'hit.dispose': unlocked((person, input) => disposeHit(workstation, person, input)),
    'secrecy.conclude': unlocked((person, input) => concludeSecrecy(workstation, person, input)),
    'case.remarks': reading((person, input) => viewRemarks(person, input)),
    'remark.make': unlocked(async (person, input) => (await remarking()).makeRemark(workstation, person, input)),
    'remark.answer': unlocked(async (person, input) => (await remarking()).answerRemark(workstation, person, input)),
    'remark.settle': unlocked(async (person, input) => (await remarking()).settleRemark(workstation, person, input)),
    'suggestion.make': unlocked(async (person, input) =>
      (await remarking()).makeSuggestions(workstation, person, input),
    ),
    'suggestion.decide': unlocked(async (person, input) =>
      (await remarking()).decideSuggestions(workstation, person, input),
    ),
    'secrecy.referral': unlocked((person, input) => recordReferral(workstation, person, input)),
    'disclosure.posting': unlocked((person, input) => viewPosting(workstation, person, input)),
    'disclosure.determine': unlocked(async (person, input) =>
      (await determining()).determineDisclosure(workstation, person, input),
    ),
    'disclosure.addRecord': unlocked(async (person, input) =>
      (await determining()).addDisclosureRecord(workstation, person, input),
    ),
    'disclosure.conclude': unlocked(async (person, input) =>
      (await determining()).concludeCase(workstation, person, input),
    ),
    'disclosure.review': unlocked(async (person, input) =>
      (await determining()).reviewNonDisclosure(workstation, person, input),
    ),
    'disclosure.due': unlocked((person) => viewNonDisclosures(workstation, person)),
  } satisfies Partial<Handlers>
}
