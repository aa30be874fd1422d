import { isBackupEvent } from '#shared/domain/office/backup/backup-shape.ts'
import type { OfficeBackupType } from '#shared/domain/office/backup/backup-events.ts'
import { isPublicityEvent } from '#shared/domain/office/publicity/publicity-shape.ts'
import type { OfficePublicityType } from '#shared/domain/office/publicity/publicity-events.ts'
import { isRegisterEvent } from '#shared/domain/office/register/register-shape.ts'
import type { OfficeRegisterType } from '#shared/domain/office/register/register-events.ts'
import { departmentsDetail } from '../office/departments-detail.ts'
import { isDepartmentEvent } from '#shared/domain/office/people/department-events.ts'
import { isRightsEvent } from '#shared/domain/office/rights/rights-shape.ts'
import { rightsDetail } from './rights-detail.ts'
import { isOfficeArchiveEvent } from '#shared/domain/office/archive/archive-shape.ts'
import type { OfficeArchiveType } from '#shared/domain/office/archive/archive-events.ts'
import {
  isExtensionEvent,
  type TransferExtensionData,
} from '#shared/domain/office/archive/transfer-extension-events.ts'
import { isCalendarEvent } from '#shared/domain/office/calendar/calendar-shape.ts'
import type { OfficeCalendarType } from '#shared/domain/office/calendar/calendar-events.ts'
import { isLeakEvent } from '#shared/domain/office/leak/leak-shape.ts'
import type { OfficeLeakType } from '#shared/domain/office/leak/leak-events.ts'
import type { OfficeDetail } from '#shared/domain/office/detail.ts'
import type { OfficeEvent } from '#shared/domain/office/events.ts'
import { isClockEvent } from '#shared/domain/office/clock/clock.ts'
import { personOf, type OfficeState } from '#shared/domain/office/state.ts'

const calendarDetail = (event: Extract<OfficeEvent, { readonly type: OfficeCalendarType }>): OfficeDetail => {
  switch (event.type) {
    case 'CalendarAdopted':
      return {
        years: event.data.years.map(({ year }) => year).join('、'),
        issuer: event.data.issuer,
        ...(event.data.unsigned === true ? { unsigned: 1 } : {}),
      }
    case 'CalendarProposed':
      return { years: event.data.years.map(({ year }) => year).join('、') }
    case 'CalendarDeclined':
      return { reason: event.data.reason }
    case 'LocalHolidaysProposed':
    case 'LocalHolidaysSet':
      return { year: event.data.year, count: event.data.days.length, reason: event.data.basis }
  }
}

/** What was said of a leak is not repeated here: it is read where leaks are. */
const leakDetail = (event: Extract<OfficeEvent, { readonly type: OfficeLeakType }>): OfficeDetail => {
  switch (event.type) {
    case 'LeakNoticed':
      return { name: event.data.noticedBy }
    case 'LeakMeasureTaken':
      return { channel: event.data.channel }
    case 'LeakReported':
      return { name: event.data.authority }
    case 'LeakClosed':
      return { reason: event.data.outcome }
  }
}

const backupDetail = (event: Extract<OfficeEvent, { readonly type: OfficeBackupType }>): OfficeDetail => {
  switch (event.type) {
    case 'BackupMade':
      return { name: event.data.fileName, size: event.data.ledgerSize, scheduled: event.data.scheduled ? 1 : 0 }
    case 'BackupRehearsed':
      return { name: event.data.fileName, problem: event.data.problem, withCode: event.data.withCode ? 1 : 0 }
    case 'StoreRestored':
      return {
        ...{ at: event.data.madeAt, size: event.data.ledgerSize, later: event.data.later?.size ?? 0 },
        unseen: event.data.unseen === true ? 1 : 0,
        again: event.data.destroyedAgain ?? 0,
        held: event.data.heldAgain ?? 0,
        unregistered: event.data.destructions === 'none' ? 1 : 0,
      }
    case 'RestoreAccepted':
    case 'RecoveryKeyNamed':
      return {}
    case 'RecoveryRenewed':
      return { shares: event.data.shares }
    case 'FormerStoreErased':
      return { at: event.data.replacedAt, how: event.data.reason }
  }
}

const registerDetail = (event: Extract<OfficeEvent, { readonly type: OfficeRegisterType }>): OfficeDetail => {
  switch (event.type) {
    case 'ApplicationReceived':
    case 'ApplicationAnswered':
      return { name: event.data.number }
    case 'ApplicationTimeChanged':
      return { name: event.data.what, reason: event.data.note }
    case 'DisputeOpened':
      return { name: event.data.kind }
    case 'DisputeClosed':
      return { name: event.data.result }
    case 'FigureStated':
      return { year: event.data.year, name: event.data.figure, value: event.data.value }
    case 'ReportPartWritten':
      return { year: event.data.year, name: event.data.part, count: event.data.text.length }
    case 'ReleasesDelivered':
      return { name: event.data.institution, count: event.data.caseIds.length }
    case 'RecordVoided':
      return { reason: event.data.reason }
  }
}

