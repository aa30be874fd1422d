import { Tabs } from 'antd'
import type { Role } from '#shared/domain/case/roles.ts'
import { ARCHIVE_DESK as words } from '../../i18n/archive.ts'
import { useQuery } from '../../api/use-query.ts'
import { useKept } from '../../ui/use-kept.ts'
import { Appraisal } from './Appraisal.tsx'
import { Filed } from './Filed.tsx'
import { Filing } from './Filing.tsx'
import { Handovers } from './Handovers.tsx'
import { Inspect } from './Inspect.tsx'
import { Rules } from './Rules.tsx'
import { NO_FILTER } from './archive-desk-model.ts'
import './archive-desk.css'

type Tab = keyof typeof words.tabs
const ALL: readonly Tab[] = ['waiting', 'filed', 'due', 'handover', 'inspect', 'rules']
/** Leaders see what is kept and decide on appraisals; the rest is the archivist's. */
const LEADERS: readonly Tab[] = ['due', 'filed', 'rules']

/** 档案管理: filing, lists, appraisal, handover, checks and rules, a tab each. */
export const ArchiveDesk = ({
  roles,
  onOpen,
}: {
  readonly roles: readonly Role[]
  readonly onOpen: (caseId: string) => void
}) => {
  const keeps = roles.includes('archivist')
  const tabs = keeps ? ALL : LEADERS
  const [opened, setTab] = useKept<Tab | null>('archive tab', null)
  const tab = opened !== null && tabs.includes(opened) ? opened : (tabs[0] ?? 'filed')
  const counts = useQuery('archive.list', { scope: 'due', filter: NO_FILTER, page: 0 }).data?.counts
  const labels: Readonly<Record<Tab, string>> = {
    ...words.tabs,
    waiting: words.count(words.tabs.waiting, counts?.waiting ?? 0),
    due: words.count(words.tabs.due, counts?.due ?? 0),
  }
  const parts: Readonly<Record<Tab, () => React.ReactNode>> = {
    waiting: () => <Filing onOpen={onOpen} />,
    filed: () => <Filed keeps={keeps} onOpen={onOpen} />,
    due: () => <Appraisal roles={roles} onOpen={onOpen} />,
    handover: () => <Handovers transferDue={counts?.transfer ?? 0} />,
    inspect: () => <Inspect />,
    rules: () => <Rules keeps={keeps} />,
  }
  return (
    <div className="archive-desk">
      <header className="page-head">
        <h1>{words.open}</h1>
      </header>
      <Tabs
        activeKey={tab}
        onChange={(key) => {
          setTab(tabs.find((one) => one === key) ?? tab)
        }}
        items={tabs.map((key) => ({ key, label: labels[key], children: parts[key]() }))}
        destroyOnHidden
      />
    </div>
  )
}
