import { useCallback, useEffect, useState } from 'react'
import { call, onLocked } from '../api/client.ts'
import { forgetDrafts } from '../api/kept-drafts.ts'
import { forgetForms, loadForms } from '../api/kept-forms.ts'
import { forgetJobs } from '../api/jobs.ts'
import { saveUnsaved } from '../api/unsaved.ts'
import { forgetQueries } from '../api/use-query.ts'
import { Failure } from '../ui/feedback/Failure.tsx'
import { forgetKept } from '../ui/form/use-kept.ts'
import { Unlock } from '../feature/unlock/Unlock.tsx'
import { COMMON } from '../i18n/words.ts'
import { UNLOCK } from '../i18n/unlock.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'

type Session = Output<'session.status'>

type Desk = typeof import('./Desk.tsx').Desk
type Signature = typeof import('../feature/signature/Signature.tsx').Signature
type Restore = typeof import('../feature/restore/Restore.tsx').Restore
type Clock = typeof import('../feature/clock/Clock.tsx').Clock
type Setup = typeof import('../feature/setup/Setup.tsx').Setup

/** A session together with the screen that shows it, already loaded: what is set is painted in one go. */
type World =
  | { readonly state: 'locked'; readonly session: Extract<Session, { state: 'locked' }> }
  | { readonly state: 'noOffice'; readonly Setup: Setup }
  | { readonly state: 'unlocked'; readonly session: Extract<Session, { state: 'unlocked' }>; readonly Desk: Desk }

// The unlock screen paints from the entry chunk alone; the component library comes with these. Not React.lazy: it would
// hold back the first paint by its throttle of 300 ms even when the chunk is there.
const loadDesk = async (): Promise<Desk> => (await import('./Desk.tsx')).Desk
const loadSetup = async (): Promise<Setup> => (await import('../feature/setup/Setup.tsx')).Setup

const loadRestore = async (): Promise<Restore> => (await import('../feature/restore/Restore.tsx')).Restore
const loadClock = async (): Promise<Clock> => (await import('../feature/clock/Clock.tsx')).Clock
const loadSignature = async (): Promise<Signature> => (await import('../feature/signature/Signature.tsx')).Signature

/** Nothing that one person read, wrote or started may be shown to the next. */
const forgetPerson = (): void => {
  forgetQueries()
  forgetJobs()
  forgetDrafts()
  forgetForms()
  forgetKept()
}

const worldOf = async (session: Session): Promise<World> => {
  switch (session.state) {
    case 'locked':
      return { state: 'locked', session }
    case 'noOffice':
      return { state: 'noOffice', Setup: await loadSetup() }
    case 'unlocked': {
      // What was left half filled is there before the screen that it belongs to.
      const [Desk] = await Promise.all([loadDesk(), loadForms()])
      return { state: 'unlocked', session, Desk }
    }
  }
}

/** Which of the three worlds the program is in: no office yet, locked, or at the desk. */
export const App = () => {
  const [world, setWorld] = useState<World | null>(null)
  const [error, setError] = useState<WireError | null>(null)

  /** 验签 needs nobody to unlock: anyone may hold out a file. */
  const [verifier, setVerifier] = useState<{ readonly View: Signature } | null>(null)
  /** 从备份恢复: on a machine without an office, or in place of the one here. */
  const [restorer, setRestorer] = useState<{ readonly View: Restore } | null>(null)
  const openRestorer = (): void => {
    loadRestore().then(
      (View) => {
        setRestorer({ View })
      },
      () => {
        setError({ code: 'defect' })
      },
    )
  }
  /** 校正留痕时间: nobody can sign in while the logs run ahead of the clock. */
  const [clock, setClock] = useState<{ readonly View: Clock } | null>(null)
  const openClock = (): void => {
    loadClock().then(
      (View) => {
        setClock({ View })
      },
      () => {
        setError({ code: 'defect' })
      },
    )
  }
  const openVerifier = (): void => {
    loadSignature().then(
      (View) => {
        setVerifier({ View })
      },
      () => {
        setError({ code: 'defect' })
      },
    )
  }
  const enter = useCallback(async (session: Session) => {
    try {
      setWorld(await worldOf(session))
    } catch {
      // A part of the page itself could not be loaded.
      setError({ code: 'defect' })
    }
  }, [])
  const readStatus = useCallback(async () => {
    const reply = await call('session.status', {})
    if (reply.ok) await enter(reply.value)
    setError(reply.ok ? null : reply.error)
  }, [enter])

  useEffect(() => {
    void readStatus()
    return onLocked(() => {
      forgetPerson()
      void readStatus()
    })
  }, [readStatus])

  // While the person types the password, the desk is fetched, so that the inbox follows at once.
  const locked = world?.state === 'locked'
  useEffect(() => {
    if (!locked) return undefined
    const idle = requestIdleCallback(() => void loadDesk(), { timeout: 2000 })
    return () => {
      cancelIdleCallback(idle)
    }
  }, [locked])

  const lock = useCallback(
    async (force: boolean): Promise<boolean> => {
      if (!(await saveUnsaved()) && !force) return false
      await call('session.lock', {})
      forgetPerson()
      await readStatus()
      return true
    },
    [readStatus],
  )

  if (restorer !== null && world?.state !== 'unlocked') {
    return (
      <restorer.View
        onClose={() => {
          setRestorer(null)
          void readStatus()
        }}
      />
    )
  }
  if (error !== null) return <StartFailed error={error} onRetry={() => void readStatus()} onRestore={openRestorer} />
  if (world === null) return <p className="visually-hidden">{COMMON.loading}</p>
  switch (world.state) {
    case 'locked':
      if (verifier !== null) {
        return (
          <main>
            <verifier.View
              onClose={() => {
                setVerifier(null)
              }}
            />
          </main>
        )
      }
      if (clock !== null) {
        return (
          <clock.View
            people={world.session.people}
            onClose={() => {
              setClock(null)
            }}
          />
        )
      }
      return (
        <Unlock
          session={world.session}
          onUnlocked={(session) => void enter(session)}
          onVerify={openVerifier}
          onRestore={openRestorer}
          onClock={openClock}
        />
      )
    case 'noOffice':
      return <world.Setup onFinished={() => void readStatus()} onRestore={openRestorer} />
    case 'unlocked':
      return (
        <world.Desk
          key={world.session.person.personId}
          session={world.session}
          onLock={lock}
          onSession={() => void readStatus()}
        />
      )
  }
}

const StartFailed = ({
  error,
  onRetry,
  onRestore,
}: {
  readonly error: WireError
  readonly onRetry: () => void
  readonly onRestore: () => void
}) => (
  <main className="gate">
    <div className="gate-card">
      <h1 className="gate-office">{UNLOCK.startFailed}</h1>
      <Failure error={error} />
      <div className="gate-actions">
        <button type="button" className="gate-primary" onClick={onRetry}>
          {COMMON.retry}
        </button>
        <button type="button" className="gate-link" onClick={onRestore}>
          {UNLOCK.restore}
        </button>
      </div>
    </div>
  </main>
)
