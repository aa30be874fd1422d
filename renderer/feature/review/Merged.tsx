import { memo, useMemo } from 'react'
import type { MarkedLine } from '#shared/domain/redline/model.ts'
import { CHANGE_WORDS, PART_WORDS } from '../../i18n/change.ts'
import { REVIEW } from '../../i18n/review.ts'
import { DiffText, type DiffRun } from '../../ui/document/DiffText.tsx'
import { OfficialPage, type LineView } from '../../ui/document/OfficialPage.tsx'
import type { ReadPicture } from '../../ui/document/picture-address.ts'
import { Loading, Unreadable } from '../../ui/feedback/States.tsx'
import type { Change } from './change-model.ts'
import { sheetMark, type MarkedSheet } from './marked-model.ts'
import { OriginHover } from './OriginHover.tsx'
import { splitByOrigin, type OriginLine } from './attribution-model.ts'
import type { Comparison } from './useComparison.ts'
import type { Walking } from './useWalk.ts'

export interface ComparedProps {
  readonly comparison: Comparison
  readonly walking: Walking
  readonly title: string
  readonly read: ReadPicture
}

/** 合并: both versions in one text, what came and what went marked, moved lines at both places. */
export const MergedPage = ({ comparison, walking, title, read }: ComparedProps) => {
  const { data, sheet, shown, origins, onWantOrigins, error, onRetry } = comparison
  if (data === null || sheet === null)
    return error === null ? <Loading /> : <Unreadable error={error} onRetry={onRetry} />
  const { currentId, onJump } = walking
  const lineView = (line: MarkedLine): LineView => {
    const stands = line.mark !== 'deleted' && line.mark !== 'movedFrom'
    const at = stands ? (data.paragraphs[line.paragraph]?.new ?? null) : null
    const own = currentId !== null && holds(sheet, line, currentId) ? currentId : null
    const originLine = at === null ? undefined : origins?.lines[at]
    return {
      content: <MergedLine {...{ line, sheet, shown, onJump }} currentId={own} originLine={originLine} />,
      mark: sheetMark(line.mark),
      line: comparison.isNewest ? at : null,
    }
  }
  return (
    <>
      {data.fallback && <p className="review-fallback">{REVIEW.fallback}</p>}
      <OriginHover originOf={comparison.originOf} onWant={onWantOrigins}>
        <OfficialPage label={title} {...{ blocks: sheet.blocks, lineView, read }} />
      </OriginHover>
    </>
  )
}

/** Does this change show in this line? */
export const holds = ({ wholeOf, runsOf }: MarkedSheet, { paragraph }: MarkedLine, id: string): boolean =>
  runsOf.get(paragraph)?.includes(id) === true || wholeOf.get(paragraph)?.some((change) => change.id === id) === true

/** The runs of a line, each with the change that it belongs to. */
export const runsOfLine = ({ runsOf }: MarkedSheet, line: MarkedLine): readonly DiffRun[] => {
  const ids = runsOf.get(line.paragraph)
  return line.runs.map(({ mark, text, version, run }) => ({ mark, text, version, changeId: ids?.[run] ?? null }))
}

interface MergedLineProps {
  readonly line: MarkedLine
  readonly sheet: MarkedSheet
  readonly currentId: string | null
  readonly shown: ReadonlySet<string> | null
  readonly originLine: OriginLine | undefined
  readonly onJump: (id: string) => void
}

/** Painted again only when the change that is walked to lies in it. */
const MergedLine = memo(({ line, sheet, currentId, shown, originLine, onJump }: MergedLineProps) => {
  const runs = useMemo(() => {
    const own = runsOfLine(sheet, line)
    return originLine === undefined ? own : splitByOrigin(own, originLine)
  }, [sheet, line, originLine])
  return (
    <>
      <LineNotes {...{ line, sheet, currentId, onJump }} />
      <DiffText {...{ runs, currentId, shown }} />
    </>
  )
})
MergedLine.displayName = 'MergedLine'

/** What a line's words do not show: that it moved and where its other place is, that it is now another part, its structure. */
export const LineNotes = ({
  line,
  sheet,
  currentId,
  onJump,
}: Pick<MergedLineProps, 'line' | 'sheet' | 'currentId' | 'onJump'>) =>
  (sheet.wholeOf.get(line.paragraph) ?? []).map((change) => {
    const text = noteOf(change, line)
    const className = `line-note${change.id === currentId ? ' change-current' : ''}`
    if (text === null) return null
    if (change.type !== 'moved') {
      return (
        <span key={change.id} className={className} data-change={change.id} tabIndex={-1}>
          {text}
        </span>
      )
    }
    const isLeft = line.mark === 'movedFrom'
    return (
      <MoveButton
        key={change.id}
        {...{ text, className, onJump }}
        own={isLeft ? `from-${change.id}` : change.id}
        other={isLeft ? change.id : `from-${change.id}`}
      />
    )
  })

interface MoveButtonProps {
  readonly text: string
  readonly className: string
  readonly own: string
  readonly other: string
  readonly onJump: (id: string) => void
}

export const MoveButton = ({ text, className, own, other, onJump }: MoveButtonProps) => (
  <button
    type="button"
    className={className}
    data-change={own}
    onClick={() => {
      onJump(other)
    }}
  >
    {text}
  </button>
)

const noteOf = (change: Change, line: MarkedLine): string | null => {
  switch (change.type) {
    case 'moved':
      return (line.mark === 'movedFrom' ? CHANGE_WORDS.movedTo : CHANGE_WORDS.movedFrom)(line.move ?? 0)
    case 'format':
      return line.mark === 'movedFrom' || line.oldPart === null
        ? null
        : CHANGE_WORDS.format(PART_WORDS[line.oldPart], PART_WORDS[line.part])
    case 'structure':
      return line.mark === 'movedFrom' ? null : change.excerpt
    case 'split':
      return CHANGE_WORDS.split
    case 'joined':
      return CHANGE_WORDS.joined
    default:
      return null
  }
}
