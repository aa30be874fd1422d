import type { CHANNELS, ChannelName } from '#shared/contract/names.ts'

/** What an answer is made of beside the case that its question names: any case, the office's own log, 查阅留痕. */
export type Source = 'cases' | 'office' | 'access'

type QueryName = { [C in ChannelName]: (typeof CHANNELS)[C] extends 'query' ? C : never }[ChannelName]

/**
 * Every query says what makes it stale, so that a new one cannot be forgotten. An answer to a question with a `caseId` is
 * always stale when that case changes; what is made of no log (files, people's own lists) is read again by whoever changes it.
 */
const QUERY_SOURCES: Readonly<Record<QueryName, readonly Source[]>> = {
  'session.status': [],
  'settings.get': ['office'],
  'template.list': [],
  'people.list': ['office'],
  'recovery.view': ['office'],
  'department.view': ['office'],
  'approvalChain.view': ['office'],
  'delegation.view': ['office'],
  'handling.view': ['office'],
  'handling.lying': ['cases', 'office'],
  'phrase.list': [],
  'form.kept': [],
  'lexicon.list': ['office'],
  'lexicon.check': [],
  'lexicon.tryOut': [],
  'lexicon.findings': ['cases', 'office'],
  'lexicon.statistics': ['cases', 'office'],
  'audit.list': ['cases', 'office', 'access'],
  'register.view': ['cases', 'office'],
  'register.records': ['cases', 'office'],
  'register.entries': ['office'],
  'register.report': ['cases', 'office'],
  'basicCatalogue.view': ['office'],
  'basicCatalogue.version': ['office'],
  'basicCatalogue.choices': ['office'],
  'basicCatalogue.check': [],
  'guide.view': ['office'],
  'takeDown.view': ['office'],
  'backup.view': ['office'],
  'restore.view': [],
  'inbox.list': ['cases', 'office'],
  'office.reminders': ['cases', 'office'],
  'search.find': [],
  'search.count': [],
  'search.saved': [],
  'case.get': [],
  'case.history': ['access'],
  'case.diff': [],
  'case.redlinePages': [],
  'case.leaveRedlinePages': [],
  'case.attribution': [],
  'case.importReports': [],
  'draft.preview': [],
  'draft.scan': [],
  'blob.read': [],
  'case.deadline': ['office'],
  'calendar.view': ['office'],
  'calendar.check': [],
  'leak.list': ['office'],
  'case.decision': ['office'],
  'case.changes': ['cases'],
  'change.targets': ['cases'],
  'disclosure.posting': ['office'],
  'disclosure.due': ['cases', 'office'],
  'scan.limits': ['office'],
  'redaction.view': [],
  'case.remarks': [],
  'archive.rules': ['office'],
  'archive.checkTable': [],
  'archive.list': ['cases', 'office'],
  'archive.proposal': ['office'],
  'archive.plan': ['cases', 'office'],
  'archive.extensions': ['office'],
  'archive.handovers': ['office'],
  'archive.handoverPlan': ['cases', 'office'],
  'archive.inspected': [],
  'signature.verify': [],
  'sealing.view': ['office'],
  'publication.view': ['office'],
  'key.listToken': [],
  'release.prepare': ['office'],
  'release.proofQuestions': [],
}

const isQuery = (name: ChannelName): name is QueryName => Object.hasOwn(QUERY_SOURCES, name)

export const sourcesOf = (name: ChannelName): readonly Source[] => (isQuery(name) ? QUERY_SOURCES[name] : [])
