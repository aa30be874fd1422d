import { closed, closedWith, identifier, nullable, oneOf, text, timestamp, type Guard } from '#shared/lib/guard.ts'
import { ofTypesIn } from '#shared/lib/typed.ts'
import {
  LEAK_ADDRESSEES,
  LEAK_MATTERS,
  LEAK_MEASURES,
  type OfficeLeakData,
  type OfficeLeakType,
} from './leak-events.ts'

const name = text(300)
const words = text(4000)
const incidentId = identifier

/** The closed shapes of `OfficeLeakData`, part of those of `event-shape.ts`. */
export const LEAK_SHAPES: { readonly [T in OfficeLeakType]: Guard<OfficeLeakData[T]> } = {
  LeakNoticed: closedWith(
    {
      incidentId,
      caseId: nullable(identifier),
      noticedAt: timestamp,
      noticedBy: name,
      what: words,
    },
    { matter: oneOf(LEAK_MATTERS) },
  ),
  LeakMeasureTaken: closed({
    incidentId,
    measure: oneOf(LEAK_MEASURES),
    channel: name,
    takenAt: timestamp,
    note: words,
  }),
  LeakReported: closed({
    incidentId,
    to: oneOf(LEAK_ADDRESSEES),
    authority: name,
    documentNumber: name,
    reportedAt: timestamp,
  }),
  LeakClosed: closed({ incidentId, outcome: words }),
}

export const isLeakEvent = ofTypesIn(LEAK_SHAPES)
