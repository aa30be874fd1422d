import type { ReactNode } from 'react'
import './list.css'

/** A button that reads as the thing that it opens. */
export const LinkButton = ({ onClick, children }: { readonly onClick: () => void; readonly children: ReactNode }) => (
  <button type="button" className="link-button" onClick={onClick}>
    {children}
  </button>
)
