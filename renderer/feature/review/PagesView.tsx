import { memo, useEffect, useMemo, useRef, useState, type CSSProperties } from 'react'
import { Button } from 'antd'
import { CHANGE_WORDS } from '../../i18n/change.ts'
import { PAGE_MARKS } from '../../i18n/page.ts'
import { PREVIEW } from '../../i18n/preview.ts'
import { REVIEW } from '../../i18n/review.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { PageStrip } from '../../ui/pages/PageStrip.tsx'
import { INK, SheetDrawing } from '../../ui/pages/SheetDrawing.tsx'
import { Loading, Unreadable } from '../../ui/feedback/States.tsx'
import type { ComparedProps } from './Merged.tsx'
import { OriginHover } from './OriginHover.tsx'
import {
  linesOfPage,
  pageOfChangeId,
  zoomBeside,
  type MarkedPage,
  type MarkedPages,
  type ShownLine,
  type ShownPiece,
} from './pages-model.ts'
import type { PagesModel } from './usePages.ts'
import type { Comparison } from './useComparison.ts'
import './pages.css'

const WORDS = REVIEW.pages
/** A4 at its size on paper, with 96 pixels to the inch. */
const PAPER_PX = (210 / 25.4) * 96

interface Props extends ComparedProps {
  readonly pages: PagesModel
}

/** 版式花脸稿: the very pages of the exported 花脸稿, with its marks, each change of them as one can be walked to. */
export const PagesView = ({ pages, comparison, walking, title, read }: Props) => {
  const { marked, error, onRange, onRetry } = pages
  const { data, sheet, shown } = comparison
  const [sheetPx, setSheetPx] = useState<number | null>(null)
  const whole = useRef<HTMLDivElement>(null)
  const { lastJump, onJump, currentId } = walking
  const changes = sheet?.changes
  const page = useMemo(
    () =>
      marked === null || changes === undefined || lastJump === null
        ? null
        : pageOfChangeId(marked, changes, lastJump.id),
    [marked, changes, lastJump],
  )
  // A change on a page that was not drawn yet is gone to when it is.
  const pending = useRef<typeof lastJump>(null)
  useEffect(() => {
    pending.current = lastJump
  }, [lastJump])
  const sheets = marked?.sheets
  useEffect(() => {
    const jump = pending.current
    if (jump === null || page === null || sheets?.every((one) => one.page !== page) !== false) return
    const mark = whole.current?.querySelector<HTMLElement>(`[data-change="${jump.id}"]`)
    if (mark == null) return
    pending.current = null
    mark.scrollIntoView({ block: 'center', inline: 'nearest' })
    mark.focus({ preventScroll: true })
  }, [sheets, page, lastJump])
  if (marked === null || data === null || sheet === null) {
    const failed = error ?? comparison.error
    if (failed === null) return <Loading />
    return <Unreadable error={failed} onRetry={error === null ? comparison.onRetry : onRetry} />
  }
  const zoomed = sheetPx === null ? (whole.current?.clientWidth ?? PAPER_PX) : sheetPx
  const zoomTo = (step: 1 | -1): void => {
    const next = zoomBeside((zoomed / PAPER_PX) * 100, step)
    if (next !== null) setSheetPx((next / 100) * PAPER_PX)
  }
  return (
    <div ref={whole} className="marked-pages">
      {data.fallback && <p className="review-fallback">{REVIEW.fallback}</p>}
      <Failure error={error} />
      <div className="button-row">
        <span className="soft" role="status">
          {WORDS.count(marked.pages)}
        </span>
        <span className="marked-zoom" role="group" aria-label={WORDS.zoom}>
          <Button
            size="small"
            aria-label={WORDS.smaller}
            onClick={() => {
              zoomTo(-1)
            }}
          >
            －
          </Button>
          {sheetPx !== null && <span>{WORDS.percent(Math.round((sheetPx / PAPER_PX) * 100))}</span>}
          <Button
            size="small"
            aria-label={WORDS.larger}
            onClick={() => {
              zoomTo(1)
            }}
          >
            ＋
          </Button>
          <Button
            size="small"
            disabled={sheetPx === null}
            onClick={() => {
              setSheetPx(null)
            }}
          >
            {WORDS.fit}
          </Button>
        </span>
        <span className="soft">{WORDS.legend}</span>
      </div>
      <OriginHover originOf={comparison.originOf} onWant={comparison.onWantOrigins}>
        <PageStrip
          label={WORDS.label(title)}
          pages={marked.pages}
          sheets={marked.sheets}
          {...{ sheetPx, page, onRange }}
        >
          {(one) => <MarkedSheet page={one} {...{ marked, sheet, data, shown, currentId, onJump, read }} />}
        </PageStrip>
      </OriginHover>
    </div>
  )
}

