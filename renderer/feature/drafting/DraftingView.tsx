import { useRef, useState, type ReactNode } from 'react'
import { DRAFTING } from '../../i18n/drafting.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { StopPage } from '../../ui/feedback/StopPage.tsx'
import { SuggestionPanel } from '../../ui/remark/SuggestionPanel.tsx'
import { waitingOf } from '../../ui/remark/remark-model.ts'
import { Tabs } from '../../ui/navigation/Tabs.tsx'
import { RecoveredBanner, ReturnBanner } from './Banners.tsx'
import { DisclosurePanel } from './DisclosurePanel.tsx'
import { DeterminePage } from './determine/DeterminePage.tsx'
import { RedactionPage } from './redaction/RedactionPage.tsx'
import { DraftBar, SubmitDialog } from './DraftBar.tsx'
import { EditorPane } from './EditorPane.tsx'
import { ElementsPanel } from './ElementsPanel.tsx'
import { ImportPanel } from './ImportPanel.tsx'
import { ItemList } from './ItemList.tsx'
import { LintPanel } from './LintPanel.tsx'
import { ScanPanel } from './ScanPanel.tsx'
import { hitCount } from './scan-model.ts'
import { Preview } from './preview/Preview.tsx'
import { useAreas } from './useAreas.ts'
import { PANELS, type PanelKey } from './useScreen.ts'
import type { DraftingModel } from './useDrafting.ts'

/** The drafting screen: what the document is made of, the editor, and what is known of the text beside it. */
export const DraftingView = (model: DraftingModel) => {
  const { view, draft, submit, items, screen, stop, editor, onPasteText, pictures, redaction } = model
  const root = useRef<HTMLDivElement>(null)
  const [words, setWords] = useState(0)
  useAreas(root)
  const { areas } = DRAFTING
  const item = items.items[items.current]
  const covered = model.determine.value !== null || redaction.opened !== null
  return (
    <div className="work-page" ref={root}>
      <ReturnBanner view={view} />
      <RecoveredBanner recovered={model.recovered} />
      <DraftBar
        {...{ view, draft, submit, words, redaction, covered, exporting: model.exporting }}
        onDisclosure={model.determine.onOpen}
      />
      {model.determine.value !== null && <DeterminePage {...model.determine} />}
      {redaction.opened !== null && (
        <RedactionPage {...{ redaction, caseId: view.caseId, opened: redaction.opened, read: pictures.store.read }} />
      )}
      <div hidden={covered} className={`work draft-work${screen.panel === 'preview' ? ' draft-work-preview' : ''}`}>
        <nav className="draft-items" data-area="items" aria-label={areas.items}>
          <ItemList {...items} />
        </nav>
        <section className="draft-editor" data-area="editor" aria-label={areas.editor}>
          <Failure error={pictures.error?.code === 'import.classified' ? null : pictures.error} />
          {item !== undefined && (
            <EditorPane
              {...{ item, draft, onPasteText }}
              pictures={pictures.store}
              highlights={screen.highlights}
              hitMarks={screen.hitMarks}
              onCaret={screen.onCaret}
              onCount={(count) => {
                setWords(count.words)
              }}
              ref={editor}
            />
          )}
        </section>
        <aside className="draft-side" data-area="panel" aria-label={areas.panel}>
          <SidePanels {...model} />
        </aside>
      </div>
      {!covered && <p className="draft-keys">{areas.hint}</p>}
      {submit.asking !== null && (
        <SubmitDialog
          {...{ view, submit, words }}
          document={draft.document}
          enforcement={model.determine.enforcement}
          findings={screen.linted?.findings ?? []}
        />
      )}
      {stop !== null && <StopPage error={stop.error} what={stop.what} onClose={stop.onClose} />}
    </div>
  )
}

const SidePanels = (model: DraftingModel) => {
  const { draft, screen, imports, defaults, suggestions } = model
  const { panels } = DRAFTING
  const content: Readonly<Record<PanelKey, { readonly label: string; readonly children: () => ReactNode }>> = {
    elements: {
      label: panels.elements,
      children: () => (
        <div className="draft-panels">
          <DisclosurePanel {...model} />
          <ElementsPanel
            document={draft.document}
            defaults={defaults}
            onChange={(fields) => {
              draft.onUpdate((document) => ({ ...document, ...fields }))
            }}
          />
        </div>
      ),
    },
    lint: {
      label: panels.lint(screen.linted?.findings.length ?? 0),
      children: () => <LintPanel linted={screen.linted} onJump={screen.onJump} onFix={screen.onFix} />,
    },
    scan: {
      label: panels.scan(screen.scan.scanned === null ? 0 : hitCount(screen.scan.scanned)),
      children: () => <ScanPanel {...screen.scan} onJump={screen.onJumpToHit} />,
    },
    remarks: {
      label: panels.remarks(suggestions === null ? 0 : waitingOf(suggestions)),
      children: () => (
        <div className="draft-panels">{suggestions !== null && <SuggestionPanel {...suggestions} />}</div>
      ),
    },
    imports: {
      label: panels.imports,
      children: () => (
        <div className="draft-panels">
          <ImportPanel {...imports} />
        </div>
      ),
    },
    preview: {
      label: panels.preview,
      children: () => (
        <Preview document={draft.document} caretLine={screen.caretLine} read={model.pictures.store.read} />
      ),
    },
  }
  return (
    <Tabs
      size="small"
      tabBarGutter={11}
      activeKey={screen.panel}
      onChange={(key) => {
        screen.onPanel(PANELS.find((each) => each === key) ?? 'elements')
      }}
      items={PANELS.map((key) => ({ key, label: content[key].label, children: content[key].children() }))}
      destroyOnHidden
    />
  )
}
