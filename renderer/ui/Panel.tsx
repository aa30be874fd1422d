import { useId, type ReactNode } from 'react'

/** A titled part of the side column. */
export const Panel = ({
  title,
  children,
  extra,
  id,
}: {
  readonly title: string
  readonly children: ReactNode
  readonly extra?: ReactNode
  readonly id?: string
}) => {
  const headingId = useId()
  return (
    <section className="panel" aria-labelledby={headingId} id={id} tabIndex={id === undefined ? undefined : -1}>
      <header className="panel-head">
        <h2 id={headingId}>{title}</h2>
        {extra}
      </header>
      {children}
    </section>
  )
}

/** Facts as term and value; empty values are left out. */
export const Facts = ({ rows }: { readonly rows: readonly (readonly [string, ReactNode])[] }) => (
  <dl className="facts">
    {rows
      .filter(([, value]) => value !== null && value !== undefined && value !== '')
      .map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
  </dl>
)