interface MarkedSheetProps extends Pick<ComparedProps, 'read'> {
  readonly page: MarkedPage
  readonly marked: MarkedPages
  readonly sheet: NonNullable<Comparison['sheet']>
  readonly data: NonNullable<Comparison['data']>
  readonly shown: Comparison['shown']
  readonly currentId: string | null
  readonly onJump: (id: string) => void
}

/** Does a filter leave it out? */
const isMuted = (shown: Comparison['shown'], id: string | null): boolean =>
  shown !== null && (id === null || !shown.has(id.replace('from-', '')))

const MarkedSheet = memo(({ page, marked, sheet, data, shown, currentId, onJump, read }: MarkedSheetProps) => {
  const lines = useMemo(() => linesOfPage(page, marked, sheet, data), [page, marked, sheet, data])
  const pieces = lines.flatMap((line) => line.pieces)
  return (
    <section className="marked-sheet" aria-label={PREVIEW.page(page.page, marked.pages)}>
      <div className="marked-words">
        {lines.map((line, index) => (
          <Line key={index} {...{ line, page, shown, currentId, onJump }} />
        ))}
      </div>
      <SheetDrawing sheet={page} faces={marked.faces} read={read}>
        {page.bars.map((bar, index) => (
          <rect key={index} {...bar} fill={INK.red} />
        ))}
        {pieces.flatMap(({ rules, changeId, mark }, at) =>
          rules.map((rule, nth) => (
            <rect
              key={`${String(at)} ${String(nth)}`}
              {...rule}
              className={`marked-rule-${isMuted(shown, changeId) && mark !== 'movedTo' ? 'muted' : mark}`}
            />
          )),
        )}
      </SheetDrawing>
    </section>
  )
})
MarkedSheet.displayName = 'MarkedSheet'

type Sized = Pick<MarkedPage, 'width' | 'height'>
const placed = ({ x, y, width, height }: ShownPiece['boxes'][number], page: Sized): CSSProperties => ({
  left: `${String((100 * x) / page.width)}%`,
  top: `${String((100 * y) / page.height)}%`,
  width: `${String((100 * width) / page.width)}%`,
  height: `${String((100 * height) / page.height)}%`,
})

interface LineProps extends Pick<MarkedSheetProps, 'shown' | 'currentId' | 'onJump'> {
  readonly line: ShownLine
  readonly page: Sized
}

/** The words of a line for those who listen, and over the drawn page what can be pointed at and gone to. */
const Line = ({ line, page, shown, currentId, onJump }: LineProps) => {
  const [first] = line.pieces[0]?.boxes ?? []
  return (
    <p>
      {line.structure.map((change) => (
        <span
          key={change.id}
          className={`marked-structure${change.id === currentId ? ' change-current' : ''}`}
          data-change={change.id}
          tabIndex={-1}
          title={change.excerpt}
          style={first === undefined ? {} : { top: `${String((100 * first.y) / page.height)}%` }}
        >
          {CHANGE_WORDS.types.structure}
          <span className="visually-hidden">{`：${change.excerpt}。`}</span>
        </span>
      ))}
      {line.pieces.map((piece, index) => (
        <Piece key={index} {...{ piece, page, shown, currentId, onJump }} />
      ))}
    </p>
  )
}

const Piece = ({ piece, page, shown, currentId, onJump }: Omit<LineProps, 'line'> & { readonly piece: ShownPiece }) => {
  const { mark, text, boxes, changeId, otherPlace, version } = piece
  if (mark === 'kept') return <span className="visually-hidden">{text}</span>
  const state = `${isMuted(shown, changeId) ? ' mark-muted' : ''}${changeId !== null && changeId === currentId ? ' change-current' : ''}`
  const className = `marked-piece marked-${mark}${state}`
  const [first, ...more] = boxes
  const style = first === undefined ? {} : placed(first, page)
  const rest = more.map((box, index) => (
    <i
      key={index}
      aria-hidden
      className={className}
      style={placed(box, page)}
      {...(version === null ? {} : { 'data-version': version })}
    />
  ))
  if (otherPlace !== null) {
    return (
      <>
        <button
          type="button"
          className={className}
          style={style}
          data-change={changeId ?? undefined}
          title={WORDS.otherPlace}
          onClick={() => {
            onJump(otherPlace)
          }}
        >
          <span className="visually-hidden">{text}</span>
        </button>
        {rest}
      </>
    )
  }
  const words = mark === 'note' ? null : PAGE_MARKS[mark]
  const Marked = mark === 'deleted' || mark === 'movedFrom' ? 'del' : mark === 'note' ? 'span' : 'ins'
  return (
    <>
      <Marked
        className={className}
        style={style}
        data-change={changeId ?? undefined}
        tabIndex={-1}
        {...(version === null ? {} : { 'data-version': version })}
      >
        <span className="visually-hidden">{`${words?.start ?? ''}${text}${words?.end ?? ''}`}</span>
      </Marked>
      {rest}
    </>
  )
}
