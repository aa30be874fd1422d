import type { Input, Output } from '#shared/contract/channels.ts'
import { FIRST_YEAR, LAST_YEAR } from '#shared/domain/archive/archival-number.ts'
import { DEFAULT_TRANSFER_YEARS, lastYearDue, transferDay } from '#shared/domain/archive/transfer.ts'
import { catalogFacts } from '#shared/domain/archive/metadata.ts'
import { proposedRow } from '#shared/domain/archive/retention-table.ts'
import { parseReleaseManifest } from '#shared/domain/archive/release-manifest.ts'
import { stageIndex } from '#shared/domain/case/roles.ts'
import { currentVersion } from '#shared/domain/case/state.ts'
import { handedOver } from '#shared/domain/office/archive/archive.ts'
import { extendedUntil, isExtended } from '#shared/domain/office/archive/transfer-extension.ts'
import { ok } from '#shared/lib/result.ts'
import type { ArchiveFilter, ArchiveListRow } from '../../store/custody.ts'
import type { ReadStore } from '../../store/types.ts'
import { archiveRulesOf, officeArchive } from './archive-rules.ts'
import { beijingDate } from '../beijing-date.ts'
import { currentWording, loadCase, type LoadedCase } from '../load-case.ts'
import { blobOf } from '../release/release-files.ts'
import { findCase } from '../find-case.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

const PAGE = 50
type Row = Output<'archive.list'>['rows'][number]
type Scope = Input<'archive.list'>['scope']

/** 移交进馆: after how many years. */
export const transferYearsOf = (store: ReadStore): number =>
  archiveRulesOf(store)?.transferYears ?? DEFAULT_TRANSFER_YEARS

/** What is not due although its years are over: on a list, or of a year that the authority let stay longer. */
const standingAside = (store: ReadStore, today: string): Pick<ArchiveFilter, 'gone' | 'extended'> => {
  const archive = officeArchive(store)
  return {
    gone: [...handedOver(archive).keys()],
    extended: archive.extensions
      .filter((one) => isExtended(one, today))
      .map(({ fonds, year }) => `${fonds} ${String(year)}`),
  }
}

/** The filter of the screen as the store has it. */
export const storeFilter = (
  store: ReadStore,
  now: Date,
  asked: ArchiveFilter['scope'],
  filter: Input<'archive.list'>['filter'],
  offset: number,
  limit: number,
): ArchiveFilter => {
  const today = beijingDate(now)
  // What is to be handed over is filed.
  const scope = asked === 'filed' && filter.transferDue === true ? 'transfer' : asked
  return {
    scope,
    year: filter.year ?? undefined,
    fonds: filter.fonds ?? undefined,
    retention: filter.retention ?? undefined,
    organisation: filter.organisation ?? undefined,
    today,
    upToYear: lastYearDue(today, transferYearsOf(store)),
    ...(scope === 'transfer' ? standingAside(store, today) : {}),
    offset,
    limit,
  }
}

const pagesOf = (store: ReadStore, caseId: string, manifestSha256: string): number => {
  const manifest = parseReleaseManifest(blobOf(store, caseId, manifestSha256))
  return manifest?.pdf.pages ?? 1
}

/**
 * 年度: of 成文日期, the day that the list shows, not of the day on which it was released or packed (DA/T 22-2015, M-H); of the
 * other day where what is printed cannot be a year of ours.
 */
export const filingYear = (store: ReadStore, { state, events }: LoadedCase): number => {
  const { date } = catalogFacts({ events, document: currentWording(store, state), officeName: store.office().name })
  const year = Number(date.slice(0, 4))
  const released = state.timing.releasedOn ?? beijingDate(new Date(state.lastAt))
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : Number(released.slice(0, 4))
}

const proposalOf = (store: ReadStore, caseId: string): Row['proposal'] => {
  const loaded = loadCase(store, caseId)
  if (loaded === null) return null
  const { state, events } = loaded
  const { contentHash } = currentVersion(state)
  const document = currentWording(store, state)
  const released = events.findLast((event) => event.type === 'CaseReleased')?.data
  const row = proposedRow(officeArchive(store).table?.rows ?? [], document)
  return {
    contentHash,
    year: filingYear(store, loaded),
    retention: row?.retention ?? null,
    tableItem: row?.item ?? '',
    organisation: archiveRulesOf(store)?.organisation ?? '1',
    pages: released === undefined ? 1 : pagesOf(store, caseId, released.manifestSha256),
  }
}

