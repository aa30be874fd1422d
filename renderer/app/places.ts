import type { Output } from '#shared/contract/channels.ts'
import { isAdministratorRole, type Role } from '#shared/domain/case/roles.ts'
import { LEXICON_ROLES } from '#shared/domain/office/lexicon/lexicon-use.ts'
import type { LeakProps } from '../feature/leak/useLeak.ts'
import { ARCHIVE_DESK } from '../i18n/archive.ts'
import { BACKUP } from '../i18n/backup.ts'
import { CALENDAR } from '../i18n/calendar.ts'
import { DELEGATION } from '../i18n/delegation.ts'
import { DESK } from '../i18n/desk.ts'
import { DUE_REVIEW } from '../i18n/due-review.ts'
import { LEAK } from '../i18n/leak.ts'
import { LEXICON } from '../i18n/lexicon.ts'
import { PUBLICITY } from '../i18n/publicity.ts'
import { REGISTER } from '../i18n/register.ts'
import { SEALING } from '../i18n/sealing.ts'
import { SEARCH } from '../i18n/search.ts'
import { SIGNATURE } from '../i18n/signature.ts'
import { COMMON } from '../i18n/words.ts'

export type Unlocked = Extract<Output<'session.status'>, { state: 'unlocked' }>

/** A screen of its own, beside the list and the cases. */
export type Screen =
  | 'search'
  | 'register'
  | 'publicity'
  | 'lexicons'
  | 'sealing'
  | 'dueReview'
  | 'archive'
  | 'calendar'
  | 'delegation'
  | 'backup'
  | 'signature'

/** The screens that open a case, to which its page leads back. */
export type CameFrom = Extract<Screen, 'search' | 'register' | 'dueReview' | 'archive'>

/** The only places there are, as plain state: the list, one case, a leak, or a screen of its own. */
export type Place =
  | { readonly caseId: null }
  | Screen
  | { readonly leakOf: LeakProps['about'] }
  | { readonly caseId: string; readonly justImported: boolean; readonly from?: CameFrom }

export const INBOX: Place = { caseId: null }

const anyOf =
  (...wanted: readonly Role[]) =>
  (roles: readonly Role[]): boolean =>
    roles.some((role) => wanted.includes(role))
/** 三员 handle no cases. */
export const handlesCases = (roles: readonly Role[]): boolean => !roles.every(isAdministratorRole)

const SCREENS: readonly {
  readonly screen: Screen
  readonly word: string
  readonly isFor: (roles: readonly Role[]) => boolean
}[] = [
  { screen: 'search', word: SEARCH.open, isFor: handlesCases },
  {
    screen: 'register',
    word: REGISTER.open,
    isFor: anyOf(
      ...(['disclosureOfficer', 'principalLeader', 'deputyLeader', 'departmentHead'] as const),
      ...(['secrecyOfficer', 'publisher', 'archivist'] as const),
    ),
  },
  {
    screen: 'publicity',
    word: PUBLICITY.open,
    isFor: anyOf('disclosureOfficer', 'principalLeader', 'deputyLeader', 'departmentHead', 'publisher'),
  },
  { screen: 'lexicons', word: LEXICON.open, isFor: anyOf(...LEXICON_ROLES) },
  { screen: 'sealing', word: SEALING.open, isFor: anyOf('principalLeader', 'publisher', 'systemAdministrator') },
  { screen: 'dueReview', word: DUE_REVIEW.open, isFor: anyOf('deputyLeader', 'principalLeader', 'publisher') },
  { screen: 'archive', word: ARCHIVE_DESK.open, isFor: anyOf('archivist', 'deputyLeader', 'principalLeader') },
  {
    screen: 'calendar',
    word: CALENDAR.open,
    isFor: anyOf('systemAdministrator', 'securityAdministrator', 'disclosureOfficer'),
  },
  { screen: 'delegation', word: DELEGATION.open, isFor: handlesCases },
  { screen: 'backup', word: BACKUP.open, isFor: anyOf('systemAdministrator', 'auditor') },
  { screen: 'signature', word: SIGNATURE.open, isFor: () => true },
]

export interface NavItem {
  readonly word: string
  readonly place: Place
  readonly isCurrent: boolean
}

const homeWord = (roles: readonly Role[]): string => {
  if (roles.includes('auditor')) return DESK.homes.audit
  return handlesCases(roles) ? DESK.homes.inbox : DESK.homes.administration
}

/** Where a person of these roles may go. A case belongs to the list, or to the screen that opened it. */
export const navOf = (roles: readonly Role[], place: Place): readonly NavItem[] => {
  const isLeak = typeof place !== 'string' && 'leakOf' in place
  const screen = typeof place === 'string' ? place : 'from' in place ? (place.from ?? null) : null
  return [
    { word: homeWord(roles), place: INBOX, isCurrent: screen === null && !isLeak },
    ...SCREENS.filter(({ isFor }) => isFor(roles)).map((each) => ({
      word: each.word,
      place: each.screen,
      isCurrent: each.screen === screen,
    })),
    { word: LEAK.open, place: { leakOf: null }, isCurrent: isLeak },
  ]
}

/** What the way back from a case is called. */
export const backLabelOf = (from: CameFrom | undefined): string => {
  switch (from) {
    case undefined:
      return COMMON.back
    case 'search':
      return SEARCH.back
    case 'dueReview':
      return DUE_REVIEW.back
    case 'register':
      return REGISTER.back
    case 'archive':
      return ARCHIVE_DESK.back
  }
}
