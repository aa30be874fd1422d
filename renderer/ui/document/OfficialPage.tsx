import type { ReactNode } from 'react'
import type { LinePart } from '#shared/domain/document/lines.ts'
import { PAGE } from '../../i18n/page.ts'
import { Picture } from './Picture.tsx'
import type { ReadPicture } from './picture-address.ts'
import type { SheetBlock, SheetMark, SheetTable } from './sheet.ts'
import { chunksOf, useStaged } from './use-staged.ts'

/** What a view says of a line: its content, how the whole line is marked, and where it stands in `documentLines`. */
export interface LineView {
  readonly content: ReactNode
  readonly mark: SheetMark | null
  /** Index into `documentLines` of the text that remarks are made on; null where there is none. */
  readonly line: number | null
}

export interface PageContent<L> {
  readonly blocks: readonly SheetBlock<L>[]
  readonly lineView: (line: L) => LineView
  readonly read: ReadPicture
}

/** The text as it will look on paper: white sheet, FangSong body, levels of headings (GB/T 9704-2012, 7.3). */
export const OfficialPage = <L,>({ label, blocks, lineView, read }: PageContent<L> & { readonly label: string }) => {
  const staged = useStaged(blocks.length)
  return (
    <article className="paper" aria-label={label}>
      {chunksOf(blocks.slice(0, staged)).map((chunk, nth) => (
        <div className="paper-chunk" key={nth}>
          {chunk.map((block, index) => (
            <PageBlock key={index} {...{ block, lineView, read }} />
          ))}
        </div>
      ))}
    </article>
  )
}

/** One block of a page: a line, a table, a picture with its words, the label of an attachment. */
export const PageBlock = <L,>({
  block,
  lineView,
  read,
}: Omit<PageContent<L>, 'blocks'> & { readonly block: SheetBlock<L> }) => {
  if (block.kind === 'label') return <p className="paper-line paper-label">{block.text}</p>
  if (block.kind === 'table') return <PageTable table={block} lineView={lineView} />
  if (block.kind === 'image') {
    const view = lineView(block.line)
    return (
      <figure className={`paper-figure${markClass(view.mark)}`}>
        <Picture image={block.image} read={read} />
        <figcaption data-line={view.line ?? undefined}>
          {view.content}
          {block.image.alternative === '' && <span className="soft">{PAGE.noAlternative}</span>}
        </figcaption>
      </figure>
    )
  }
  return <PageLine part={block.part} {...lineView(block.line)} />
}

const markClass = (mark: SheetMark | null): string => (mark === null ? '' : ` line-${mark}`)

const PageLine = ({ part, content, mark, line }: LineView & { readonly part: LinePart }) => {
  const className = `paper-line paper-${part}${markClass(mark)}`
  const Line = part === 'title' ? 'h2' : part === 'attachmentTitle' ? 'h3' : 'p'
  return (
    <Line className={className} data-line={line ?? undefined}>
      {content}
    </Line>
  )
}

const PageTable = <L,>({
  table,
  lineView,
}: {
  readonly table: SheetTable<L>
  readonly lineView: PageContent<L>['lineView']
}) => {
  const total = table.widths.reduce((sum, width) => sum + width, 0)
  return (
    <table className="paper-table" aria-label={PAGE.table(table.rows.length, table.widths.length)}>
      <colgroup>
        {table.widths.map((width, index) => (
          <col key={index} style={{ width: `${String((100 * width) / total)}%` }} />
        ))}
      </colgroup>
      <tbody>
        {table.rows.map(({ mark, cells }, row) => (
          <tr key={row} className={mark === null ? undefined : `row-${mark}`}>
            {cells.map(({ lines, columnSpan, rowSpan }, column) => {
              const Cell = row < table.headRows ? 'th' : 'td'
              return (
                <Cell key={column} colSpan={columnSpan} rowSpan={rowSpan}>
                  {mark !== null && column === 0 && <span className="visually-hidden">{PAGE.rows[mark]}</span>}
                  {lines.map((line, nth) => {
                    const view = lineView(line)
                    return (
                      <p key={nth} className={`cell-line${markClass(view.mark)}`} data-line={view.line ?? undefined}>
                        {view.content}
                      </p>
                    )
                  })}
                </Cell>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
