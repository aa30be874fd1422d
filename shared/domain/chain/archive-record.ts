import type { AccessEvent } from '../access/events.ts'
import type { CustodyEventData } from '../case/custody/custody-events.ts'
import type { CaseEvent } from '../case/events.ts'
import type { OfficeEvent } from '../office/events.ts'
import { formerStoreKeptUntil, type ErasureReason } from '../office/backup/former-store.ts'

/** What a line says of 档号, 发文字号, 移交 and 销毁, which the log of a case and that of the office tell each by itself. */
export type ArchiveFact =
  | {
      readonly told: 'filed'
      readonly caseId: string
      readonly archivalNumber: string
      /** The number says the year, period, 全宗 and 件号 that the file was given. */
      readonly agrees: boolean
    }
  | {
      readonly told: 'destroyedAgain'
      readonly caseId: string
      readonly archivalNumber: string
      readonly destroyedAt: string
    }
  | { readonly told: 'destroyed'; readonly caseId: string; readonly destroyedAt: string }
  /** A store that a restore replaced. */
  | { readonly told: 'erased'; readonly replacedAt: string; readonly reason: ErasureReason; readonly at: string }
  | { readonly told: 'numbered' | 'released'; readonly caseId: string; readonly documentNumber: string }
  | {
      readonly told: 'handedOver'
      readonly items: readonly { readonly caseId: string; readonly archivalNumber: string }[]
    }

/** Every pattern has these four, the serial at its end behind no other digit (`isUsablePattern`). */
const agrees = ({ archivalNumber, fonds, year, retention, serial }: CustodyEventData['ArchiveItemFiled']): boolean =>
  [fonds, String(year), retention].every((part) => archivalNumber.includes(part)) &&
  Number(/(?<!\d)\d+$/u.exec(archivalNumber)?.[0]) === serial

/** Null for all but a few events. */
export const archiveFactOf = (event: CaseEvent | OfficeEvent | AccessEvent): ArchiveFact | null => {
  switch (event.type) {
    case 'ArchiveItemFiled':
      return {
        ...{ told: 'filed', caseId: event.caseId, archivalNumber: event.data.archivalNumber },
        agrees: agrees(event.data),
      }
    case 'DisposalRepeated': {
      const { filed, destroyedAt } = event.data
      return { told: 'destroyedAgain', caseId: event.caseId, archivalNumber: filed.archivalNumber, destroyedAt }
    }
    case 'DisposalDecided':
      return event.data.result === 'destroyed'
        ? { told: 'destroyed', caseId: event.caseId, destroyedAt: event.at }
        : null
    case 'FormerStoreErased':
      return { told: 'erased', ...event.data, at: event.at }
    case 'NumberTaken': {
      const { kind, caseId, number: documentNumber } = event.data
      return kind === 'document' ? { told: 'numbered', caseId, documentNumber } : null
    }
    case 'CaseReleased': {
      const { documentNumber } = event.data
      return documentNumber === '' ? null : { told: 'released', caseId: event.caseId, documentNumber }
    }
    case 'HandoverPrepared':
      return { told: 'handedOver', items: event.data.items }
    default:
      return null
  }
}

export type ArchiveProblemCode =
  | 'archive.numberTwice' // one 档号, two cases
  | 'archive.numberOther' // a 档号 that says another year or period than the file is kept by
  | 'archive.documentNumberOfOther' // released under a 文号 that the office had given to another case
  | 'archive.erasedEarly' // what a restore gave up, erased before its time, and nothing was destroyed since that it could hold
  | 'handover.notFiled' // a list with a case that was not filed under that number, or that was destroyed

export interface ArchiveRecord {
  /** The next line of the ledger. */
  readonly add: (fact: ArchiveFact | null) => ArchiveProblemCode | null
}

/**
 * Asks, line by line, whether each 档号 and each 文号 is one case's, whether what was handed over was filed under its
 * number then, and whether a store that a restore replaced was erased for a reason that there was.
 */
export const createArchiveRecord = (): ArchiveRecord => {
  const ownerOf = new Map<string, string>()
  /** Under which number each lies now; none of what was destroyed. */
  const numberOf = new Map<string, string>()
  /** Whose each 文号 is by the office's log, which gives one to one case for ever. Older logs and texts have some that nobody gave. */
  const holderOf = new Map<string, string>()
  let newestDestroyed = ''
  const noteDestroyed = ({ caseId, destroyedAt }: { readonly caseId: string; readonly destroyedAt: string }): null => {
    numberOf.delete(caseId)
    if (destroyedAt > newestDestroyed) newestDestroyed = destroyedAt
    return null
  }
  return {
    add: (fact) => {
      if (fact === null) return null
      switch (fact.told) {
        case 'filed': {
          const { caseId, archivalNumber } = fact
          if (!fact.agrees) return 'archive.numberOther'
          if ((ownerOf.get(archivalNumber) ?? caseId) !== caseId) return 'archive.numberTwice'
          ownerOf.set(archivalNumber, caseId)
          numberOf.set(caseId, archivalNumber)
          return null
        }
        case 'destroyedAgain':
          ownerOf.set(fact.archivalNumber, fact.caseId)
          return noteDestroyed(fact)
        case 'numbered':
          holderOf.set(fact.documentNumber, fact.caseId)
          return null
        case 'released':
          return (holderOf.get(fact.documentNumber) ?? fact.caseId) === fact.caseId
            ? null
            : 'archive.documentNumberOfOther'
        case 'destroyed':
          return noteDestroyed(fact)
        case 'erased': {
          const { replacedAt, reason, at } = fact
          const isDue = reason === 'term' ? at >= formerStoreKeptUntil(replacedAt) : newestDestroyed > replacedAt
          return isDue ? null : 'archive.erasedEarly'
        }
        case 'handedOver':
          return fact.items.every(({ caseId, archivalNumber }) => numberOf.get(caseId) === archivalNumber)
            ? null
            : 'handover.notFiled'
      }
    },
  }
}
