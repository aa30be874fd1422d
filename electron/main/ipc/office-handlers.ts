import { saveSettings, viewSettings } from '../usecase/office/settings.ts'
import { listTemplates } from '../usecase/draft/template.ts'
import type { Workstation } from '../usecase/workstation.ts'
import type { Handlers } from './route.ts'
import type { WithPerson } from './with-person.ts'

// The heavy parts are loaded when they are first asked for, so that the window opens without them.
const listing = () => import('../usecase/scan/lexicon.ts')
const usingLexicons = () => import('../usecase/scan/use-lexicon.ts')
const countingHits = () => import('../usecase/scan/lexicon-statistics.ts')
const rescanning = () => import('../usecase/scan/rescan.ts')
const takingDown = () => import('../usecase/office/take-down.ts')
const limiting = () => import('../usecase/scan/scan-limits.ts')
const confirmingCalendar = () => import('../usecase/office/calendar-proposals.ts')
const keepingCalendar = () => import('../usecase/office/office-calendar.ts')
const trusting = () => import('../usecase/office/calendar-issuers.ts')
const leaking = () => import('../usecase/office/leak.ts')
const reminding = () => import('../usecase/office/reminders.ts')
const auditing = () => import('../usecase/audit/audit.ts')
const backing = () => import('../usecase/backup/backup.ts')
const registering = () => import('../usecase/office/register.ts')
const publicising = () => import('../usecase/office/publicity.ts')
const exportingRegister = () => import('../usecase/office/export-register.ts')
const listingAudit = () => import('../usecase/audit/export-audit-list.ts')
const viewingAudit = () => import('../usecase/audit/view-audit.ts')

/** What an office keeps beside its cases: word lists, the working calendar, leaks, registers, its own trail and backups. */
export const officeHandlers = (workstation: Workstation, unlocked: WithPerson) =>
  ({
    'settings.get': unlocked((person) => viewSettings(person)),
    'settings.set': unlocked((person, input) => saveSettings(workstation, person, input)),
    'template.list': unlocked(() => listTemplates(workstation)),
    'office.reminders': unlocked(async (person) => (await reminding()).viewReminders(workstation, person)),
    'lexicon.list': unlocked(async (person) => (await listing()).viewLexicons(person)),
    'lexicon.check': unlocked(async (person, input) => (await listing()).checkLexicon(workstation, person, input)),
    'lexicon.add': unlocked(async (person, input) => (await listing()).addLexicon(workstation, person, input)),
    'lexicon.propose': unlocked(async (person, input) =>
      (await usingLexicons()).proposeLexiconUse(workstation, person, input),
    ),
    'lexicon.confirm': unlocked(async (person, input) =>
      (await usingLexicons()).confirmLexiconUse(workstation, person, input),
    ),
    'lexicon.decline': unlocked(async (person, input) =>
      (await usingLexicons()).declineLexiconUse(workstation, person, input),
    ),
    'scan.limits': unlocked(async (person) => (await limiting()).viewScanLimits(person)),
    'scan.setLimits': unlocked(async (person, input) => (await limiting()).setScanLimits(workstation, person, input)),
    'lexicon.tryOut': unlocked(async (person, input) => (await listing()).tryOutLexicons(workstation, person, input)),
    'lexicon.export': unlocked(async (person, input) => (await listing()).exportLexicon(workstation, person, input)),
    'lexicon.rescan': unlocked(async (person, input) => (await rescanning()).rescanCases(workstation, person, input)),
    'lexicon.statistics': unlocked(async (person) => (await countingHits()).viewStatistics(person)),
    'lexicon.findings': unlocked(async (person) => (await rescanning()).viewFindings(person)),
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
    'basicCatalogue.view': unlocked(async (person) => (await publicising()).viewCatalogue(workstation, person)),
    'basicCatalogue.version': unlocked(async (person, input) => (await publicising()).viewVersion(person, input)),
    'basicCatalogue.choices': unlocked(async (person) => (await publicising()).viewChoices(workstation, person)),
    'basicCatalogue.check': unlocked(async (_person, input) =>
      (await publicising()).checkCatalogue(workstation, input),
    ),
    'basicCatalogue.propose': unlocked(async (person, input) =>
      (await publicising()).proposeCatalogue(workstation, person, input),
    ),
    'basicCatalogue.confirm': unlocked(async (person, input) =>
      (await publicising()).confirmCatalogue(workstation, person, input),
    ),
    'basicCatalogue.decline': unlocked(async (person, input) =>
      (await publicising()).declineCatalogue(workstation, person, input),
    ),
    'takeDown.view': unlocked(async (person) => (await takingDown()).viewTakeDown(person)),
    'takeDown.set': unlocked(async (person, input) => (await takingDown()).setTakeDown(workstation, person, input)),
    'guide.view': unlocked(async (person) => (await publicising()).viewGuide(workstation, person)),
    'guide.issue': unlocked(async (person, input) => (await publicising()).issueGuide(workstation, person, input)),
    'backup.view': unlocked(async (person) => (await backing()).viewBackup(workstation, person)),
    'backup.schedule': unlocked(async (person, input) => (await backing()).setSchedule(workstation, person, input)),
    'backup.make': unlocked(async (person, input) => (await backing()).startBackup(workstation, person, input)),
    'backup.rehearse': unlocked(async (person, input) => (await backing()).startRehearsal(workstation, person, input)),
    'backup.renewRecovery': unlocked(async (person, input) =>
      (await backing()).renewRecovery(workstation, person, input),
    ),
    'audit.exportList': unlocked(async (person, input) =>
      (await listingAudit()).exportAuditList(workstation, person, input),
    ),
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
  }) satisfies Partial<Handlers>
