import type { Input, Output } from '#shared/contract/channels.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { documentToText } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { ok } from '#shared/lib/result.ts'
import { loadWording } from './load-case.ts'
import { findCase } from './view-case.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from './workstation.ts'

type View = Output<'case.attribution'>

/** A version as its event tells it, with its wording and the round that it was first handed in for. */
interface Authored {
  readonly document: OfficialDocument
  readonly origin: View['versions'][number]
}

const roundOf = (events: readonly CaseEvent[], version: number): number => {
  const submitted = events.find((event) => event.type === 'CaseSubmitted' && event.data.version === version)
  return submitted?.type === 'CaseSubmitted' ? submitted.data.round : 0
}

const authoredVersions = (events: readonly CaseEvent[], wording: (contentHash: string) => OfficialDocument) =>
  events.flatMap((event): Authored[] => {
    if (event.type !== 'DraftRegistered' && event.type !== 'DraftRevised') return []
    const { version, contentHash } = event.data
    const round = roundOf(events, version)
    return [{ document: wording(contentHash), origin: { version, personName: event.actor.name, round, at: event.at } }]
  })

/**
 * 责任到人: which version, and so which person in which round, every run of the newest version came with. Computed off
 * the main thread. Refuses case.notFound, also when the person has no part in the case.
 */
export const viewAttribution = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'case.attribution'>,
): Promise<Outcome<View>> => {
  const loaded = findCase(unlocked, input.caseId)
  if (loaded === null) return refuse('case.notFound')
  const authored = authoredVersions(loaded.events, (contentHash) =>
    loadWording(unlocked.store, loaded.state.caseId, contentHash),
  )
  const versions = authored.map(({ document, origin }) => ({ document, version: origin.version }))
  const { paragraphs, fallback } = await workstation.tasks.run('attribute', { versions })
  return ok({
    paragraphs: paragraphs.map(({ line, runs }) => ({ line, runs: [...runs] })),
    versions: authored.flatMap(({ document, origin }) => (documentToText(document).trim() === '' ? [] : [origin])),
    fallback,
  })
}
