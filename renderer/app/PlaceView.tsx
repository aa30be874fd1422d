import { useState } from 'react'
import type { Role } from '#shared/domain/case/roles.ts'
import { ArchiveDesk } from '../feature/archive-desk/ArchiveDesk.tsx'
import { Audit } from '../feature/audit/Audit.tsx'
import { Backup } from '../feature/backup/Backup.tsx'
import { Calendar } from '../feature/calendar/Calendar.tsx'
import { Delegation } from '../feature/delegation/Delegation.tsx'
import { DueReview } from '../feature/due-review/DueReview.tsx'
import { Inbox } from '../feature/inbox/Inbox.tsx'
import type { InboxPlace } from '../feature/inbox/useInbox.ts'
import { Leak } from '../feature/leak/Leak.tsx'
import { Lexicon } from '../feature/lexicon/Lexicon.tsx'
import { Publicity } from '../feature/publicity/Publicity.tsx'
import { Reminders } from '../feature/reminders/Reminders.tsx'
import type { Reminder } from '../feature/reminders/useReminders.ts'
import { Register } from '../feature/register/Register.tsx'
import type { Page as RegisterPage } from '../feature/register/useRegister.ts'
import { Sealing } from '../feature/sealing/Sealing.tsx'
import { NOTHING_ASKED, Search, type Asked } from '../feature/search/Search.tsx'
import { Signature } from '../feature/signature/Signature.tsx'
import { DELEGATION } from '../i18n/delegation.ts'
import { AdminDesk } from './AdminDesk.tsx'
import { CasePage } from './CasePage.tsx'
import { keepUnder } from '../ui/form/use-kept.ts'
import { backLabelOf, handlesCases, INBOX, type CameFrom, type Place, type Screen } from './places.ts'

/** Where a reminder is dealt with: a screen, and the tab of it under the name by which that screen keeps it. */
const REMINDED_AT = {
  transferDue: ['archive', 'archive tab', 'transfer'],
  extensionProposed: ['archive', 'archive tab', 'transfer'],
  appraisalDue: ['archive', 'archive tab', 'due'],
  appraisalProposed: ['archive', 'archive tab', 'due'],
  catalogueProposed: ['publicity', 'publicity tab', 'catalogue'],
  catalogueMissing: ['publicity', 'publicity tab', 'catalogue'],
  guideMissing: ['publicity', 'publicity tab', 'guide'],
  guideOld: ['publicity', 'publicity tab', 'guide'],
  guideBehind: ['publicity', 'publicity tab', 'guide'],
  takeDownDue: ['register', 'register page', 'enforcement'],
  termEnding: ['register', 'register page', 'validity'],
} as const satisfies Readonly<Record<Reminder['about'], readonly [Screen, string, string]>>

interface PlaceViewProps {
  readonly place: Place
  readonly setPlace: (place: Place) => void
  readonly roles: readonly Role[]
  readonly personName: string
}

/** What stands at a place. The list, a search and the registers are found again as they were left. */
export const PlaceView = ({ place, setPlace, roles, personName }: PlaceViewProps) => {
  const [listPlace, setListPlace] = useState<InboxPlace>({ scope: 'waiting', group: 'all', page: 0 })
  const [asked, setAsked] = useState<Asked>(NOTHING_ASKED)
  const [registerPage, setRegisterPage] = useState<RegisterPage>('catalogue')
  const openFrom = (from: CameFrom) => (caseId: string) => {
    setPlace({ caseId, justImported: false, from })
  }

  const screenOf = (screen: Screen) => {
    switch (screen) {
      case 'search':
        return <Search asked={asked} onAsked={setAsked} onOpen={openFrom('search')} />
      case 'register':
        return <Register roles={roles} page={registerPage} onPage={setRegisterPage} onOpenCase={openFrom('register')} />
      case 'publicity':
        return <Publicity roles={roles} />
      case 'lexicons':
        return <Lexicon roles={roles} />
      case 'sealing':
        return <Sealing roles={roles} />
      case 'dueReview':
        return <DueReview onOpen={openFrom('dueReview')} />
      case 'archive':
        return <ArchiveDesk roles={roles} onOpen={openFrom('archive')} />
      case 'calendar':
        return <Calendar roles={roles} />
      case 'delegation':
        return (
          <>
            <header className="page-head">
              <h1>{DELEGATION.open}</h1>
            </header>
            <Delegation />
          </>
        )
      case 'backup':
        return <Backup isKeeper={roles.includes('systemAdministrator')} />
      case 'signature':
        return <Signature />
    }
  }

  if (typeof place === 'string') return screenOf(place)
  if ('leakOf' in place) {
    const about = place.leakOf
    const goBack = (): void => {
      setPlace(about === null ? INBOX : { caseId: about.caseId, justImported: false })
    }
    return <Leak key={about?.caseId ?? ''} {...{ roles, personName, about }} onBack={goBack} />
  }
  if (place.caseId !== null) {
    return (
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
    )
  }
  if (roles.includes('auditor')) return <Audit />
  if (!handlesCases(roles))
    return (
      <AdminDesk
        roles={roles}
        onLexicons={() => {
          setPlace('lexicons')
        }}
        onCalendar={() => {
          setPlace('calendar')
        }}
      />
    )
  return (
    <Inbox
      roles={roles}
      place={listPlace}
      onPlace={setListPlace}
      onOpen={(caseId, justImported = false) => {
        setPlace({ caseId, justImported })
      }}
      beside={
        <Reminders
          onGo={(about) => {
            const [screen, name, tab] = REMINDED_AT[about]
            keepUnder(name, tab)
            // The page of the registers is kept here, as they are found again as they were left.
            if (about === 'termEnding') setRegisterPage('validity')
            if (about === 'takeDownDue') setRegisterPage('enforcement')
            setPlace(screen)
          }}
        />
      }
    />
  )
}
