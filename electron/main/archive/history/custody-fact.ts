import { archiveText as words } from '#resources/text/archive.ts'
import type { CustodyEventType } from '#shared/domain/case/custody/custody-events.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'

type CustodyEvent = Extract<CaseEvent, { readonly type: CustodyEventType }>

/** The values of the timeline's sentence. */
export const custodyDetail = (event: CustodyEvent): Readonly<Record<string, string | number>> => {
  switch (event.type) {
    case 'ArchiveItemFiled': {
      const { archivalNumber, retention, pages, reason } = event.data
      return { number: archivalNumber, retention: words.retentions[retention], pages, reason }
    }
    case 'DisposalProposed':
      return { number: event.data.archivalNumber, date: event.data.expiredOn, reason: event.data.reason }
    case 'DisposalDecided': {
      const { archivalNumber, result, reason, keepUntil } = event.data
      return { number: archivalNumber, result: words.appraisals[result], until: keepUntil ?? '', reason }
    }
    case 'DisposalRepeated': {
      const { filed, destroyedAt, proposedBy, decidedBy, reason } = event.data
      return { number: filed.archivalNumber, at: destroyedAt, proposedBy, decidedBy, reason }
    }
  }
}

/** The same as one line and a remark, for the history in an archive package. */
export const custodyFact = (event: CustodyEvent): { readonly what: string; readonly remark: string } => {
  const { reason } = event.data
  switch (event.type) {
    case 'ArchiveItemFiled': {
      const { archivalNumber, retention } = event.data
      return { what: words.facts.filed(archivalNumber, words.retentions[retention]), remark: reason }
    }
    case 'DisposalProposed':
      return { what: words.facts.proposed(event.data.archivalNumber), remark: reason }
    case 'DisposalDecided':
      return { what: words.facts.decided(words.appraisals[event.data.result]), remark: reason }
    case 'DisposalRepeated':
      return { what: words.facts.repeated, remark: reason }
  }
}
