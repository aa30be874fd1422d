import { ok } from '#shared/lib/result.ts'
import { chooseFile, type Dialogs } from '../usecase/choose-file.ts'
import type { Restorer } from '../usecase/restore.ts'
import { oneSearchAtATime } from '../usecase/search-turn.ts'
import type { SessionHolder } from '../usecase/session.ts'
import { refuse, type Workstation } from '../usecase/workstation.ts'
import { archiveHandlers } from './archive-handlers.ts'
import { caseHandlers } from './case-handlers.ts'
import { officeHandlers } from './office-handlers.ts'
import { peopleHandlers } from './people-handlers.ts'
import { releaseHandlers } from './release-handlers.ts'
import type { Handlers } from './route.ts'
import { createReading, createWithPerson } from './with-person.ts'

// The heavy parts are loaded when they are first asked for, so that the window opens without them.
const verifying = () => import('../usecase/verify-signatures.ts')
const searching = () => import('../usecase/find-cases.ts')
const restoring = () => import('../usecase/restore.ts')

/** The handler of every channel: hand the parsed input to its use case. No rule lives here. */
export const createHandlers = (workstation: Workstation, session: SessionHolder, dialogs: Dialogs): Handlers => {
  const unlocked = createWithPerson(session)
  const reading = createReading(workstation, unlocked)
  let oneRestorer: Promise<Restorer> | null = null
  const restorer = (): Promise<Restorer> =>
    (oneRestorer ??= restoring().then(({ createRestorer }) => createRestorer(workstation, session)))
  const finding = oneSearchAtATime()
  const counting = oneSearchAtATime()
  return {
    'session.status': () => ok(session.view()),
    'session.unlock': (input) => session.unlock(input),
    'session.lock': async () => {
      await session.leave('left')
      return ok(session.view())
    },
    'session.recover': (input) => session.recover(input),
    'session.changePassword': (input) => session.changePassword(input),
    'session.confirm': (input) => session.confirm(input),
    'session.renewKey': (input) => session.renewKey(input),
    'office.create': (input) => session.createOffice(input),
    'restore.choose': async () => (await restorer()).choose(dialogs),
    'restore.begin': async (input) => (await restorer()).begin(input),
    'restore.view': async () => (await restorer()).view(),
    'restore.accept': async (input) => (await restorer()).accept(input),
    'restore.abandon': async () => (await restorer()).abandon(),
    'search.find': unlocked((person, input) =>
      finding((signal) => searching().then(({ findCases }) => findCases(workstation, person, input, signal))),
    ),
    'search.count': unlocked((person, input) =>
      counting((signal) => searching().then(({ countCases }) => countCases(workstation, person, input, signal))),
    ),
    'search.saved': unlocked(async (person) => (await searching()).viewSavedSearches(person)),
    'search.save': unlocked(async (person, input) => (await searching()).saveSearches(workstation, person, input)),
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
    'case.register': unlocked((person, input) => registerCase(workstation, person, input)),
    'case.importReports': unlocked((person, input) => viewImportReports(person, input)),
    'draft.save': unlocked((person, input) => saveDraft(workstation, person, input)),
    'draft.scan': unlocked((person, input) => scanDraft(workstation, person, input)),
    'draft.preview': unlocked((_person, input) => previewDraft(workstation, input)),
    'case.addAttachment': unlocked((person, input) => addAttachment(workstation, person, input)),
    'case.addPicture': unlocked((person, input) => addPicture(workstation, person, input)),
    'case.addPictureBytes': unlocked((person, input) => addPictureBytes(workstation, person, input)),
    'blob.read': reading((person, input) => readCaseBlob(person, input)),
    'draft.checkText': unlocked((person, input) => checkText(workstation, person, input)),
    'draft.exportDocx': unlocked(async (person, input) => (await exporting()).exportDraft(workstation, person, input)),
    'case.deadline': unlocked((person, input) => viewDeadline(workstation, person, input)),
    'calendar.view': unlocked(async (person) => (await keepingCalendar()).viewCalendar(workstation, person)),
    'calendar.check': unlocked(async (person, input) =>
      (await keepingCalendar()).checkCalendar(workstation, person, input),
    ),
    'calendar.adopt': unlocked(async (person, input) =>
      (await keepingCalendar()).adoptCalendar(workstation, person, input),
    ),
    'calendar.confirm': unlocked(async (person, input) =>
      (await confirmingCalendar()).confirmCalendar(workstation, person, input),
    ),
    'calendar.decline': unlocked(async (person, input) =>
      (await confirmingCalendar()).declineCalendar(workstation, person, input),
    ),
    'calendar.setLocal': unlocked(async (person, input) =>
      (await confirmingCalendar()).proposeLocalHolidays(workstation, person, input),
    ),
    'calendar.trust': unlocked(async (person, input) => (await trusting()).trustIssuer(workstation, person, input)),
    'calendar.distrust': unlocked(async (person, input) =>
      (await trusting()).distrustIssuer(workstation, person, input),
    ),
    'leak.list': unlocked(async (person) => (await leaking()).viewLeaks(workstation, person)),
    'leak.notice': unlocked(async (person, input) => (await leaking()).noticeLeak(workstation, person, input)),
    'leak.measure': unlocked(async (person, input) => (await leaking()).takeLeakMeasure(workstation, person, input)),
    'leak.report': unlocked(async (person, input) => (await leaking()).reportLeak(workstation, person, input)),
    'leak.close': unlocked(async (person, input) => (await leaking()).closeLeak(workstation, person, input)),
    'leak.export': unlocked(async (person, input) => (await leaking()).exportLeak(workstation, person, input)),
    'case.decision': unlocked((person, input) => viewDecision(workstation, person, input)),
    'decision.setKind': unlocked((person, input) => setDecisionKind(workstation, person, input)),
    'decision.setStep': unlocked((person, input) => setDecisionStep(workstation, person, input)),
    'evidence.add': unlocked((person, input) => addEvidence(workstation, person, input)),
    'evidence.void': unlocked((person, input) => voidEvidence(workstation, person, input)),
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
    'remark.make': unlocked((person, input) => makeRemark(workstation, person, input)),
    'remark.answer': unlocked((person, input) => answerRemark(workstation, person, input)),
    'remark.settle': unlocked((person, input) => settleRemark(workstation, person, input)),
    'suggestion.make': unlocked((person, input) => makeSuggestions(workstation, person, input)),
    'suggestion.decide': unlocked((person, input) => decideSuggestions(workstation, person, input)),
    'secrecy.referral': unlocked((person, input) => recordReferral(workstation, person, input)),
    'disclosure.determine': unlocked((person, input) => determineDisclosure(workstation, person, input)),
    'disclosure.addRecord': unlocked((person, input) => addDisclosureRecord(workstation, person, input)),
    'disclosure.conclude': unlocked((person, input) => concludeCase(workstation, person, input)),
    'disclosure.review': unlocked((person, input) => reviewNonDisclosure(workstation, person, input)),
    'disclosure.due': unlocked((person) => viewNonDisclosures(workstation, person)),
    'release.answerGate': unlocked((person, input) => answerGate(workstation, person, input)),
    'release.build': unlocked(async (person, input) => (await releasing()).buildRelease(workstation, person, input)),
    'archive.export': unlocked(async (person, input) => (await archiving()).exportArchive(workstation, person, input)),
    'archive.rules': unlocked(async (person) => (await keepingArchive()).viewArchiveRules(workstation, person)),
    'archive.setRules': unlocked(async (person, input) =>
      (await keepingArchive()).setArchiveRules(workstation, person, input),
    ),
    'archive.checkTable': unlocked(async (_person, input) =>
      (await keepingArchive()).checkRetentionTable(workstation, input),
    ),
    'archive.adoptTable': unlocked(async (person, input) =>
      (await keepingArchive()).adoptRetentionTable(workstation, person, input),
    ),
    'archive.list': unlocked(async (person, input) => (await keepingArchive()).listArchive(workstation, person, input)),
    'archive.file': unlocked(async (person, input) => (await keepingArchive()).fileItems(workstation, person, input)),
    'archive.proposal': unlocked(async (person, input) => (await keepingArchive()).viewProposal(person, input)),
    'archive.proposeDisposal': unlocked(async (person, input) =>
      (await keepingArchive()).proposeDisposal(workstation, person, input),
    ),
    'archive.decideDisposal': unlocked(async (person, input) =>
      (await keepingArchive()).decideDisposal(workstation, person, input),
    ),
    'archive.plan': unlocked(async (person, input) => (await keepingArchive()).planBatch(workstation, person, input)),
    'archive.exportBatch': unlocked(async (person, input) =>
      (await keepingArchive()).exportBatch(workstation, person, input),
    ),
    'archive.exportCatalog': unlocked(async (person, input) =>
      (await keepingArchive()).exportCatalog(workstation, person, input),
    ),
    'archive.exportDisposals': unlocked(async (person, input) =>
      (await keepingArchive()).exportDisposals(workstation, person, input),
    ),
    'archive.handovers': unlocked(async (person) => (await keepingArchive()).viewHandovers(person)),
    'archive.handoverPlan': unlocked(async (person, input) =>
      (await keepingArchive()).planHandover(workstation, person, input),
    ),
    'archive.prepareHandover': unlocked(async (person, input) =>
      (await keepingArchive()).prepareHandover(workstation, person, input),
    ),
    'archive.receiveHandover': unlocked(async (person, input) =>
      (await keepingArchive()).receiveHandover(workstation, person, input),
    ),
    'archive.withdrawHandover': unlocked(async (person, input) =>
      (await keepingArchive()).withdrawHandover(workstation, person, input),
    ),
    'archive.exportHandover': unlocked(async (person, input) =>
      (await keepingArchive()).exportHandover(workstation, person, input),
    ),
    'archive.inspect': unlocked(async (person, input) =>
      (await keepingArchive()).inspectArchive(workstation, person, input),
    ),
    'archive.inspected': unlocked(async (person, input) => (await keepingArchive()).viewInspected(person, input)),
    'job.cancel': (input) => (workstation.jobs.cancel(input.jobId) ? ok({}) : refuse('job.unknown')),
    'signature.verify': async (input) => (await verifying()).verifySignatures(workstation, session.current(), input),
    'file.choose': unlocked((_person, input) => chooseFile(workstation, dialogs, input)),
    ...peopleHandlers(workstation, unlocked),
    ...caseHandlers(workstation, unlocked, reading),
    ...releaseHandlers(workstation, unlocked),
    ...archiveHandlers(workstation, unlocked),
    ...officeHandlers(workstation, unlocked),
  }
}
