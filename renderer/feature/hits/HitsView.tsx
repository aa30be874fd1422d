import { memo, useEffect, useMemo } from 'react'
import { Button } from 'antd'
import { HITS } from '../../i18n/hits.ts'
import { scanWord } from '../../i18n/scan.ts'
import { PLACE } from '../../i18n/place.ts'
import { DISPOSITION_WORDS, LEVEL_MEANINGS, LEVEL_WORDS } from '../../i18n/words.ts'
import { OfficialPage, type LineView } from '../../ui/document/OfficialPage.tsx'
import { PrintPanel } from '../../ui/job/PrintPanel.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { PublicVersionPanel } from '../../ui/redaction/RemovalList.tsx'
import { sheetOf } from '../../ui/document/sheet.ts'
import { Empty } from '../../ui/feedback/States.tsx'
import { ConcludePanel } from './ConcludePanel.tsx'
import { ReferralPanel } from './ReferralPanel.tsx'
import { HitPanel } from './HitPanel.tsx'
import {
  anchorOf,
  groupHits,
  hitLines,
  isOpen,
  matchedTexts,
  type Hit,
  type HitLine,
  type Segment,
} from './hits-model.ts'
import type { HitsModel } from './useHits.ts'

export const HitsView = (model: HitsModel) => {
  const { view, current } = model
  const currentId = current?.id ?? null
  const anchor = currentId === null ? null : anchorOf(view.hits, currentId)
  useEffect(() => {
    if (anchor !== null) document.querySelector(`[data-hit~="${anchor}"]`)?.scrollIntoView({ block: 'center' })
  }, [anchor])
  if (view.lexicons.length === 0 && view.hits.length === 0) return <Empty title={HITS.noScan} />
  return (
    <div className="work">
      <div className="work-main">
        {(model.conclude.allowed || model.dispose.allowed) && (
          <p className="review-bar">
            <a className="to-handling" href="#handling">
              {HITS.toHandling}
            </a>
          </p>
        )}
        <Page {...model} currentId={currentId} />
      </div>
      <div className="work-side">
        <Panel
          title={HITS.heading}
          extra={<span role="status">{HITS.open(view.openHits, view.hits.length)}</span>}
          id="handling"
        >
          {view.hits.length === 0 ? <p className="soft">{HITS.none}</p> : <HitList {...model} />}
          <Gone hits={view.goneHits ?? []} />
          <p className="soft field">
            {HITS.lexicons}
            {view.lexicons.map(({ id, version }) => ` ${scanWord(id)} ${version}`).join('；')}
          </p>
        </Panel>
        {current !== null && (
          <HitPanel
            key={`${current.id} ${current.hands.map(({ reason }) => reason).join(' ')}`}
            {...model}
            current={current}
          />
        )}
        <PublicVersionPanel publicVersion={view.publicVersion} />
        <ReferralPanel {...model} />
        <ConcludePanel {...model} />
        {model.print !== null && <PrintPanel form="secrecy" print={model.print} />}
      </div>
    </div>
  )
}

const Page = ({ view, currentId, onSelect, read }: HitsModel & { readonly currentId: string | null }) => {
  const lines = useMemo(() => hitLines(view), [view])
  const blocks = useMemo(() => sheetOf(view.document), [view.document])
  const lineView = (index: number): LineView => {
    const line = lines[index]
    if (line === undefined) return { content: null, mark: null, line: null }
    const own = holds(line, currentId) ? currentId : null
    return { content: <LineText line={line} currentId={own} onSelect={onSelect} />, mark: null, line: index }
  }
  return <OfficialPage label={view.document.title} {...{ blocks, lineView, read }} />
}

const holds = (line: HitLine, hitId: string | null): boolean =>
  hitId !== null && line.segments.some((segment) => segment.hits.some((hit) => hit.id === hitId))

interface LineProps {
  readonly line: HitLine
  readonly currentId: string | null
  readonly onSelect: (hitId: string) => void
}

/** Painted again only when its own hits change or the current one comes or goes. */
const LineText = memo(({ line, currentId, onSelect }: LineProps) =>
  line.segments.map((segment, index) => (
    <SegmentText key={index} segment={segment} currentId={currentId} onSelect={onSelect} />
  )),
)
LineText.displayName = 'LineText'

