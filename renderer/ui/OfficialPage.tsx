import type { ReactNode } from 'react'
import type { LinePart } from '#shared/domain/document/lines.ts'

export interface PageLine {
  readonly key: string
  readonly kind: LinePart
  readonly content: ReactNode
  /** A change of the whole line, shown at its edge. */
  readonly change?: 'added' | 'removed' | 'moved'
}

/** The text as it will look on paper: white sheet, FangSong body, levels of headings (GB/T 9704-2012, 7.3). */
export const OfficialPage = ({ label, lines }: { readonly label: string; readonly lines: readonly PageLine[] }) => (
  <article className="paper" aria-label={label}>
    {lines.map(({ key, kind, content, change }) => {
      const className = `paper-line paper-${kind}${change === undefined ? '' : ` line-${change}`}`
      return kind === 'title' ? (
        <h2 key={key} className={className}>
          {content}
        </h2>
      ) : (
        <p key={key} className={className}>
          {content}
        </p>
      )
    })}
  </article>
)
