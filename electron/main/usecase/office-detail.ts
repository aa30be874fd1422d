import type { OfficeEvent } from '#shared/domain/office/events.ts'
import { personOf, type OfficeState } from '#shared/domain/office/state.ts'

/** The values that the sentence of an event of the office needs; its words are the window's. `state` gives the names. */
export const officeDetail = (event: OfficeEvent, state: OfficeState): Readonly<Record<string, string | number>> => {
  const nameOf = (personId: string): string => personOf(state, personId)?.name ?? personId
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
    case 'LexiconActivated':
      return { lexiconId: event.data.lexiconId, version: event.data.version ?? '' }
    case 'SettingChanged':
      return { name: event.data.name }
  }
}
