import { useState, type ReactNode } from 'react'
import { COMMON } from '../i18n/words.ts'
import { explain, type Told } from '../i18n/explain.ts'
import { StopPage } from './StopPage.tsx'
import type { WireError } from '#shared/contract/errors.ts'

const isClassified = (error: { readonly code: string }): error is WireError => error.code === 'import.classified'

/** Says in place why something failed and what to do; nothing for null. Classified material stops the work: a page of its own says so first. */
export const Failure = ({
  error,
  children,
}: {
  readonly error: (Told & { readonly each?: readonly Told[] }) | null
  readonly children?: ReactNode
}) => {
  const [read, setRead] = useState<unknown>(null)
  if (error === null) return null
  const { title, advice, faultId } = explain(error)
  return (
    <div className="failure" role="alert">
      <p className="failure-title">{title}</p>
      <p className="failure-advice">{advice}</p>
      {error.each !== undefined && (
        <ul className="failure-each">
          {error.each.map((one, index) => (
            <li key={index}>{explain(one).title}</li>
          ))}
        </ul>
      )}
      {faultId !== null && <p className="failure-number">{COMMON.faultNumber(faultId)}</p>}
      {children}
      {isClassified(error) && read !== error && (
        <StopPage
          error={error}
          what={error.detail?.['sha256'] === undefined ? 'text' : 'file'}
          onClose={() => {
            setRead(error)
          }}
        />
      )}
    </div>
  )
}
