import type { Output } from '#shared/contract/channels.ts'
import { stageIndex } from '#shared/domain/case/roles.ts'

type CaseView = Output<'case.get'>
export const TABS = ['drafting', 'review', 'hits', 'duty', 'release', 'archive', 'timeline'] as const
export type Tab = (typeof TABS)[number]

/** The parts of a case that there are now for this person. */
export const tabsOf = (view: CaseView): readonly Tab[] => {
  const stage = stageIndex(view.stage)
  const shown: Readonly<Record<Tab, boolean>> = {
    drafting: view.allowed.includes('draft.save'),
    review: !view.allowed.includes('draft.save') || view.versions.length > 1,
    hits: view.lexicons.length > 0 || view.hits.length > 0,
    duty: true,
    release: stage >= stageIndex('approved'),
    archive: stage >= stageIndex('concluded'),
    timeline: true,
  }
  return TABS.filter((tab) => shown[tab])
}

/** Where the person's work is: what they may do now decides. */
export const openingTab = (view: CaseView): Tab => {
  const { allowed } = view
  if (allowed.includes('draft.save')) return 'drafting'
  if (allowed.includes('secrecy.conclude')) return 'hits'
  if (allowed.includes('release.build') && view.stage === 'approved') return 'release'
  if (allowed.includes('disclosure.conclude') || allowed.includes('disclosure.review')) return 'release'
  if (allowed.includes('archive.export')) return 'archive'
  return 'review'
}
