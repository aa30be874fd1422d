import { Button } from 'antd'
import { DETERMINE } from '../../i18n/determine.ts'
import { DISCLOSURE } from '../../i18n/disclosure.ts'
import { MODE_WORDS } from '../../i18n/words.ts'
import { Facts, Panel } from '../../ui/Panel.tsx'
import type { DraftingModel } from './useDrafting.ts'

/** 公开认定 in short: what was signed, whether it is of this text, and the way to the form. */
export const DisclosurePanel = ({ view, determine }: DraftingModel) => {
  const { determination } = view
  return (
    <Panel
      title={DETERMINE.heading}
      extra={determination === null ? <span className="soft">{DISCLOSURE.unset}</span> : undefined}
    >
      {determination !== null && (
        <Facts
          rows={[
            [DISCLOSURE.mode, MODE_WORDS[determination.mode]],
            [DISCLOSURE.basis, determination.basis],
            [DISCLOSURE.reason, determination.reason],
          ]}
        />
      )}
      {determination !== null && !view.determinationFits && <p className="gate-hint">{DETERMINE.outdated}</p>}
      <div className="button-row">
        <Button type="primary" ghost onClick={determine.onOpen}>
          {determination === null ? DETERMINE.open : DETERMINE.reopen}
        </Button>
      </div>
    </Panel>
  )
}
