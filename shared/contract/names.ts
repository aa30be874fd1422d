/** Every channel's name and kind. The preload knows this file and nothing else of the contract. */
export const CHANNELS = {
  'session.status': 'query',
  'session.unlock': 'command',
  'session.lock': 'command',
  'session.recover': 'command',
  'session.changePassword': 'command',
  'office.create': 'command',
  'settings.get': 'query',
  'settings.set': 'command',
  'template.list': 'query',
  'inbox.list': 'query',
  'case.get': 'query',
  'case.history': 'query',
  'case.diff': 'query',
  'case.attribution': 'query',
  'case.register': 'command',
  'case.importReports': 'query',
  'draft.save': 'command',
  'draft.preview': 'query',
  'draft.checkText': 'command',
  'draft.exportDocx': 'command',
  'disclosure.set': 'command',
  'case.submit': 'command',
  'case.withdraw': 'command',
  'case.passDepartment': 'command',
  'case.passDeputy': 'command',
  'case.approveFinal': 'command',
  'case.return': 'command',
  'hit.dispose': 'command',
  'secrecy.conclude': 'command',
  'secrecy.referral': 'command',
  'case.remarks': 'query',
  'remark.make': 'command',
  'remark.answer': 'command',
  'remark.settle': 'command',
  'suggestion.make': 'command',
  'suggestion.decide': 'command',
  'release.build': 'job',
  'archive.export': 'job',
  'job.cancel': 'command',
  'file.choose': 'command',
} as const satisfies Record<string, 'query' | 'command' | 'job'>

export type ChannelName = keyof typeof CHANNELS

/** What the main process tells the window unasked; four only. */
export const PUSHES = ['caseChanged', 'jobProgress', 'locked', 'faultRaised'] as const
export type PushName = (typeof PUSHES)[number]
