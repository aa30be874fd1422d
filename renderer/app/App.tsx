import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { call, onLocked } from '../api/client.ts'
import { forgetJobs } from '../api/jobs.ts'
import { saveUnsaved } from '../api/unsaved.ts'
import { forgetQueries } from '../api/use-query.ts'
import { Failure } from '../ui/Failure.tsx'
import { Unlock } from '../feature/unlock/Unlock.tsx'
import { COMMON } from '../i18n/words.ts'
import { UNLOCK } from '../i18n/unlock.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'

type Session = Output<'session.status'>

// The unlock screen paints from the entry chunk alone; the component library comes with these.
const loadDesk = () => import('./Desk.tsx')
const Desk = lazy(async () => ({ default: (await loadDesk()).Desk }))
const Setup = lazy(async () => ({ default: (await import('../feature/setup/Setup.tsx')).Setup }))

/** Which of the three worlds the program is in: no office yet, locked, or at the desk. */
export const App = () => {
  const [session, setSession] = useState<Session | null>(null)
  const [error, setError] = useState<WireError | null>(null)

  const readStatus = useCallback(async () => {
    const reply = await call('session.status', {})
    if (reply.ok) setSession(reply.value)
    setError(reply.ok ? null : reply.error)
  }, [])

  useEffect(() => {
    void readStatus()
    return onLocked(() => {
      forgetQueries()
      forgetJobs()
      void readStatus()
    })
  }, [readStatus])

  // While the person types the password, the desk is fetched, so that the inbox follows at once.
  const locked = session?.state === 'locked'
  useEffect(() => {
    if (!locked) return undefined
    const idle = requestIdleCallback(() => void loadDesk(), { timeout: 2000 })
    return () => {
      cancelIdleCallback(idle)
    }
  }, [locked])

  const lock = useCallback(async () => {
    await saveUnsaved()
    await call('session.lock', {})
    forgetQueries()
    forgetJobs()
    await readStatus()
  }, [readStatus])

  const waiting = <p className="visually-hidden">{COMMON.loading}</p>
  if (error !== null) return <StartFailed error={error} onRetry={() => void readStatus()} />
  if (session === null) return waiting
  if (session.state === 'locked') return <Unlock session={session} onUnlocked={setSession} />
  return (
    <Suspense fallback={waiting}>
      {session.state === 'noOffice' ? (
        <Setup onFinished={() => void readStatus()} />
      ) : (
        <Desk key={session.person.personId} session={session} onLock={() => void lock()} />
      )}
    </Suspense>
  )
}

const StartFailed = ({ error, onRetry }: { readonly error: WireError; readonly onRetry: () => void }) => (
  <main className="gate">
    <div className="gate-card">
      <h1 className="gate-office">{UNLOCK.startFailed}</h1>
      <Failure error={error} />
      <div className="gate-actions">
        <button type="button" className="gate-primary" onClick={onRetry}>
          {COMMON.retry}
        </button>
      </div>
    </div>
  </main>
)
