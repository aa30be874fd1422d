import { ok } from '#shared/lib/result.ts'
import { saveDraft, registerCase, submitCase } from '../usecase/draft.ts'
import { addAttachment, addPicture, addPictureBytes } from '../usecase/add-file.ts'
import {
  addDisclosureRecord,
  concludeCase,
  determineDisclosure,
  reviewNonDisclosure,
} from '../usecase/determine-disclosure.ts'
import { viewNonDisclosures } from '../usecase/view-non-disclosures.ts'
import { readCaseBlob } from '../usecase/read-blob.ts'
import { chooseFile, type Dialogs } from '../usecase/choose-file.ts'
import { answerGate } from '../usecase/answer-gate.ts'
import { declareChange, listTargets, setTerm, viewChanges } from '../usecase/change.ts'
import { setDeadline, viewDeadline } from '../usecase/deadline.ts'
import { addEvidence, setDecisionKind, setDecisionStep, viewDecision, voidEvidence } from '../usecase/decision.ts'
import { checkText } from '../usecase/check-text.ts'
import { setPublication, viewPublication } from '../usecase/publication.ts'
import { previewDraft } from '../usecase/preview-draft.ts'
import { scanDraft } from '../usecase/scan-draft.ts'
import { answerRemark, decideSuggestions, makeRemark, makeSuggestions, settleRemark } from '../usecase/remark.ts'
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
} from '../usecase/review.ts'
import type { Restorer } from '../usecase/restore.ts'
import { saveRedaction, viewRedaction } from '../usecase/redact-draft.ts'
import { setScanLimits, viewScanLimits } from '../usecase/scan-limits.ts'
import { confirmLexiconUse, declineLexiconUse, proposeLexiconUse } from '../usecase/use-lexicon.ts'
import type { SessionHolder } from '../usecase/session.ts'
import { saveSettings, viewSettings } from '../usecase/settings.ts'
import { viewStatistics } from '../usecase/lexicon-statistics.ts'
import { rescanCases, viewFindings } from '../usecase/rescan.ts'
import { viewImportReports } from '../usecase/import-report.ts'
import { listTemplates } from '../usecase/template.ts'
import { viewAttribution } from '../usecase/view-attribution.ts'
import { viewCase } from '../usecase/view-case.ts'
import { viewDiff } from '../usecase/view-diff.ts'
import { viewInbox } from '../usecase/view-inbox.ts'
import { createRedlinePages } from '../usecase/view-redline-pages.ts'
import { recordReading } from '../usecase/record-access.ts'
import { viewRemarks } from '../usecase/view-remarks.ts'
import { oneSearchAtATime } from '../usecase/search-turn.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../usecase/workstation.ts'
import { peopleHandlers } from './people-handlers.ts'
import type { Handlers } from './route.ts'

// The heavy parts are loaded when they are first asked for, so that the window opens without them.
const releasing = () => import('../usecase/build-release.ts')
const extending = () => import('../usecase/extend-release.ts')
const keying = () => import('../usecase/choose-release-key.ts')
const exporting = () => import('../usecase/export-draft.ts')
const archiving = () => import('../usecase/export-archive.ts')
const keepingArchive = () => import('../usecase/archive-desk.ts')
const redlining = () => import('../usecase/export-redline.ts')
const attributing = () => import('../usecase/export-attribution.ts')
const forming = () => import('../usecase/export-form.ts')
const listing = () => import('../usecase/lexicon.ts')
const sealing = () => import('../usecase/sealing.ts')
const verifying = () => import('../usecase/verify-signatures.ts')
const searching = () => import('../usecase/find-cases.ts')
const confirmingCalendar = () => import('../usecase/calendar-proposals.ts')
const keepingCalendar = () => import('../usecase/office-calendar.ts')
const trusting = () => import('../usecase/calendar-issuers.ts')
const leaking = () => import('../usecase/leak.ts')
const auditing = () => import('../usecase/audit.ts')
const backing = () => import('../usecase/backup.ts')
const registering = () => import('../usecase/register.ts')
const exportingRegister = () => import('../usecase/export-register.ts')
const restoring = () => import('../usecase/restore.ts')
const listingAudit = () => import('../usecase/export-audit-list.ts')
const viewingAudit = () => import('../usecase/view-audit.ts')
const telling = () => import('../usecase/view-history.ts')

