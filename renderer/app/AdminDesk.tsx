import { Button } from 'antd'
import type { Role } from '#shared/domain/case/roles.ts'
import { Chains } from '../feature/chains/Chains.tsx'
import { Departments } from '../feature/departments/Departments.tsx'
import { Delegation } from '../feature/delegation/Delegation.tsx'
import { People, Sessions } from '../feature/people/People.tsx'
import { ADMIN } from '../i18n/people.ts'
import { Empty, Loading, Unreadable } from '../ui/feedback/States.tsx'
import { Tabs } from '../ui/navigation/Tabs.tsx'
import { useKept } from '../ui/form/use-kept.ts'
import type { AdminTab, Waiting } from './admin-waiting.ts'
import { useAdminDesk, type AdminDeskModel } from './useAdminDesk.ts'
import './admin-desk.css'

const TABS: readonly AdminTab[] = ['waiting', 'people', 'departments', 'chains', 'delegations', 'sessions']

/** The desk of the system and the security administrator: no case, but what keeps the office able to handle them. */
export const AdminDesk = ({
  roles,
  onLexicons,
  onCalendar,
}: {
  readonly roles: readonly Role[]
  readonly onLexicons: () => void
  readonly onCalendar: () => void
}) => {
  const desk = useAdminDesk(roles)
  const [tab, setTab] = useKept<AdminTab>('admin tab', 'waiting')
  const parts: Readonly<Record<AdminTab, () => React.ReactNode>> = {
    waiting: () => (
      <WaitingList
        {...desk}
        onGo={(place) => {
          if (place === 'lexicons') onLexicons()
          else if (place === 'calendar') onCalendar()
          else setTab(place)
        }}
      />
    ),
    people: () => <People />,
    departments: () => <Departments />,
    chains: () => <Chains />,
    delegations: () => <Delegation />,
    sessions: () => <Sessions />,
  }
  const label = (key: AdminTab): string =>
    key === 'waiting' ? ADMIN.tabs.waiting(desk.waiting.length) : ADMIN.tabs[key]
  return (
    <>
      <header className="page-head">
        <h1>{ADMIN.heading}</h1>
      </header>
      <Tabs
        activeKey={tab}
        onChange={(key) => {
          setTab(TABS.find((each) => each === key) ?? 'waiting')
        }}
        items={TABS.map((key) => ({ key, label: label(key), children: parts[key]() }))}
        destroyOnHidden
      />
    </>
  )
}

interface WaitingListProps extends AdminDeskModel {
  readonly onGo: (place: Waiting['place']) => void
}

const WaitingList = ({ waiting, reading, error, onRetry, onGo }: WaitingListProps) => (
  <>
    {error !== null && <Unreadable error={error} onRetry={onRetry} />}
    {reading && <Loading />}
    {!reading && error === null && waiting.length === 0 && <Empty title={ADMIN.nothing}>{ADMIN.nothingHint}</Empty>}
    <ul className="admin-waiting">
      {waiting.map(({ key, line, place, urgent }) => (
        <li key={key} className={urgent ? 'admin-urgent' : undefined}>
          <span>{line}</span>
          <Button
            size="small"
            aria-label={ADMIN.goTo(line)}
            onClick={() => {
              onGo(place)
            }}
          >
            {ADMIN.go}
          </Button>
        </li>
      ))}
    </ul>
  </>
)
