import type { Output } from '#shared/contract/channels.ts'
import { CATALOGUE_CONFIRMERS, isGuideOld } from '#shared/domain/office/publicity/publicity.ts'
import { validityOn } from '#shared/domain/case/duty/validity.ts'
import type { Role } from '#shared/domain/case/roles.ts'
import { addDays } from '#shared/domain/deadline/date.ts'
import { ok } from '#shared/lib/result.ts'
import { officeArchive } from '../archive/archive-rules.ts'
import { storeFilter } from '../archive/archive-list.ts'
import { beijingDate } from '../beijing-date.ts'
import { loadCase } from '../load-case.ts'
import { publicityOf } from '../load-office.ts'
import { seesSubmitted } from '../visibility.ts'
import { takeDownsDue } from './take-down.ts'
import type { Outcome, Unlocked, Workstation } from '../workstation.ts'

type Reminder = Output<'office.reminders'>[number]
const ALL = { year: null, fonds: null, retention: null, organisation: null }
/** An office that lets more run out than this is told of these. */
const MOST_DUE = 2000

/** The archivist's: what goes to the archive, what nobody has proposed to appraise. The leaders': what was proposed by another. */
const ofArchive = (workstation: Workstation, { store, person }: Unlocked): readonly Reminder[] => {
  const { roles, personId } = person
  const isArchivist = roles.includes('archivist')
  const decides = roles.includes('deputyLeader') || roles.includes('principalLeader')
  if (!isArchivist && !decides) return []
  const now = workstation.now()
  const transfer = isArchivist ? store.archiveRows(storeFilter(store, now, 'transfer', ALL, 0, 0)).total : 0
  // While it is held 保全 nobody proposes and nobody decides.
  const rows = store.archiveRows(storeFilter(store, now, 'due', ALL, 0, MOST_DUE)).rows.filter(({ held }) => !held)
  const proposed = rows.filter(({ archive }) => archive?.proposed === true)
  const others = decides
    ? proposed.filter(({ caseId }) => loadCase(store, caseId)?.state.custody.proposal?.personId !== personId)
    : []
  const extensions = officeArchive(store).extensions.filter(
    ({ confirmed, withdrawn, recorded }) => confirmed === null && withdrawn === null && recorded.personId !== personId,
  )
  return [
    { about: 'transferDue', count: transfer },
    { about: 'extensionProposed', count: extensions.length },
    { about: 'appraisalDue', count: isArchivist ? rows.length - proposed.length : 0 },
    { about: 'appraisalProposed', count: others.length },
  ]
}

const when = (isDue: boolean): number => (isDue ? 1 : 0)

/** 条例 Arts 12 and 22: what the 工作机构 is to make or look through again, and what waits for a second hand. */
const ofPublicity = (workstation: Workstation, { store, person }: Unlocked): readonly Reminder[] => {
  const { roles, personId } = person
  if (!roles.some((role) => CATALOGUE_CONFIRMERS.includes(role))) return []
  const { catalogues, proposal, guides, guideBehind } = publicityOf(store)
  const keeps = roles.includes('disclosureOfficer')
  const last = guides.at(-1)
  const isOld = last !== undefined && isGuideOld(last, beijingDate(workstation.now()))
  return [
    { about: 'catalogueProposed', count: when(proposal !== null && proposal.proposed.personId !== personId) },
    { about: 'catalogueMissing', count: when(keeps && catalogues.length === 0 && proposal === null) },
    { about: 'guideMissing', count: when(keeps && last === undefined) },
    { about: 'guideOld', count: when(keeps && isOld) },
    { about: 'guideBehind', count: when(keeps && !isOld && guideBehind.length > 0) },
  ]
}

/** How long before its end somebody is told of a term (D: 有效期 is a matter of local rules, M-H). */
const TERM_DAYS = 60

/** 有效期: what is in force and ends soon, for whoever keeps the lists. What ends otherwise before is no matter. */
const ofTerms = (workstation: Workstation, { store, person }: Unlocked): readonly Reminder[] => {
  if (!person.roles.includes('disclosureOfficer')) return []
  const today = beijingDate(workstation.now())
  const access = { personId: person.personId, seesSubmitted: seesSubmitted(person.roles) }
  const rows = store.rowsEnding(access, today, addDays(today, TERM_DAYS), MOST_DUE)
  const standing = rows.filter(({ validity }) => {
    const at = validityOn(validity, today)
    return at.withdrawnOn === null && (at.validity === 'inForce' || at.validity === 'partlyRepealed')
  })
  return [{ about: 'termEnding', count: standing.length }]
}

/** Who takes releases down, and who keeps the limits: 公示期限 is a matter of local rules (V2). */
const TAKE_DOWN_ROLES: readonly Role[] = ['publisher', 'disclosureOfficer']
const ofTakeDowns = (workstation: Workstation, unlocked: Unlocked): readonly Reminder[] =>
  unlocked.person.roles.some((role) => TAKE_DOWN_ROLES.includes(role))
    ? [{ about: 'takeDownDue', count: takeDownsDue(workstation, unlocked) }]
    : []

/** 其他待办: what waits for this person beside the cases at their stage; only what there is. */
export const viewReminders = (workstation: Workstation, unlocked: Unlocked): Outcome<Output<'office.reminders'>> =>
  ok(
    [
      ...ofArchive(workstation, unlocked),
      ...ofPublicity(workstation, unlocked),
      ...ofTakeDowns(workstation, unlocked),
      ...ofTerms(workstation, unlocked),
    ].filter(({ count }) => count > 0),
  )
