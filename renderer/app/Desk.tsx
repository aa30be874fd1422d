import { useEffect, useRef, useState } from 'react'
import { LockOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useFormProblem } from '../api/kept-forms.ts'
import type { WireError } from '#shared/contract/errors.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { Account, AccountNotice, useAccount } from '../feature/account/Account.tsx'
import { BackupBar } from '../feature/backup/BackupBar.tsx'
import { CalendarBar } from '../feature/calendar/CalendarBar.tsx'
import { Lying } from '../feature/handling/HandOn.tsx'
import { RecoveryBar } from '../feature/recovery/RecoveryBar.tsx'
import { LeakBar } from '../feature/leak/LeakBar.tsx'
import { handlesLeaks } from '../feature/leak/useLeak.ts'
import { Phrases } from '../feature/phrases/Phrases.tsx'
import { DESK } from '../i18n/desk.ts'
import { COMMON } from '../i18n/words.ts'
import { Dialog } from '../ui/dialog/Dialog.tsx'
import { Failure } from '../ui/feedback/Failure.tsx'
import { Themed } from '../ui/Themed.tsx'
import { ConfirmAct } from './ConfirmAct.tsx'
import { handlesCases, INBOX, navOf, type Place, type Unlocked } from './places.ts'
import { PlaceView } from './PlaceView.tsx'
import '../ui/ui.css'

/** Who may hand on what lies with a person who has left. */
const LYING_ROLES: readonly Role[] = ['departmentHead', 'principalLeader']

interface DeskProps {
  readonly session: Unlocked
  readonly onLock: (force: boolean) => Promise<boolean>
  /** The session has changed by an act of its person: read it anew. */
  readonly onSession: () => void
}

/** A password that has run out, or that another person set, is changed before anything else is asked for. */
const isHeldBack = ({ password }: Unlocked): boolean =>
  password.standing === 'expired' || password.standing === 'initial'

/** The frame stays where it is when the person is let on: what it has just said must be read. */
export const Desk = (props: DeskProps) => (
  <Themed>
    <Phrases enabled={handlesCases(props.session.person.roles) && !isHeldBack(props.session)}>
      <Frame {...props} />
    </Phrases>
  </Themed>
)

const Frame = ({ session, onLock, onSession }: DeskProps) => {
  const [place, setPlace] = useState<Place>(INBOX)
  const [fault, setFault] = useState<WireError | null>(null)
  const [message, setMessage] = useState<string | null>(null)
  const main = useRef<HTMLElement>(null)
  const { person } = session
  const account = useAccount({ session, onDone: setMessage, onChanged: onSession })
  const isHeld = isHeldBack(session)
  const isAtInbox = typeof place !== 'string' && 'caseId' in place && place.caseId === null
  const showsLying = !isHeld && isAtInbox && LYING_ROLES.some((role) => person.roles.includes(role))
  /** What could not be saved goes with the session: the person is asked first. */
  const [unsaved, setUnsaved] = useState(false)
  const lock = async (force: boolean): Promise<void> => {
    setUnsaved(!(await onLock(force)))
  }

  const formProblem = useFormProblem()

  useEffect(() => window.mingjian.on('faultRaised', setFault), [])
  // A new place starts at its top, and the keyboard starts there too.
  useEffect(() => {
    setMessage(null)
    // In a low window it is the frame around it that scrolls.
    for (const one of [main.current, main.current?.parentElement]) one?.scrollTo(0, 0)
    main.current?.focus({ preventScroll: true })
  }, [place])

  return (
    <>
      <ConfirmAct />
      <div className="frame">
        <a className="skip-link" href="#main">
          {DESK.skipToContent}
        </a>
        <header className="frame-head">
          <span className="frame-name">{COMMON.programName}</span>
          <span className="frame-office">{session.officeName}</span>
          <Account {...account} />
          <Button icon={<LockOutlined aria-hidden />} title={COMMON.lockHint} onClick={() => void lock(false)}>
            {COMMON.lock}
          </Button>
        </header>
        {!isHeld && (
          <nav className="frame-nav" aria-label={DESK.navLabel}>
            {navOf(person.roles, place).map(({ word, place: to, isCurrent }) => (
              <button
                key={word}
                type="button"
                aria-current={isCurrent ? 'page' : undefined}
                onClick={() => {
                  setPlace(to)
                }}
              >
                {word}
              </button>
            ))}
          </nav>
        )}
        <AccountNotice {...account} />
        {handlesLeaks(person.roles) && !isHeld && (
          <LeakBar
            onHandle={() => {
              setPlace({ leakOf: null })
            }}
          />
        )}
        {!isHeld && <RecoveryBar />}
        {!isHeld && person.roles.includes('disclosureOfficer') && (
          <CalendarBar
            onHandle={() => {
              setPlace('calendar')
            }}
          />
        )}
        {!isHeld && (
          <BackupBar
            isKeeper={person.roles.includes('systemAdministrator')}
            onHandle={() => {
              setPlace('backup')
            }}
          />
        )}
        <main className="frame-main" id="main" ref={main} tabIndex={-1}>
          <Failure error={fault} />
          <Failure error={formProblem} />
          {message !== null && (
            <p className="notice" role="status">
              {message}
            </p>
          )}
          {showsLying && <Lying />}
          {!isHeld && <PlaceView roles={person.roles} personName={person.name} {...{ place, setPlace }} />}
          {unsaved && (
            <Dialog
              title={DESK.unsavedHeading}
              confirmLabel={DESK.lockAnyway}
              loses
              onConfirm={() => void lock(true)}
              onClose={() => {
                setUnsaved(false)
              }}
            >
              <p>{DESK.unsavedText}</p>
            </Dialog>
          )}
        </main>
      </div>
    </>
  )
}