/** What filing would make of one case; null once it has its number. Refuses case.notFound. */
export const viewProposal = (
  unlocked: Unlocked,
  { caseId }: Input<'archive.proposal'>,
): Outcome<Output<'archive.proposal'>> => {
  const loaded = findCase(unlocked, caseId)
  if (loaded === null) return refuse('case.notFound')
  return ok(loaded.state.custody.filed === null ? proposalOf(unlocked.store, caseId) : null)
}

const proposedBy = ({ store, person }: Unlocked, { caseId, archive }: ArchiveListRow): Row['proposed'] => {
  if (archive?.proposed !== true) return null
  const proposal = loadCase(store, caseId)?.state.custody.proposal
  if (proposal === null || proposal === undefined) return null
  return { by: proposal.personName, reason: proposal.reason, mine: proposal.personId === person.personId }
}

const heldBy = (store: ReadStore, { caseId, held }: ArchiveListRow): Pick<Row, 'held'> => {
  const hold = held ? loadCase(store, caseId)?.state.holds[0] : undefined
  return hold === undefined ? {} : { held: { kind: hold.kind, documentNumber: hold.documentNumber } }
}

/** The archive's lists: what waits for its number, what has one, what is due for appraisal or for transfer. */
export const listArchive = (
  workstation: Workstation,
  unlocked: Unlocked,
  { scope, filter, page }: Input<'archive.list'>,
): Outcome<Output<'archive.list'>> => {
  const { store } = unlocked
  const now = workstation.now()
  const none = { year: null, fonds: null, retention: null, organisation: null }
  const countOf = (one: Scope): number => store.archiveRows(storeFilter(store, now, one, none, 0, 0)).total
  const { rows, total } = store.archiveRows(storeFilter(store, now, scope, filter, page * PAGE, PAGE))
  const { extensions } = officeArchive(store)
  const gone = handedOver(officeArchive(store))
  const years = transferYearsOf(store)
  return ok({
    total,
    transferYears: years,
    counts: {
      waiting: countOf('waiting'),
      filed: countOf('filed'),
      due: countOf('due'),
      transfer: countOf('transfer'),
    },
    rows: rows.map((row): Row => {
      const { caseId, seq, title, stage, archive } = row
      return {
        ...{ caseId, seq, title, stage },
        archivalNumber: archive?.archivalNumber ?? null,
        year: archive?.year ?? null,
        retention: archive?.retention ?? null,
        organisation: archive?.organisation ?? null,
        pages: archive?.pages ?? null,
        ends: archive?.ends ?? null,
        transferOn: archive === null ? null : transferDay(archive.year, archive.retention, years),
        extendedUntil: archive === null ? null : extendedUntil(extensions, archive),
        packaged: archive?.packaged ?? stage === 'archived',
        proposed: proposedBy(unlocked, row),
        destroyedAt: archive?.destroyedAt ?? null,
        ...heldBy(store, row),
        handedTo: gone.get(caseId)?.receiver ?? null,
        proposal: archive === null ? proposalOf(store, caseId) : null,
      }
    }),
  })
}

const PORTION = 500
const ENDED = stageIndex('concluded')

/**
 * All filed cases that a filter names, in the order of their numbers, read in portions: not those that were destroyed, nor what
 * was taken up again to be made public and is no file for the time being.
 */
export function* filedCases(
  store: ReadStore,
  now: Date,
  filter: Input<'archive.list'>['filter'],
): Generator<ArchiveListRow, void> {
  for (let offset = 0; ; offset += PORTION) {
    const { rows } = store.archiveRows(storeFilter(store, now, 'filed', filter, offset, PORTION))
    yield* rows.filter(({ archive, stage }) => archive?.destroyedAt === null && stageIndex(stage) >= ENDED)
    if (rows.length < PORTION) return
  }
}