/** The handler of every channel: hand the parsed input to its use case. No rule lives here. */
export const createHandlers = (workstation: Workstation, session: SessionHolder, dialogs: Dialogs): Handlers => {
  /**
   * The router has asked for the session before; the person may still leave while the handler waits. Then the store is
   * closed under it, and whoever has left gets no answer: it would reach the next person's window. What was recorded
   * before stays recorded.
   */
  const unlocked =
    <I, T>(handle: (person: Unlocked, input: I) => Promise<Outcome<T>> | Outcome<T>) =>
    async (input: I): Promise<Outcome<T>> => {
      const person = session.current()
      if (person === null) return refuse('identity.locked')
      const hasLeft = (): boolean => session.current() !== person
      try {
        const outcome = await handle(person, input)
        return hasLeft() ? refuse('identity.locked') : outcome
      } catch (error) {
        if (hasLeft()) return refuse('identity.locked')
        throw error
      }
    }
  /** What shows the text of a case: recorded before the answer goes out, once a session and case. */
  const reading = <I extends { readonly caseId: string }, T>(
    handle: (person: Unlocked, input: I) => Promise<Outcome<T>> | Outcome<T>,
  ) =>
    unlocked<I, T>(async (person, input) => {
      const shown = await handle(person, input)
      const recorded = shown.ok ? await recordReading(workstation, person, input.caseId) : shown
      return recorded.ok ? shown : recorded
    })
  const redlinePages = createRedlinePages(workstation)
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
    ...peopleHandlers(workstation, unlocked),
    'office.create': (input) => session.createOffice(input),
    'settings.get': unlocked((person) => viewSettings(person)),
    'settings.set': unlocked((person, input) => saveSettings(workstation, person, input)),
    'template.list': unlocked(() => listTemplates(workstation)),
    'lexicon.list': unlocked(async (person) => (await listing()).viewLexicons(person)),
    'lexicon.check': unlocked(async (person, input) => (await listing()).checkLexicon(workstation, person, input)),
    'lexicon.add': unlocked(async (person, input) => (await listing()).addLexicon(workstation, person, input)),
    'lexicon.propose': unlocked((person, input) => proposeLexiconUse(workstation, person, input)),
    'lexicon.confirm': unlocked((person, input) => confirmLexiconUse(workstation, person, input)),
    'lexicon.decline': unlocked((person, input) => declineLexiconUse(workstation, person, input)),
    'scan.limits': unlocked((person) => viewScanLimits(person)),
    'scan.setLimits': unlocked((person, input) => setScanLimits(workstation, person, input)),
    'lexicon.tryOut': unlocked(async (person, input) => (await listing()).tryOutLexicons(workstation, person, input)),
    'lexicon.export': unlocked(async (person, input) => (await listing()).exportLexicon(workstation, person, input)),
    'lexicon.rescan': unlocked((person, input) => rescanCases(workstation, person, input)),
    'lexicon.statistics': unlocked((person) => viewStatistics(person)),
    'lexicon.findings': unlocked((person) => viewFindings(person)),
    'audit.list': unlocked(async (person, input) => (await viewingAudit()).viewAudit(workstation, person, input)),
    'audit.export': unlocked(async (person, input) => (await auditing()).exportAudit(workstation, person, input)),
    'register.view': unlocked(async (person, input) => (await registering()).viewRegister(workstation, person, input)),
    'register.records': unlocked(async (person, input) =>
      (await registering()).viewRecords(workstation, person, input),
    ),
    'register.export': unlocked(async (person, input) =>
      (await exportingRegister()).exportRegister(workstation, person, input),
    ),
    'register.entries': unlocked(async (person) => (await registering()).viewEntries(workstation, person)),
    'register.report': unlocked(async (person, input) => (await registering()).viewReport(workstation, person, input)),
    'register.record': unlocked(async (person, input) => (await registering()).recordEntry(workstation, person, input)),
    'register.deliver': unlocked(async (person, input) =>
      (await registering()).recordDelivery(workstation, person, input),
    ),
    'register.setCode': unlocked(async (person, input) =>
      (await registering()).setOrganCode(workstation, person, input),
    ),
    'backup.view': unlocked(async (person) => (await backing()).viewBackup(workstation, person)),
    'backup.schedule': unlocked(async (person, input) => (await backing()).setSchedule(workstation, person, input)),
    'backup.make': unlocked(async (person, input) => (await backing()).startBackup(workstation, person, input)),
    'backup.rehearse': unlocked(async (person, input) => (await backing()).startRehearsal(workstation, person, input)),
    'backup.renewRecovery': unlocked(async (person, input) =>
      (await backing()).renewRecovery(workstation, person, input),
    ),
    'restore.choose': async () => (await restorer()).choose(dialogs),
    'restore.begin': async (input) => (await restorer()).begin(input),
    'restore.view': async () => (await restorer()).view(),
    'restore.accept': async (input) => (await restorer()).accept(input),
    'restore.abandon': async () => (await restorer()).abandon(),
    'audit.exportList': unlocked(async (person, input) =>
      (await listingAudit()).exportAuditList(workstation, person, input),
    ),
    'inbox.list': unlocked((person, input) => viewInbox(workstation, person, input)),
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
      (await keepingCalendar()).setLocalHolidays(workstation, person, input),
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
    'sealing.view': unlocked(async (person) => (await sealing()).viewSealing(workstation, person)),
    'sealing.approveSeal': unlocked(async (person, input) => (await sealing()).approveSeal(workstation, person, input)),
    'publication.view': unlocked((person) => viewPublication(person)),
    'publication.set': unlocked((person, input) => setPublication(workstation, person, input)),
    'key.useOffice': unlocked(async (person, input) => (await keying()).useOfficeKey(workstation, person, input)),
    'key.importFile': unlocked(async (person, input) => (await keying()).importReleaseKey(workstation, person, input)),
    'key.listToken': unlocked(async (_person, input) => (await keying()).listTokenKeys(workstation, input)),
    'key.useToken': unlocked(async (person, input) => (await keying()).useTokenKey(workstation, person, input)),
    'key.setHands': unlocked(async (person, input) => (await keying()).setReleaseHands(workstation, person, input)),
    'release.prepare': unlocked(async (person, input) =>
      (await import('../usecase/prepare-release.ts')).prepareRelease(workstation, person, input),
    ),
    'release.extend': unlocked(async (person, input) => (await extending()).extendRelease(workstation, person, input)),
    'release.proofQuestions': unlocked(async (person, input) =>
      (await extending()).viewProofQuestions(workstation, person, input),
    ),
    'release.timestampQuestion': unlocked(async (person, input) =>
      (await extending()).exportTimestampQuestion(workstation, person, input),
    ),
    'release.compare': unlocked(async (person, input) =>
      (await import('../usecase/compare-published.ts')).compareWithPublished(workstation, person, input),
    ),
    'sealing.setTimestamp': unlocked(async (person, input) =>
      (await sealing()).setTimestamp(workstation, person, input),
    ),
    'signature.verify': async (input) => (await verifying()).verifySignatures(workstation, session.current(), input),
    'file.choose': unlocked((_person, input) => chooseFile(workstation, dialogs, input)),
  }
}
