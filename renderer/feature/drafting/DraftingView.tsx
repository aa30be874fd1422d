import { useRef, useState } from 'react'
import { Tabs } from 'antd'
import { documentToText } from '#shared/domain/document/lines.ts'
import { DRAFTING } from '../../i18n/drafting.ts'
import { StopPage } from '../../ui/StopPage.tsx'
import { RecoveredBanner, ReturnBanner } from './Banners.tsx'
import { DisclosurePanel } from './DisclosurePanel.tsx'
import { DraftBar, SubmitDialog } from './DraftBar.tsx'
import { ElementsPanel } from './ElementsPanel.tsx'
import { ImportPanel } from './ImportPanel.tsx'
import { ItemList } from './ItemList.tsx'
import { PlainEditor } from './PlainEditor.tsx'
import { Preview } from './preview/Preview.tsx'
import { countWords } from './drafting-model.ts'
import { useAreas } from './useAreas.ts'
import type { DraftingModel } from './useDrafting.ts'

const PANELS = ['elements', 'imports', 'preview'] as const
type PanelKey = (typeof PANELS)[number]

/** The drafting screen: what the document is made of, the editor, and what is known of the text beside it. */
export const DraftingView = (model: DraftingModel) => {
  const { view, draft, submit, items } = model
  const root = useRef<HTMLDivElement>(null)
  const [panel, setPanel] = useState<PanelKey>(model.justImported ? 'imports' : 'elements')
  const [seenStop, setSeenStop] = useState<unknown>(null)
  useAreas(root)
  const { saveState } = draft
  const stop = saveState.kind === 'failed' && saveState.error.code === 'import.classified' ? saveState.error : null
  const words = countWords(documentToText(draft.document))
  const { panels, areas } = DRAFTING
  return (
    <div className="work-page" ref={root}>
      <ReturnBanner view={view} />
      <RecoveredBanner recovered={model.recovered} />
      <DraftBar
        {...{ view, draft, submit, words }}
        onDisclosure={() => {
          setPanel('elements')
        }}
      />
      <div className={`work draft-work${panel === 'preview' ? ' draft-work-preview' : ''}`}>
        <nav className="draft-items" data-area="items" aria-label={areas.items}>
          <ItemList {...items} />
        </nav>
        <section className="draft-editor" data-area="editor" aria-label={areas.editor}>
          <PlainEditor
            opening={draft.opening.document}
            onEdited={(document, history) => {
              draft.onEdited(document, history, 0)
            }}
            onBlur={() => void draft.flush()}
          />
        </section>
        <aside className="draft-side" data-area="panel" aria-label={areas.panel}>
          <Tabs
            size="small"
            activeKey={panel}
            onChange={(key) => {
              setPanel(PANELS.find((each) => each === key) ?? 'elements')
            }}
            items={[
              {
                key: 'elements',
                label: panels.elements,
                children: (
                  <div className="draft-panels">
                    <DisclosurePanel {...model} />
                    <ElementsPanel
                      document={draft.document}
                      defaults={model.defaults}
                      onChange={(fields) => {
                        draft.onUpdate((document) => ({ ...document, ...fields }))
                      }}
                    />
                  </div>
                ),
              },
              {
                key: 'imports',
                label: panels.imports,
                children: (
                  <div className="draft-panels">
                    <ImportPanel {...model.imports} />
                  </div>
                ),
              },
              {
                key: 'preview',
                label: panels.preview,
                children: <Preview document={draft.document} caretLine={null} />,
              },
            ]}
            destroyOnHidden
          />
        </aside>
      </div>
      <p className="draft-keys">{areas.hint}</p>
      {submit.asking !== null && <SubmitDialog {...{ view, submit, words }} />}
      {stop !== null && stop !== seenStop && (
        <StopPage
          error={stop}
          what="text"
          onClose={() => {
            setSeenStop(stop)
          }}
        />
      )}
    </div>
  )
}
