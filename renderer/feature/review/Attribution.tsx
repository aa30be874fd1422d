import { memo, useMemo } from 'react'
import { dateTimeText } from '../../i18n/date.ts'
import { REVIEW } from '../../i18n/review.ts'
import { COMMON } from '../../i18n/words.ts'
import { OfficialPage, type LineView } from '../../ui/document/OfficialPage.tsx'
import type { ReadPicture } from '../../ui/document/picture-address.ts'
import type { SheetBlock } from '../../ui/document/sheet.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Loading, Unreadable } from '../../ui/feedback/States.tsx'
import type { Origin, OriginLine, VersionShare } from './attribution-model.ts'
import { OriginNote, useOriginNote } from './OriginNote.tsx'
import type { Attribution } from './useComparison.ts'
import { StepButtons } from './StepButtons.tsx'
import type { Walking } from './useWalk.ts'

/** 第3稿 · 人 · 第2轮 · 时间 */
export const originText = ({ version, personName, round, at }: Origin): string =>
  REVIEW.origin(version, personName, COMMON.round(round), dateTimeText(at))

interface Props {
  readonly attribution: Attribution
  readonly walking: Walking
}

interface PageProps extends Props {
  readonly title: string
  readonly blocks: readonly SheetBlock<number>[]
  readonly read: ReadPicture
}

/** The newest text with the words of later versions marked; what a mark means is told where the pointer or focus is. */
export const AttributionPage = ({ attribution, walking, title, blocks, read }: PageProps) => {
  const { data, lines, marks, shown, error, onRetry } = attribution
  const { note, onMark, listeners } = useOriginNote('mark[data-change]')
  const origins = useMemo(
    () => new Map(lines.flatMap(({ runs }) => runs.map(({ id, origin }) => [id, origin] as const))),
    [lines],
  )
  if (data === null) return error === null ? <Loading /> : <Unreadable error={error} onRetry={onRetry} />
  const tabStop = walking.currentId ?? marks[0]?.id ?? ''
  const lineView = (index: number): LineView => {
    const line = lines[index]
    if (line === undefined) return { content: null, mark: null, line: null }
    const own = tabStop.startsWith(`${line.key}.`) ? tabStop : null
    const content = <MarkedRuns line={line} tabStop={own} currentId={own && walking.currentId} shown={shown} />
    return { content, mark: null, line: index }
  }
  const origin = note === null ? null : (origins.get(note.id) ?? null)
  return (
    <>
      {data.fallback && <p className="review-fallback">{REVIEW.originFallback}</p>}
      <div
        {...listeners}
        onFocus={(event) => {
          const id = onMark(event.target)
          if (id !== null) walking.onStand(id)
        }}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
          event.preventDefault()
          walking.onStep(event.key === 'ArrowRight' ? 1 : -1)
        }}
      >
        <OfficialPage label={title} {...{ blocks, lineView, read }} />
      </div>
      {note !== null && origin !== null && <OriginNote beside={note.beside} text={originText(origin)} />}
    </>
  )
}

interface MarkedRunsProps {
  readonly line: OriginLine
  /** The mark of this line that Tab goes to; arrows and F7 go on from it, so that a page of marks is one stop. */
  readonly tabStop: string | null
  readonly currentId: string | null
  readonly shown: number | null
}

const MarkedRuns = memo(({ line, tabStop, currentId, shown }: MarkedRunsProps) =>
  line.runs.map(({ text, origin, id }, index) =>
    origin === null || (shown !== null && origin.version !== shown) ? (
      <span key={index}>{text}</span>
    ) : (
      <mark
        key={index}
        className={`origin origin-${String(origin.shape)}${id === currentId ? ' change-current' : ''}`}
        data-change={id}
        tabIndex={id === tabStop ? 0 : -1}
      >
        <span className="visually-hidden">{REVIEW.originStart(originText(origin))}</span>
        <span className="origin-text">{text}</span>
        <span className="origin-number" data-version={origin.version} />
        <span className="visually-hidden">{REVIEW.originEnd(origin.version)}</span>
      </mark>
    ),
  ),
)
MarkedRuns.displayName = 'MarkedRuns'

/** Each version with its person and how much of it still stands; choosing one shows its marks alone. */
export const VersionList = ({ attribution, walking }: Props) => {
  const { data, shares, marks, shown, onShown } = attribution
  if (data === null) return null
  const index = marks.findIndex(({ id }) => id === walking.currentId)
  return (
    <Panel
      title={REVIEW.attribution}
      extra={
        <span className="soft" role="status">
          {index < 0 ? REVIEW.walkHint : REVIEW.position(index + 1, marks.length)}
        </span>
      }
    >
      <p className="soft">{marks.length === 0 ? REVIEW.allFirst : REVIEW.originHelp}</p>
      {marks.length > 0 && (
        <div className="button-row">
          <StepButtons walking={walking} />
        </div>
      )}
      <ol className="review-changes review-versions">
        {shares.map((share) => (
          <li key={share.version}>
            {share.shape === 0 || share.characters === 0 ? (
              <VersionRow share={share} />
            ) : (
              <button
                type="button"
                aria-pressed={share.version === shown}
                onClick={() => {
                  onShown(share.version === shown ? null : share.version)
                }}
              >
                <VersionRow share={share} />
              </button>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

const VersionRow = ({ share }: { readonly share: VersionShare }) => {
  const { version, personName, round, at, characters, percent, shape } = share
  return (
    <span className="review-version-row">
      <span>
        <span className={`origin origin-${String(shape)}`}>
          <span className="origin-text">{REVIEW.versionName(version)}</span>
          {shape > 0 && <span className="origin-number" data-version={version} />}
        </span>
        {personName}
      </span>
      <span className={characters === 0 ? 'soft' : undefined}>
        {characters === 0 ? REVIEW.nothingStands : REVIEW.standing(characters, percent)}
      </span>
      <span className="soft review-version-time">
        {REVIEW.versionTime(COMMON.round(round), dateTimeText(at), shape === 0)}
      </span>
    </span>
  )
}