interface SegmentProps {
  readonly segment: Segment
  readonly currentId: string | null
  readonly onSelect: (hitId: string) => void
}

const SegmentText = ({ segment, currentId, onSelect }: SegmentProps) => {
  const [gravest] = segment.hits
  if (gravest === undefined) return <span>{segment.text}</span>
  const isCurrent = segment.hits.some((hit) => hit.id === currentId)
  const done = !segment.hits.some(isOpen)
  return (
    <mark
      className={`hit hit-${gravest.level}${isCurrent ? ' hit-current' : ''}${done ? ' hit-done' : ''}`}
      data-hit={segment.anchors}
      title={HITS.hitLabel(LEVEL_WORDS[gravest.level], scanWord(gravest.rule))}
      onClick={() => {
        onSelect(gravest.id)
      }}
    >
      {segment.text}
    </mark>
  )
}

const HitList = ({ view, current, onSelect, onNextOpen }: HitsModel) => {
  const groups = useMemo(() => groupHits(view.hits), [view.hits])
  const texts = useMemo(() => matchedTexts(view), [view])
  return (
    <>
      {view.hits.some((hit) => hit.waitsForMe) && <Button onClick={onNextOpen}>{HITS.nextOpen}</Button>}
      <div className="hits-list">
        {groups.map((group) => (
          <section key={group.level} aria-label={LEVEL_MEANINGS[group.level]}>
            <h3 className={`hits-level hits-level-${group.level}`}>
              {LEVEL_MEANINGS[group.level]}
              <span className="soft">{HITS.open(group.open, group.total)}</span>
            </h3>
            {group.rules.map(({ rule, hits }) => (
              <div key={rule}>
                <p className="soft">{scanWord(rule)}</p>
                <ul>
                  {hits.map((hit) => (
                    <li key={hit.id}>
                      <HitButton
                        hit={hit}
                        text={(texts.get(hit.id) ?? '') || PLACE.nothingToQuote}
                        isCurrent={hit.id === current?.id}
                        onSelect={onSelect}
                      />
                    </li>
                  ))}
                </ul>
              </div>
            ))}
          </section>
        ))}
      </div>
    </>
  )
}

/** 已修改: what an earlier round found, and this text no longer has. */
const Gone = ({ hits }: { readonly hits: NonNullable<HitsModel['view']['goneHits']> }) =>
  hits.length > 0 && (
    <details className="field">
      <summary>{HITS.gone(hits.length)}</summary>
      <ul className="hits-gone">
        {hits.map(({ rule, list, term, level, words, version }, index) => (
          <li key={index}>
            <s>{words === '' ? PLACE.nothingToQuote : words}</s>{' '}
            <span className="soft">
              {HITS.goneLine(
                LEVEL_WORDS[level],
                rule === 'lexicon' ? `${scanWord(list)}：${term}` : scanWord(rule),
                version,
              )}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )

/** 未处置; 保留（张三）; 保留（张三），还需一人. */
const standing = (hit: Hit): string => {
  const done = hit.hands.map(({ disposition, personName }) => HITS.disposed(DISPOSITION_WORDS[disposition], personName))
  if (done.length === 0) return hit.handsNeeded > 1 ? HITS.notDisposedTwo : HITS.notDisposed
  return isOpen(hit) ? HITS.oneMore(done.join('；')) : done.join('；')
}

interface HitButtonProps {
  readonly hit: Hit
  readonly text: string
  readonly isCurrent: boolean
  readonly onSelect: (hitId: string) => void
}

const HitButton = memo(({ hit, text, isCurrent, onSelect }: HitButtonProps) => (
  <button
    type="button"
    className="hits-item"
    aria-current={isCurrent}
    onClick={() => {
      onSelect(hit.id)
    }}
  >
    <span>
      {text}
      {hit.elsewhere !== undefined && (
        <small className="hits-place">
          {PLACE.source(hit.elsewhere)}
          {PLACE.count(hit.elsewhere.count)}
        </small>
      )}
    </span>
    <span className={hit.waitsForMe ? 'hits-open' : 'soft'}>{standing(hit)}</span>
  </button>
))
HitButton.displayName = 'HitButton'
