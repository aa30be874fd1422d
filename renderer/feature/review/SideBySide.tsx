import { memo } from 'react'
import type { MarkedLine } from '#shared/domain/redline/model.ts'
import { CHANGE_WORDS } from '../../i18n/change.ts'
import { REVIEW } from '../../i18n/review.ts'
import { DiffText } from '../../ui/document/DiffText.tsx'
import { PageBlock, type LineView } from '../../ui/document/OfficialPage.tsx'
import type { SheetBlock } from '../../ui/document/sheet.ts'
import { chunksOf, useStaged } from '../../ui/document/use-staged.ts'
import { Loading, Unreadable } from '../../ui/feedback/States.tsx'
import { sheetMark, sideOf, standsOn, type MarkedSheet, type Side } from './marked-model.ts'
import { holds, LineNotes, MoveButton, runsOfLine, type ComparedProps } from './Merged.tsx'
import { OriginHover } from './OriginHover.tsx'

/** 并列: the older version at the left, the newer at the right, each paragraph beside what became of it. */
export const SideBySidePage = ({ comparison, walking, title, read }: ComparedProps) => {
  const { data, sheet, shown, error, onRetry } = comparison
  const staged = useStaged(sheet?.blocks.length ?? 0)
  if (data === null || sheet === null)
    return error === null ? <Loading /> : <Unreadable error={error} onRetry={onRetry} />
  const { currentId, onJump } = walking
  const cell = (block: SheetBlock<MarkedLine>, side: Side) => {
    if (block.kind === 'line' && !standsOn(block.line.mark, side) && block.line.move === null) {
      return <p className="pair-gap" aria-label={CHANGE_WORDS.nothingHere} />
    }
    if (block.kind === 'image' && !standsOn(block.line.mark, side)) {
      return <p className="pair-gap" aria-label={CHANGE_WORDS.nothingHere} />
    }
    const lineView = (line: MarkedLine): LineView => {
      const stands = standsOn(line.mark, side)
      const own = currentId !== null && holds(sheet, line, currentId) ? currentId : null
      return {
        content: <SideLine {...{ line, sheet, side, shown, onJump }} currentId={own} />,
        mark: stands ? sheetMark(line.mark) : null,
        line: comparison.isNewest && side === 'after' && stands ? (data.paragraphs[line.paragraph]?.new ?? null) : null,
      }
    }
    const own = block.kind === 'table' ? tableOn(block, side) : block
    return <PageBlock block={own} {...{ lineView, read }} />
  }
  return (
    <>
      {data.fallback && <p className="review-fallback">{REVIEW.fallback}</p>}
      <OriginHover originOf={comparison.originOf} onWant={comparison.onWantOrigins}>
        <div className="pairs" role="group" aria-label={title}>
          <div className="pair pair-head">
            <p>{CHANGE_WORDS.before}</p>
            <p>{CHANGE_WORDS.after}</p>
          </div>
          {chunksOf(sheet.blocks.slice(0, staged)).map((chunk, nth) => (
            <div className="pairs-chunk" key={nth}>
              {chunk.map((block, index) => (
                <div className="pair" key={index}>
                  <div className="paper">{cell(block, 'before')}</div>
                  <div className="paper">{cell(block, 'after')}</div>
                </div>
              ))}
            </div>
          ))}
        </div>
      </OriginHover>
    </>
  )
}

/** The same rows on both sides; one that this version does not have is left open. */
const tableOn = (table: Extract<SheetBlock<MarkedLine>, { kind: 'table' }>, side: Side): typeof table => ({
  ...table,
  rows: table.rows.map((row) => ({ ...row, mark: standsOn(row.mark, side) ? row.mark : null })),
})

interface SideLineProps {
  readonly line: MarkedLine
  readonly sheet: MarkedSheet
  readonly side: Side
  readonly currentId: string | null
  readonly shown: ReadonlySet<string> | null
  readonly onJump: (id: string) => void
}

const SideLine = memo(({ line, sheet, side, currentId, shown, onJump }: SideLineProps) => {
  const moved = sheet.wholeOf.get(line.paragraph)?.find((change) => change.type === 'moved')
  if (!standsOn(line.mark, side)) {
    if (moved === undefined || line.move === null) return null
    // Across from a moved line stands where it came from, or where it went.
    const isLeft = line.mark === 'movedFrom'
    return (
      <MoveButton
        className="line-note"
        own=""
        other={isLeft ? moved.id : `from-${moved.id}`}
        text={(isLeft ? CHANGE_WORDS.movedTo : CHANGE_WORDS.movedFrom)(line.move)}
        onJump={onJump}
      />
    )
  }
  return (
    <>
      {(side === 'after' || line.mark === 'deleted' || line.mark === 'movedFrom') && (
        <LineNotes {...{ line, sheet, currentId, onJump }} />
      )}
      <DiffText runs={runsOfLine(sheet, sideOf(line, side))} {...{ currentId, shown }} />
    </>
  )
})
SideLine.displayName = 'SideLine'
