import type { Mark } from '#shared/domain/redline/model.ts'

export interface DiffRun {
  readonly mark: Mark
  readonly text: string
  /** The change that this run belongs to; null for kept text. */
  readonly changeId: string | null
  /** The version that it came or went with; null where nobody says. */
  readonly version: number | null
}

export interface DiffTextProps {
  readonly runs: readonly DiffRun[]
  readonly currentId: string | null
  /** Changes that a filter leaves; the others are toned down. Null for all. */
  readonly shown?: ReadonlySet<string> | null
}

/**
 * Text with its changes marked by element, line and colour, and in words for those who listen: these are the alternative text
 * of generated content (mark-words.ts), for two hidden boxes a mark cost each frame of 5,000 marks 40 ms.
 */
export const DiffText = ({ runs, currentId, shown = null }: DiffTextProps) =>
  runs.map(({ mark, text, changeId, version }, index) => {
    const data = version === null ? {} : { 'data-version': version }
    if (mark === 'kept' && version === null) return text
    if (mark === 'kept' || mark === 'movedTo') {
      return (
        <span key={index} {...data}>
          {text}
        </span>
      )
    }
    const Marked = mark === 'inserted' ? 'ins' : 'del'
    const isMuted = shown !== null && (changeId === null || !shown.has(changeId))
    const classes = [
      `mark-${mark}`,
      ...(mark === 'movedFrom' ? ['moved-away'] : []),
      ...(isMuted ? ['mark-muted'] : []),
      ...(changeId !== null && changeId === currentId ? ['change-current'] : []),
    ]
    return (
      <Marked key={index} data-change={changeId ?? undefined} tabIndex={-1} {...data} className={classes.join(' ')}>
        {text}
      </Marked>
    )
  })