const publicityDetail = (
  event: Extract<OfficeEvent, { readonly type: OfficePublicityType }>,
  { publicity: { catalogues } }: OfficeState,
): OfficeDetail => {
  switch (event.type) {
    case 'BasicCatalogueProposed': {
      const { version, entries, effectiveOn, note } = event.data
      return { version, count: entries.length, on: effectiveOn, reason: note }
    }
    case 'BasicCatalogueAdopted': {
      const found = catalogues.find(({ proposalId }) => proposalId === event.data.proposalId)
      return { version: found?.version ?? '', on: found?.effectiveOn ?? '' }
    }
    case 'BasicCatalogueDeclined':
      return { reason: event.data.reason }
    case 'GuideIssued':
      return { on: event.data.issuedOn }
  }
}

const archiveDetail = (
  event: Extract<OfficeEvent, { readonly type: OfficeArchiveType }>,
  state: OfficeState,
): OfficeDetail => {
  switch (event.type) {
    case 'RetentionTableAdopted': {
      const { version, rows, basis, example } = event.data
      return { version, count: rows.length, reason: basis, example: example ? 1 : 0 }
    }
    case 'ArchiveBatchBuilt':
      return { name: event.data.name, count: event.data.items, problem: event.data.left?.length ?? 0 }
    case 'HandoverPrepared':
      return { name: event.data.receiver, count: event.data.items.length, version: event.data.batch }
    case 'HandoverReceived':
      return { name: event.data.receivedBy, on: event.data.receivedOn, number: event.data.documentNumber }
    case 'HandoverWithdrawn': {
      const list = state.archive.handovers.find(({ handoverId }) => handoverId === event.data.handoverId)
      return { name: list?.receiver ?? '', reason: event.data.reason }
    }
  }
}

const extensionDetail = (
  event: Extract<OfficeEvent, { readonly type: keyof TransferExtensionData }>,
  state: OfficeState,
): OfficeDetail => {
  const known = state.archive.extensions.find(({ extensionId }) => extensionId === event.data.extensionId)
  return {
    ...{ name: known?.authority ?? '', number: known?.documentNumber ?? '' },
    ...{ year: known?.year ?? '', until: known?.until ?? '' },
    reason: event.type === 'TransferExtensionConfirmed' ? '' : event.data.reason,
  }
}

/** The values that the sentence of an event of the office needs; its words are the window's. `state` gives the names. */
export const officeDetail = (event: OfficeEvent, state: OfficeState): OfficeDetail => {
  const nameOf = (personId: string): string => personOf(state, personId)?.name ?? personId
  if (isBackupEvent(event)) return backupDetail(event)
  if (isPublicityEvent(event)) return publicityDetail(event, state)
  if (isRegisterEvent(event)) return registerDetail(event)
  if (isCalendarEvent(event)) return calendarDetail(event)
  if (isLeakEvent(event)) return leakDetail(event)
  if (isExtensionEvent(event)) return extensionDetail(event, state)
  if (isClockEvent(event))
    return event.type === 'ClockCorrected' ? {} : { at: event.data.wrongUntil, reason: event.data.reason }
  if (isDepartmentEvent(event)) return departmentsDetail(event, state)
  if (isRightsEvent(event)) return rightsDetail(event, state)
  if (isOfficeArchiveEvent(event)) return archiveDetail(event, state)
  switch (event.type) {
    case 'OfficeFounded':
      return { name: event.data.name, people: event.data.people.length }
    case 'PersonAdded': {
      const placed = state.departments.list.find(({ departmentId }) => departmentId === event.data.departmentId)
      return { name: event.data.name, to: placed?.name ?? '' }
    }
    case 'PersonRolesProposed':
      return { name: nameOf(event.data.personId), roles: event.data.roles.join(' '), reason: event.data.reason }
    case 'PersonRolesChanged':
      return { name: nameOf(event.data.personId), roles: event.data.roles.join(' ') }
    case 'PersonRolesDeclined':
      return { reason: event.data.reason }
    case 'PersonDisabled':
      return { name: nameOf(event.data.personId), reason: event.data.reason }
    case 'CertificateRenewed':
      return { name: nameOf(event.data.personId) }
    case 'ReleaseCertificateRenewed':
    case 'KeyRecovered':
      return {}
    case 'LexiconAdded': {
      const { lexiconId, version, entries } = event.data
      return { lexiconId, version, entries }
    }
    case 'SessionOpened': {
      const { failures, unended, checkpoint, tries } = event.data
      return {
        failures,
        ...(unended === undefined ? {} : { before: nameOf(unended.personId), since: unended.at }),
        ...(checkpoint === undefined ? {} : { checkpoint }),
        ...(tries === undefined ? {} : { tries }),
      }
    }
    case 'SessionEnded':
      return { how: event.data.how }
    case 'LexiconUseProposed': {
      const { lexiconId, version, dropped, reason } = event.data
      return { lexiconId, version: version ?? '', dropped, reason }
    }
    case 'LexiconUseDeclined':
      return { reason: event.data.reason }
    case 'LexiconActivated':
      return { lexiconId: event.data.lexiconId, version: event.data.version ?? '' }
    case 'NumberTaken': {
      const { number, skipped } = event.data
      return { number, from: skipped?.from ?? 0, to: skipped?.to ?? 0 }
    }
    case 'SettingChanged':
      return { name: event.data.name }
  }
}
