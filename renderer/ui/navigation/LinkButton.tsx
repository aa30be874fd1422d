import type { ReactNode } from 'react'
import '../style/list.css'

/** A button that reads as the thing that it opens. */
export const LinkButton = ({
  onClick,
  title,
  children,
}: {
  readonly onClick: () => void
  /** What comes of it, where the words do not say. */
  readonly title?: string
  readonly children: ReactNode
}) => (
  <button type="button" className="link-button" title={title} onClick={onClick}>
    {children}
  </button>
)
