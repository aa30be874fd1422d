import type { ReactNode } from 'react'
import { LinkButton } from './LinkButton.tsx'

/** Leads to a part of the same screen that stands below a long list, with the keyboard. The part takes the focus: `Panel` with an id. */
export const JumpTo = ({ id, children }: { readonly id: string; readonly children: ReactNode }) => (
  <LinkButton
    onClick={() => {
      const part = document.getElementById(id)
      part?.scrollIntoView({ block: 'start' })
      part?.focus({ preventScroll: true })
    }}
  >
    {children}
  </LinkButton>
)
