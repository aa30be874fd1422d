import { useState } from 'react'
import { Button, Tabs } from 'antd'
import { useQuery } from '../api/use-query.ts'
import { Chains } from '../feature/chains/Chains.tsx'
import { Delegation } from '../feature/delegation/Delegation.tsx'
import { People, Sessions } from '../feature/people/People.tsx'
import { ADMIN } from '../i18n/people.ts'
import { Empty } from '../ui/States.tsx'
import { adminWaiting, type AdminTab, type Waiting } from './admin-waiting.ts'
import './admin-desk.css'

const TABS: readonly AdminTab[] = ['waiting', 'people', 'chains', 'delegations', 'sessions']

/** The desk of the system and the security administrator: no case, but what keeps the office able to handle them. */
export const AdminDesk = () => {
  const people = useQuery('people.list', {})
  const chains = useQuery('approvalChain.view', {})
  const delegations = useQuery('delegation.view', {})
  const [tab, setTab] = useState<AdminTab>('waiting')
  const waiting = adminWaiting(people.data, chains.data, delegations.data)
  const parts: Readonly<Record<AdminTab, () => React.ReactNode>> = {
    waiting: () => <WaitingList waiting={waiting} onGo={setTab} />,
    people: () => <People />,
    chains: () => <Chains />,
    delegations: () => <Delegation />,
    sessions: () => <Sessions />,
  }
  const label = (key: AdminTab): string => (key === 'waiting' ? ADMIN.tabs.waiting(waiting.length) : ADMIN.tabs[key])
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

const WaitingList = ({
  waiting,
  onGo,
}: {
  readonly waiting: readonly Waiting[]
  readonly onGo: (tab: AdminTab) => void
}) =>
  waiting.length === 0 ? (
    <Empty title={ADMIN.nothing}>{ADMIN.nothingHint}</Empty>
  ) : (
    <ul className="admin-waiting">
      {waiting.map(({ key, line, tab, urgent }) => (
        <li key={key} className={urgent ? 'admin-urgent' : undefined}>
          <span>{line}</span>
          <Button
            size="small"
            aria-label={ADMIN.goTo(line)}
            onClick={() => {
              onGo(tab)
            }}
          >
            {ADMIN.go}
          </Button>
        </li>
      ))}
    </ul>
  )
