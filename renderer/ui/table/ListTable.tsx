import { Children, useRef, type ReactNode } from 'react'
import { rowKeys } from './row-keys.ts'
import { SkipList } from './SkipList.tsx'
import { useWide } from './use-wide.ts'
import '../style/list.css'

/** A table of rows with one line of headings, which stays in sight; wide ones scroll by themselves. */
export const ListTable = ({
  columns,
  label,
  className,
  children,
}: {
  readonly columns: readonly string[]
  readonly label?: string
  readonly className?: string
  /** `tr` elements. */
  readonly children: ReactNode
}) => {
  const box = useRef<HTMLDivElement>(null)
  const isWide = useWide(box)
  return (
    <SkipList rows={Children.count(children)}>
      <div ref={box} className={isWide ? 'list-scroll list-wide' : 'list-scroll'}>
        <table className={className === undefined ? 'list-table' : `list-table ${className}`} aria-label={label}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody onKeyDown={rowKeys}>{children}</tbody>
        </table>
      </div>
    </SkipList>
  )
}
