import type { ReactNode } from 'react'
import { Button } from 'antd'
import { COMMON } from '../../i18n/words.ts'
import { Failure } from './Failure.tsx'
import type { WireError } from '#shared/contract/errors.ts'

export const Loading = () => (
  <p className="state" role="status">
    {COMMON.loading}
  </p>
)

/** Nothing to show, and what to do about it. */
export const Empty = ({ title, children }: { readonly title: string; readonly children?: ReactNode }) => (
  <div className="state">
    <p className="state-title">{title}</p>
    {children}
  </div>
)

/** What could not be read, in the place where it would stand. */
export const Unreadable = ({ error, onRetry }: { readonly error: WireError; readonly onRetry: () => void }) => (
  <div className="state">
    <Failure error={error}>
      <Button size="small" onClick={onRetry} className="failure-retry">
        {COMMON.retry}
      </Button>
    </Failure>
  </div>
)
