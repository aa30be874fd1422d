import { useMemo } from 'react'
import { documentLines } from '#shared/domain/document/lines.ts'
import { Segmented } from 'antd'
import { REVIEW } from '../../i18n/review.ts'
import { DeterminationPanel } from '../../ui/case/DeterminationPanel.tsx'
import { GatePanel } from '../../ui/case/GatePanel.tsx'
import { OfficialPage, type LineView } from '../../ui/document/OfficialPage.tsx'
import { PublicVersionPanel } from '../../ui/redaction/RemovalList.tsx'
import { RedactedPage } from '../../ui/redaction/RedactedPage.tsx'
import { sheetOf } from '../../ui/document/sheet.ts'
import { AttributionPage, VersionList } from './Attribution.tsx'
import { ChangeList } from './ChangeList.tsx'
import { ContextPanel, OpinionsPanel } from './Context.tsx'
import { ExportPanel } from './Exports.tsx'
import { HandlingPanel } from './Handling.tsx'
import { ImportedRevisions } from './ImportedRevisions.tsx'
import { MergedPage } from './Merged.tsx'
import { OpenHitsPanel } from './OpenHits.tsx'
import { PagesView } from './PagesView.tsx'
import { Remarking } from './Remarking.tsx'
import { SideBySidePage } from './SideBySide.tsx'
import { SheetForm } from './SheetForm.tsx'
import { PendingPanel, SuggestPage } from './Suggest.tsx'
import { isComparing, MODES, type Mode } from './review-model.ts'
import { VersionSelects } from './VersionSelects.tsx'
import { useWalk } from './useWalk.ts'
import type { ReviewModel } from './useReview.ts'
import { useRewordings } from './use-rewordings.ts'

const NEEDS_TWO: readonly Mode[] = ['changes', 'sideBySide', 'pages', 'attribution']

export const ReviewView = (model: ReviewModel) => {
  const { view, mode, onMode, pair, comparison, attribution, remarks, read } = model
  const { rewordings, onRewordings, lineForm } = useRewordings(view)
  const blocks = useMemo(() => sheetOf(view.document), [view.document])
  const acts = model.handling.pass !== null || model.handling.canReturn
  const may = remarks.view?.may.suggest === true
  const { publicVersion } = view
  const modes = MODES.filter((each) =>
    each === 'suggest'
      ? may
      : each === 'original'
        ? publicVersion !== null
        : pair !== null || !NEEDS_TWO.includes(each),
  )
  const shown = modes.includes(mode) ? mode : 'clean'
  const compares = isComparing(shown)
  const walking = useWalk(
    mode === 'attribution' ? attribution.marks : comparison.changes,
    pair !== null && (shown === 'clean' || shown === 'original')
      ? () => {
          onMode('changes')
        }
      : null,
  )
  const title = view.document.title
  const suggesting = { document: view.document, rewordings, onRewordings }
  return (
    <div className={`work${shown === 'sideBySide' ? ' work-pairs' : ''}`}>
      <div className="work-main">
        <div className="review-bar">
          {acts && (
            <a className="to-handling" href="#handling">
              {REVIEW.toHandling}
            </a>
          )}
          {modes.length > 1 && (
            <Segmented
              tabIndex={-1} // its choices take the focus; the frame around them would be one stop more
              aria-label={REVIEW.views}
              value={shown}
              onChange={onMode}
              options={modes.map((value) => ({ value, label: REVIEW.modes[value] }))}
            />
          )}
          {compares && pair !== null && <VersionSelects {...model} pair={pair} />}
          {shown !== 'attribution' && shown !== 'suggest' && <SeenNote {...model} />}
        </div>
        {shown === 'changes' && <MergedPage {...{ comparison, walking, title, read }} />}
        {shown === 'sideBySide' && <SideBySidePage {...{ comparison, walking, title, read }} />}
        {shown === 'pages' && <PagesView pages={model.pages} {...{ comparison, walking, title, read }} />}
        {shown === 'attribution' && <AttributionPage {...{ attribution, walking, title, blocks, read }} />}
        {shown === 'clean' && <CleanPage {...model} blocks={blocks} />}
        {shown === 'original' && publicVersion !== null && (
          <RedactedPage
            document={publicVersion.original}
            removals={publicVersion.removals}
            currentRemoval={null}
            onSelect={() => undefined}
            read={read}
          />
        )}
        {shown === 'suggest' && <SuggestPage {...suggesting} {...{ read, lineForm }} />}
        {model.handling.demand !== null && (
          <SheetForm
            demand={model.handling.demand}
            draft={model.draft.sheet}
            onChange={(sheet) => {
              model.onDraft({ ...model.draft, sheet })
            }}
          />
        )}
      </div>
      <div className="work-side">
        <PendingPanel {...suggesting} remarks={remarks} onDone={model.onNotice} />
        <HandlingPanel {...model} pending={rewordings.length} />
        {compares && pair !== null && <ChangeList comparison={comparison} walking={walking} />}
        {model.imported.length > 0 && <ImportedRevisions revisions={model.imported} />}
        {shown === 'attribution' && <VersionList attribution={attribution} walking={walking} />}
        <Remarking {...{ view, remarks, comparison, pair, walking }} />
        <PublicVersionPanel publicVersion={view.publicVersion} />
        <OpenHitsPanel view={view} />
        <OpinionsPanel opinions={view.opinions} />
        {view.waitingRole !== null && <GatePanel {...model.gates} />}
        <DeterminationPanel
          determination={view.determination}
          seen={view.determinationSeen}
          document={view.document}
          titles={[view.document.title, ...view.document.attachments.map((attachment) => attachment.title)]}
        />
        <ContextPanel view={view} />
        {view.versions.length > 0 && <ExportPanel caseId={view.caseId} pair={pair} />}
      </div>
    </div>
  )
}

const SeenNote = ({ view, pair }: ReviewModel) => {
  const current = view.versions.at(-1)?.version
  const text =
    pair === null
      ? REVIEW.oneVersion
      : view.lastSeenVersion === null
        ? REVIEW.notSeen
        : view.lastSeenVersion === current
          ? REVIEW.sameVersion
          : pair.from === view.lastSeenVersion && pair.to === current
            ? REVIEW.sinceSeen(view.lastSeenVersion)
            : null
  return text === null ? null : <p className="soft">{text}</p>
}

const CleanPage = ({ view, blocks, read }: ReviewModel & { readonly blocks: ReturnType<typeof sheetOf> }) => {
  const lines = documentLines(view.document)
  const lineView = (index: number): LineView => ({ content: lines[index]?.text ?? '', mark: null, line: index })
  return <OfficialPage label={view.document.title} {...{ blocks, lineView, read }} />
}
