import { useEffect, useRef, useState } from 'react'
import { LockOutlined, SearchOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import type { Output } from '#shared/contract/channels.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { isAdministratorRole } from '#shared/domain/case/roles.ts'
import { Account, AccountNotice, useAccount } from '../feature/account/Account.tsx'
import { Delegation } from '../feature/delegation/Delegation.tsx'
import { Lying } from '../feature/handling/HandOn.tsx'
import { Phrases } from '../feature/phrases/Phrases.tsx'
import { NOTHING_ASKED, Search, type Asked } from '../feature/search/Search.tsx'
import { Backup } from '../feature/backup/Backup.tsx'
import { BackupBar } from '../feature/backup/BackupBar.tsx'
import { Register } from '../feature/register/Register.tsx'
import type { Page as RegisterPage } from '../feature/register/useRegister.ts'
import { LEXICON_ROLES } from '#shared/domain/office/lexicon-use.ts'
import { ArchiveDesk } from '../feature/archive-desk/ArchiveDesk.tsx'
import { Lexicon } from '../feature/lexicon/Lexicon.tsx'
import { Sealing } from '../feature/sealing/Sealing.tsx'
import { Calendar } from '../feature/calendar/Calendar.tsx'
import { DueReview } from '../feature/due-review/DueReview.tsx'
import { Leak } from '../feature/leak/Leak.tsx'
import { LeakBar } from '../feature/leak/LeakBar.tsx'
import { handlesLeaks, type LeakProps } from '../feature/leak/useLeak.ts'
import { Signature } from '../feature/signature/Signature.tsx'
import { Audit } from '../feature/audit/Audit.tsx'
import { Inbox } from '../feature/inbox/Inbox.tsx'
import type { InboxPlace } from '../feature/inbox/useInbox.ts'
import { BACKUP } from '../i18n/backup.ts'
import { ARCHIVE_DESK } from '../i18n/archive.ts'
import { CALENDAR } from '../i18n/calendar.ts'
import { LEAK } from '../i18n/leak.ts'
import { DELEGATION } from '../i18n/delegation.ts'
import { DESK } from '../i18n/desk.ts'
import { DUE_REVIEW } from '../i18n/due-review.ts'
import { REGISTER } from '../i18n/register.ts'
import { SEALING } from '../i18n/sealing.ts'
import { SIGNATURE } from '../i18n/signature.ts'
import { LEXICON } from '../i18n/lexicon.ts'
import { SEARCH } from '../i18n/search.ts'
import { COMMON } from '../i18n/words.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Failure } from '../ui/Failure.tsx'
import { Themed } from '../ui/Themed.tsx'
import { AdminDesk } from './AdminDesk.tsx'
import { ConfirmAct } from './ConfirmAct.tsx'
import { CasePage } from './CasePage.tsx'
import '../ui/ui.css'

type Unlocked = Extract<Output<'session.status'>, { state: 'unlocked' }>

type CameFrom = 'search' | 'register' | 'dueReview' | 'archive'

/** The only places there are, as plain state: the list, one case, or a screen of its own. */
type Place =
  | { readonly caseId: null }
  | 'lexicons'
  | 'calendar'
  | 'backup'
  | 'register'
  | 'signature'
  | 'search'
  | 'sealing'
  | 'dueReview'
  | 'delegation'
  | 'archive'
  | { readonly leakOf: LeakProps['about'] }
  | { readonly caseId: string; readonly justImported: boolean; readonly from?: CameFrom }

const INBOX: Place = { caseId: null }

/** Who may hand on what lies with a person who has left. */
const LYING_ROLES: readonly Role[] = ['departmentHead', 'principalLeader']
const CALENDAR_KEEPERS: readonly Role[] = ['systemAdministrator', 'securityAdministrator', 'disclosureOfficer']
const ARCHIVE_KEEPERS: readonly Role[] = ['archivist', 'deputyLeader', 'principalLeader']
const keepsArchive = (roles: readonly Role[]): boolean => roles.some((role) => ARCHIVE_KEEPERS.includes(role))
const keepsCalendar = (roles: readonly Role[]): boolean => roles.some((role) => CALENDAR_KEEPERS.includes(role))

const REGISTER_READERS: readonly Role[] = [
  'disclosureOfficer',
  'principalLeader',
  'deputyLeader',
  'departmentHead',
  'secrecyOfficer',
  'publisher',
  'archivist',
]
const readsRegisters = (roles: readonly Role[]): boolean => roles.some((role) => REGISTER_READERS.includes(role))
const keepsBackups = (roles: readonly Role[]): boolean =>
  roles.includes('systemAdministrator') || roles.includes('auditor')
const NON_DISCLOSURE_REVIEWERS: readonly Role[] = ['deputyLeader', 'principalLeader', 'publisher']
const reviewsNonDisclosures = (roles: readonly Role[]): boolean =>
  roles.some((role) => NON_DISCLOSURE_REVIEWERS.includes(role))

const backLabelOf = (from: CameFrom | undefined): string => {
  if (from === 'search') return SEARCH.back
  return from === 'dueReview' ? DUE_REVIEW.back : COMMON.back
}

interface DeskProps {
  readonly session: Unlocked
  readonly onLock: (force: boolean) => Promise<boolean>
  /** The session has changed by an act of its person: read it anew. */
  readonly onSession: () => void
}

/** A password that has run out, or that another person set, is changed before anything else is asked for. */
const isHeldBack = ({ password }: Unlocked): boolean =>
  password.standing === 'expired' || password.standing === 'initial'
const handlesCases = ({ person }: Unlocked): boolean => !person.roles.every(isAdministratorRole)

export const Desk = (props: DeskProps) => (
  <Themed>
    {handlesCases(props.session) && !isHeldBack(props.session) ? (
      <Phrases>
        <Frame {...props} />
      </Phrases>
    ) : (
      <Frame {...props} />
    )}
  </Themed>
)

const Frame = ({ session, onLock, onSession }: DeskProps) => {
  const [place, setPlace] = useState<Place>(INBOX)
  const [listPlace, setListPlace] = useState<InboxPlace>({ scope: 'waiting', group: 'all', page: 0 })
  const [asked, setAsked] = useState<Asked>(NOTHING_ASKED)
  const [registerPage, setRegisterPage] = useState<RegisterPage>('catalogue')
  const [fault, setFault] = useState<WireError | null>(null)
  const [message, setMessage] = useState<string | null>(null)
  const main = useRef<HTMLElement>(null)
  const { person } = session
  const isBusiness = handlesCases(session)
  const account = useAccount({ session, onDone: setMessage, onChanged: onSession })
  const isHeld = isHeldBack(session)
  const isAtInbox = typeof place !== 'string' && 'caseId' in place && place.caseId === null
  const showsLying = !isHeld && isAtInbox && LYING_ROLES.some((role) => person.roles.includes(role))
  /** What could not be saved goes with the session: the person is asked first. */
  const [unsaved, setUnsaved] = useState(false)
  const lock = async (force: boolean): Promise<void> => {
    setUnsaved(!(await onLock(force)))
  }

  useEffect(() => window.mingjian.on('faultRaised', setFault), [])
  // A new place starts at its top, and the keyboard starts there too.
  useEffect(() => {
    setMessage(null)
    main.current?.scrollTo(0, 0)
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
          {isBusiness && !isHeld && (
            <Button
              type="text"
              icon={<SearchOutlined aria-hidden />}
              onClick={() => {
                setPlace(place === 'search' ? INBOX : 'search')
              }}
            >
              {place === 'search' ? SEARCH.close : SEARCH.open}
            </Button>
          )}
          {LEXICON_ROLES.some((role) => person.roles.includes(role)) && (
            <Button
              type="text"
              onClick={() => {
                setPlace(place === 'lexicons' ? INBOX : 'lexicons')
              }}
            >
              {place === 'lexicons' ? LEXICON.close : LEXICON.open}
            </Button>
          )}
          {(person.roles.includes('principalLeader') || person.roles.includes('publisher')) && (
            <Button
              type="text"
              onClick={() => {
                setPlace(place === 'sealing' ? INBOX : 'sealing')
              }}
            >
              {place === 'sealing' ? SEALING.close : SEALING.open}
            </Button>
          )}
          {reviewsNonDisclosures(person.roles) && (
            <Button
              type="text"
              onClick={() => {
                setPlace(place === 'dueReview' ? INBOX : 'dueReview')
              }}
            >
              {place === 'dueReview' ? DUE_REVIEW.close : DUE_REVIEW.open}
            </Button>
          )}
          {keepsArchive(person.roles) && (
            <Button
              type="text"
              onClick={() => {
                setPlace(place === 'archive' ? INBOX : 'archive')
              }}
            >
              {place === 'archive' ? ARCHIVE_DESK.close : ARCHIVE_DESK.open}
            </Button>
          )}
          {keepsCalendar(person.roles) && (
            <Button
              type="text"
              onClick={() => {
                setPlace(place === 'calendar' ? INBOX : 'calendar')
              }}
            >
              {place === 'calendar' ? CALENDAR.close : CALENDAR.open}
            </Button>
          )}
          {readsRegisters(person.roles) && (
            <Button
              type="text"
              onClick={() => {
                setPlace(place === 'register' ? INBOX : 'register')
              }}
            >
              {place === 'register' ? REGISTER.close : REGISTER.open}
            </Button>
          )}
          {keepsBackups(person.roles) && (
            <Button
              type="text"
              onClick={() => {
                setPlace(place === 'backup' ? INBOX : 'backup')
              }}
            >
              {place === 'backup' ? BACKUP.close : BACKUP.open}
            </Button>
          )}
          <Button
            type="text"
            onClick={() => {
              setPlace({ leakOf: null })
            }}
          >
            {LEAK.open}
          </Button>
          {place !== 'signature' && (
            <Button
              type="text"
              onClick={() => {
                setPlace('signature')
              }}
            >
              {SIGNATURE.open}
            </Button>
          )}
          {isBusiness && (
            <Button
              type="text"
              onClick={() => {
                setPlace(place === 'delegation' ? INBOX : 'delegation')
              }}
            >
              {place === 'delegation' ? DELEGATION.close : DELEGATION.open}
            </Button>
          )}
          <Account {...account} />
          <Button icon={<LockOutlined aria-hidden />} title={COMMON.lockHint} onClick={() => void lock(false)}>
            {COMMON.lock}
          </Button>
        </header>
        <AccountNotice {...account} />
        {handlesLeaks(person.roles) && !isHeld && (
          <LeakBar
            onHandle={() => {
              setPlace({ leakOf: null })
            }}
          />
        )}
        <BackupBar
          isKeeper={person.roles.includes('systemAdministrator')}
          onHandle={() => {
            setPlace('backup')
          }}
        />
        <main className="frame-main" id="main" ref={main} tabIndex={-1}>
          <Failure error={fault} />
          {message !== null && (
            <p className="notice" role="status">
              {message}
            </p>
          )}
          {showsLying && <Lying />}
          {isHeld ? null : place === 'delegation' ? (
            <Delegation />
          ) : place === 'lexicons' ? (
            <Lexicon roles={person.roles} />
          ) : place === 'sealing' ? (
            <Sealing roles={person.roles} />
          ) : place === 'dueReview' ? (
            <DueReview
              onOpen={(caseId) => {
                setPlace({ caseId, justImported: false, from: 'dueReview' })
              }}
            />
          ) : place === 'archive' ? (
            <ArchiveDesk
              roles={person.roles}
              onOpen={(caseId) => {
                setPlace({ caseId, justImported: false, from: 'archive' })
              }}
            />
          ) : place === 'calendar' ? (
            <Calendar roles={person.roles} />
          ) : place === 'register' ? (
            <Register
              roles={person.roles}
              page={registerPage}
              onPage={setRegisterPage}
              onOpenCase={(caseId) => {
                setPlace({ caseId, justImported: false, from: 'register' })
              }}
            />
          ) : place === 'backup' ? (
            <Backup isKeeper={person.roles.includes('systemAdministrator')} />
          ) : place === 'signature' ? (
            <Signature
              onClose={() => {
                setPlace(INBOX)
              }}
            />
          ) : place === 'search' ? (
            <Search
              asked={asked}
              onAsked={setAsked}
              onOpen={(caseId) => {
                setPlace({ caseId, justImported: false, from: 'search' })
              }}
            />
          ) : 'leakOf' in place ? (
            <Leak
              key={place.leakOf?.caseId ?? ''}
              roles={person.roles}
              personName={person.name}
              about={place.leakOf}
              onBack={() => {
                setPlace(INBOX)
              }}
            />
          ) : place.caseId === null ? (
            person.roles.includes('auditor') ? (
              <Audit />
            ) : !isBusiness ? (
              <AdminDesk />
            ) : (
              <Inbox
                roles={person.roles}
                place={listPlace}
                onPlace={setListPlace}
                onOpen={(caseId, justImported = false) => {
                  setPlace({ caseId, justImported })
                }}
              />
            )
          ) : (
            <CasePage
              key={place.caseId}
              caseId={place.caseId}
              justImported={place.justImported}
              backLabel={backLabelOf(place.from)}
              onBack={() => {
                setPlace(place.from ?? INBOX)
              }}
              onOpenCase={(other) => {
                setPlace({ caseId: other, justImported: false })
              }}
              onLeak={(about) => {
                setPlace({ leakOf: about })
              }}
            />
          )}
          {unsaved && (
            <Dialog
              title={DESK.unsavedHeading}
              confirmLabel={DESK.lockAnyway}
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
