import type { Role } from '#shared/domain/case/roles.ts'
import { PUBLICITY } from '../../i18n/publicity.ts'
import { Tabs } from '../../ui/navigation/Tabs.tsx'
import { useKept } from '../../ui/form/use-kept.ts'
import { Catalogue } from './Catalogue.tsx'
import { Guide } from './Guide.tsx'
import { TakeDown } from './TakeDown.tsx'
import './publicity.css'

const TABS = ['catalogue', 'guide', 'takeDown'] as const

/** 目录和指南: what the office makes public by rule, each with its versions. */
export const Publicity = ({ roles }: { readonly roles: readonly Role[] }) => {
  const [tab, setTab] = useKept<(typeof TABS)[number]>('publicity tab', 'catalogue')
  const parts = {
    catalogue: () => <Catalogue roles={roles} />,
    guide: () => <Guide roles={roles} />,
    takeDown: () => <TakeDown roles={roles} />,
  }
  return (
    <div className="publicity">
      <header className="page-head">
        <h1>{PUBLICITY.heading}</h1>
      </header>
      <Tabs
        activeKey={tab}
        onChange={(key) => {
          setTab(TABS.find((one) => one === key) ?? tab)
        }}
        items={TABS.map((key) => ({ key, label: PUBLICITY.tabs[key], children: parts[key]() }))}
        destroyOnHidden
      />
    </div>
  )
}
