import { documentLines } from '#shared/domain/document/lines.ts'
import { Segmented } from 'antd'
import { REVIEW } from '../../i18n/review.ts'
import { OfficialPage, type PageLine } from '../../ui/OfficialPage.tsx'
import { AttributionPage, VersionList } from './Attribution.tsx'
import { ChangeList, ChangesPage, VersionSelects } from './Changes.tsx'
import { ContextPanel, OpinionsPanel } from './Context.tsx'
import { HandlingPanel } from './Handling.tsx'
import { useWalk } from './useWalk.ts'
import type { ReviewModel } from './useReview.ts'

export const ReviewView = (model: ReviewModel) => {
  const { view, mode, onMode, pair, comparison, attribution } = model
  const walking = useWalk(mode === 'attribution' ? attribution.marks : comparison.changes)
  const acts = model.handling.pass !== null || model.handling.canReturn
  return (
    <div className="work">
      <div className="work-main">
        <div className="review-bar">
          {pair !== null && (
            <Segmented
              aria-label={REVIEW.views}
              value={mode}
              onChange={onMode}
              options={[
                { value: 'clean', label: REVIEW.clean },
                { value: 'changes', label: REVIEW.changes },
                { value: 'attribution', label: REVIEW.attribution },
              ]}
            />
          )}
          {mode === 'changes' && pair !== null && <VersionSelects {...model} pair={pair} />}
          {acts && (
            <a className="to-handling" href="#handling">
              {REVIEW.toHandling}
            </a>
          )}
        </div>
        {mode !== 'attribution' && <SeenNote {...model} />}
        {mode === 'changes' && pair !== null ? (
          <ChangesPage comparison={comparison} currentId={walking.currentId} title={view.document.title} />
        ) : mode === 'attribution' ? (
          <AttributionPage attribution={attribution} walking={walking} title={view.document.title} />
        ) : (
          <CleanPage {...model} />
        )}
      </div>
      <div className="work-side">
        <HandlingPanel view={view} handling={model.handling} />
        {mode === 'changes' && pair !== null && <ChangeList comparison={comparison} walking={walking} />}
        {mode === 'attribution' && <VersionList attribution={attribution} walking={walking} />}
        <OpinionsPanel opinions={view.opinions} />
        <ContextPanel view={view} />
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
  return text === null ? null : <p className="soft review-seen">{text}</p>
}

const CleanPage = ({ view }: ReviewModel) => {
  const lines = documentLines(view.document).map(({ part, text }, index): PageLine => ({
    key: String(index),
    kind: part,
    content: text,
  }))
  return <OfficialPage label={view.document.title} lines={lines} />
}
