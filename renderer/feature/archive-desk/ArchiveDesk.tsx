import type { Role } from '#shared/domain/case/roles.ts'
import { ARCHIVE_DESK as words } from '../../i18n/archive.ts'
import { Tabs } from '../../ui/navigation/Tabs.tsx'
import { Appraisal } from './Appraisal.tsx'
import { Filed } from './Filed.tsx'
import { Filing } from './Filing.tsx'
import { Handovers } from './Handovers.tsx'
import { Inspect } from './Inspect.tsx'
import { Rules } from './Rules.tsx'
import { Transfer } from './Transfer.tsx'
import { useArchiveDesk, type Tab } from './useArchiveDesk.ts'
import './archive-desk.css'

/** 档案管理: filing, lists, appraisal, handover, checks and rules, a tab each. */
export const ArchiveDesk = ({
  roles,
  onOpen,
}: {
  readonly roles: readonly Role[]
  readonly onOpen: (caseId: string) => void
}) => {
  const { keeps, tabs, tab, onTab, counts } = useArchiveDesk(roles)
  const labels: Readonly<Record<Tab, string>> = {
    ...words.tabs,
    waiting: words.count(words.tabs.waiting, counts?.waiting ?? 0),
    due: words.count(words.tabs.due, counts?.due ?? 0),
    transfer: words.count(words.tabs.transfer, counts?.transfer ?? 0),
  }
  const parts: Readonly<Record<Tab, () => React.ReactNode>> = {
    waiting: () => <Filing onOpen={onOpen} />,
    filed: () => <Filed keeps={keeps} onOpen={onOpen} />,
    due: () => <Appraisal roles={roles} onOpen={onOpen} />,
    transfer: () => <Transfer keeps={keeps} onOpen={onOpen} onGo={onTab} />,
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
        onChange={onTab}
        items={tabs.map((key) => ({ key, label: labels[key], children: parts[key]() }))}
        destroyOnHidden
      />
    </div>
  )
}
