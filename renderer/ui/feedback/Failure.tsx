import { useState, type ReactNode } from 'react'
import { COMMON } from '../../i18n/words.ts'
import { explainEach, type RefusedGroup } from '../../i18n/explain-each.ts'
import { explain, type Told } from '../../i18n/explain.ts'
import { LinkButton } from '../navigation/LinkButton.tsx'
import { StopPage } from './StopPage.tsx'
import type { WireError } from '#shared/contract/errors.ts'

const isClassified = (error: { readonly code: string }): error is WireError => error.code === 'import.classified'

/** Says in place why something failed and what to do; nothing for null. Classified material stops the work: a page of its own says so first. */
export const Failure = ({
  error,
  children,
  onOpen,
}: {
  readonly error: (Told & { readonly each?: readonly Told[] }) | null
  readonly children?: ReactNode
  /** Opens one of those that are named; without it they are named alone. */
  readonly onOpen?: ((caseId: string) => void) | undefined
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
          {explainEach(error.each).map((group) => (
            <Refused key={group.title} group={group} onOpen={onOpen} />
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

/** Some that were refused for one reason: the reason, what to do, and each by its number. */
const Refused = ({
  group: { title, advice, files },
  onOpen,
}: {
  readonly group: RefusedGroup
  readonly onOpen: ((caseId: string) => void) | undefined
}) => (
  <li>
    <p className="failure-reason">{title}</p>
    <p>{advice}</p>
    <ul className="failure-files">
      {files.map(({ number, caseId, faultId }, index) => (
        <li key={index}>
          {caseId === null || onOpen === undefined ? (
            number
          ) : (
            <LinkButton
              onClick={() => {
                onOpen(caseId)
              }}
            >
              {number}
            </LinkButton>
          )}
          {faultId !== null && <span className="failure-number">{COMMON.faultNumber(faultId)}</span>}
        </li>
      ))}
    </ul>
  </li>
)
