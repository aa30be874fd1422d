import { isCareEvent, type OfficeCareType } from '#shared/domain/office/care-events.ts'
import type { OfficeEvent } from '#shared/domain/office/events.ts'
import { personOf, type OfficeState } from '#shared/domain/office/state.ts'

/** Of the calendar and of leaks; what was said of a leak is not repeated here: it is read where leaks are. */
const careDetail = (
  event: Extract<OfficeEvent, { readonly type: OfficeCareType }>,
): Readonly<Record<string, string | number>> => {
  switch (event.type) {
    case 'CalendarAdopted':
      return { years: event.data.years.map(({ year }) => year).join('、'), issuer: event.data.issuer }
    case 'LocalHolidaysSet':
      return { year: event.data.year, count: event.data.days.length, reason: event.data.basis }
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

/** The values that the sentence of an event of the office needs; its words are the window's. `state` gives the names. */
export const officeDetail = (event: OfficeEvent, state: OfficeState): Readonly<Record<string, string | number>> => {
  const nameOf = (personId: string): string => personOf(state, personId)?.name ?? personId
  if (isCareEvent(event)) return careDetail(event)
  switch (event.type) {
    case 'OfficeFounded':
      return { name: event.data.name, people: event.data.people.length }
    case 'PersonAdded':
      return { name: event.data.name }
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
    case 'SessionOpened':
      return { failures: event.data.failures }
    case 'LexiconActivated':
      return { lexiconId: event.data.lexiconId, version: event.data.version ?? '' }
    case 'SettingChanged':
      return { name: event.data.name }
  }
}
