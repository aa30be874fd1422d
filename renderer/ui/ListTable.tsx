import type { ReactNode } from 'react'
import './list.css'

/** A table of rows with one line of headings, wide ones scrolling by themselves. */
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
}) => (
  <div className="list-scroll">
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
      <tbody>{children}</tbody>
    </table>
  </div>
)
