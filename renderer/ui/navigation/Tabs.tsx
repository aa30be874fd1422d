import { Tabs as PlainTabs, type TabsProps } from 'antd'
import { COMMON } from '../../i18n/words.ts'

/** Tabs whose button for those that find no room says so in words; the library shows three dots and names their list in English. */
export const Tabs = (props: TabsProps) => (
  <PlainTabs more={{ icon: COMMON.moreTabs }} locale={{ dropdownAriaLabel: COMMON.moreTabsList }} {...props} />
)
