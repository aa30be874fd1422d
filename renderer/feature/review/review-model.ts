import type { Output } from '#shared/contract/channels.ts'

export type CaseView = Output<'case.get'>

/** The next change when walking, around the end; null when there is none. */
export const walk = <T extends { readonly id: string }>(
  changes: readonly T[],
  currentId: string | null,
  step: 1 | -1,
): T | null => {
  const index = changes.findIndex((change) => change.id === currentId)
  if (changes.length === 0) return null
  if (index < 0) return changes.at(step === 1 ? 0 : -1) ?? null
  return changes[(index + step + changes.length) % changes.length] ?? null
}

/** Which versions a review compares at first: what the person last acted on with what stands; null for nothing to compare. */
export const openingPair = (view: CaseView): { readonly from: number; readonly to: number } | null => {
  const current = view.versions.at(-1)?.version
  if (current === undefined || view.versions.length < 2) return null
  // 区分处理: what stands is the public version, and beside it what it was made of.
  if (view.publicVersion !== null) return { from: view.publicVersion.fromVersion, to: current }
  const seen = view.lastSeenVersion
  if (seen !== null && seen !== current) return { from: seen, to: current }
  return { from: view.versions.at(-2)?.version ?? current, to: current }
}

/** Is there anything that this person has not seen yet? Then the review opens with the comparison. */
export const hasUnseenChanges = (view: CaseView): boolean =>
  view.lastSeenVersion !== null && view.lastSeenVersion !== view.versions.at(-1)?.version

export interface RoundOpinions {
  readonly round: number
  readonly opinions: CaseView['opinions']
}

/** Earlier opinions, the newest round first; within a round in the order in which they were given. */
export const opinionsByRound = (opinions: CaseView['opinions']): readonly RoundOpinions[] => {
  const rounds = new Map<number, CaseView['opinions']>()
  for (const opinion of opinions) rounds.set(opinion.round, [...(rounds.get(opinion.round) ?? []), opinion])
  return [...rounds].map(([round, given]) => ({ round, opinions: given })).sort((a, b) => b.round - a.round)
}

export type PassChannel = 'case.passDepartment' | 'case.passDeputy' | 'case.approveFinal' | 'case.passStep'
const PASS_CHANNELS: readonly PassChannel[] = [
  'case.passDepartment',
  'case.passDeputy',
  'case.approveFinal',
  'case.passStep',
]

/** What a pass is called here, if this person may give one now. */
export const passChannel = (allowed: CaseView['allowed']): PassChannel | null =>
  PASS_CHANNELS.find((channel) => allowed.includes(channel)) ?? null

/** How the text is shown; `original` is what a public version was made of, `suggest` lets a reviewer reword the text. */
export const MODES = ['changes', 'sideBySide', 'pages', 'clean', 'original', 'attribution', 'suggest'] as const
export type Mode = (typeof MODES)[number]

/** Does it show two versions? */
export const isComparing = (mode: Mode): boolean => mode === 'changes' || mode === 'sideBySide' || mode === 'pages'

/** What a review opens with: as it was left, but never past changes that this person has not seen. */
export const openingMode = (view: CaseView, remembered: Mode | null): Mode => {
  if (view.publicVersion !== null) return remembered !== null && isComparing(remembered) ? remembered : 'sideBySide'
  if (hasUnseenChanges(view)) return remembered !== null && isComparing(remembered) ? remembered : 'changes'
  if (view.versions.length < 2 || remembered === 'suggest') return 'clean'
  return remembered ?? 'clean'
}
