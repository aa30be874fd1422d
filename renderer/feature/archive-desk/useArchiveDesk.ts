import type { Output } from '#shared/contract/channels.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { useQuery } from '../../api/use-query.ts'
import { ARCHIVE_DESK as words } from '../../i18n/archive.ts'
import { useKept } from '../../ui/form/use-kept.ts'
import { NO_FILTER } from './archive-desk-model.ts'

export type Tab = keyof typeof words.tabs
const ALL: readonly Tab[] = ['waiting', 'filed', 'due', 'transfer', 'handover', 'inspect', 'rules']
/** Leaders see what is kept and decide on appraisals; the rest is the archivist's. */
const LEADERS: readonly Tab[] = ['due', 'filed', 'transfer', 'rules']

export interface ArchiveDeskModel {
  /** May change what is kept; leaders look and decide. */
  readonly keeps: boolean
  readonly tabs: readonly Tab[]
  readonly tab: Tab
  readonly onTab: (key: string) => void
  /** Undefined until they are read. */
  readonly counts: Output<'archive.list'>['counts'] | undefined
}

export const useArchiveDesk = (roles: readonly Role[]): ArchiveDeskModel => {
  const keeps = roles.includes('archivist')
  const tabs = keeps ? ALL : LEADERS
  const [opened, setTab] = useKept<Tab | null>('archive tab', null)
  const tab = opened !== null && tabs.includes(opened) ? opened : (tabs[0] ?? 'filed')
  const counts = useQuery('archive.list', { scope: 'due', filter: NO_FILTER, page: 0 }).data?.counts
  const onTab = (key: string): void => {
    setTab(tabs.find((one) => one === key) ?? tab)
  }
  return { keeps, tabs, tab, onTab, counts }
}
