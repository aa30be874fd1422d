import type { ReactNode } from 'react'

/** What was just done, said once; nothing for null or false. */
export const Notice = ({ children }: { readonly children: ReactNode }) =>
  children === null || children === undefined || children === false || children === '' ? null : (
    <p className="notice" role="status">
      {children}
    </p>
  )
