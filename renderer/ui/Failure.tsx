import type { ReactNode } from 'react'
import { COMMON } from '../i18n/words.ts'
import { explain } from '../i18n/errors.ts'
import type { WireError } from '#shared/contract/errors.ts'

/** Says in place why something failed and what to do; nothing for null. */
export const Failure = ({
  error,
  children,
}: {
  readonly error: (Omit<WireError, 'code'> & { readonly code: string }) | null
  readonly children?: ReactNode
}) => {
  if (error === null) return null
  const { title, advice, faultId } = explain(error)
  return (
    <div className="failure" role="alert">
      <p className="failure-title">{title}</p>
      <p className="failure-advice">{advice}</p>
      {faultId !== null && <p className="failure-number">{COMMON.faultNumber(faultId)}</p>}
      {children}
    </div>
  )
}
