import type { AccessEvent } from '#shared/domain/access/events.ts'
import type { ReadStore } from '../../store/types.ts'

/** The case that a line of 查阅留痕 is about; null for none. */
export const caseOfAccess = (event: AccessEvent): string | null =>
  event.type === 'ClockCorrected' ? null : event.data.caseId

/** The values that the sentence of a line of 查阅留痕 needs; its words are the window's. */
export const accessDetail = (event: AccessEvent, store: ReadStore): Readonly<Record<string, string | number>> => {
  switch (event.type) {
    case 'CaseRead':
    case 'PassageShown':
      return { caseId: event.data.caseId, caseSeq: event.data.caseSeq }
    case 'CopyMade': {
      const { caseId, kind, format, files, sha256 } = event.data
      return { caseId: caseId ?? '', kind, format, files, sha256: sha256 ?? '' }
    }
    case 'LedgerRead': {
      const { personId, caseId, scope, from, until } = event.data
      const person = store.people().find((one) => one.personId === personId)?.name ?? personId ?? ''
      return { person, caseId: caseId ?? '', scope, from: from ?? '', until: until ?? '' }
    }
    case 'ClockCorrected':
      return {}
  }
}
