import type { OfficialDocument } from '../../document/model.ts'
import { attribute, readerOf } from './attribution.ts'
import type { ChangeRun, ParagraphChange } from '../change.ts'
import { diffDocuments, type DocumentDiff } from '../document/document-diff.ts'

export interface Version {
  readonly document: OfficialDocument
  readonly version: number
}

/** A piece of the merged view, with the version that inserted or deleted it; null for what is kept. */
export interface AuthoredRun extends ChangeRun {
  readonly version: number | null
}

export interface AuthoredParagraph extends Omit<ParagraphChange, 'runs'> {
  readonly runs: readonly AuthoredRun[]
  /** The version that moved the line, or gave it another kind; null where neither happened. */
  readonly placedBy: number | null
}

export interface VersionDiff extends Omit<DocumentDiff, 'paragraphs'> {
  readonly paragraphs: readonly AuthoredParagraph[]
}

/**
 * The comparison of two versions, and of each change the version that made it, told by those `between` them (oldest
 * first): insertions by the origin of the new text, deletions by that of the old text read backwards. What a later
 * version undid again is no change. Depends on the versions alone. Never throws.
 */
export const diffVersions = (from: Version, between: readonly Version[], to: Version): VersionDiff => {
  const versions = [from, ...between, to]
  const diff = diffDocuments(from.document, to.document)
  const isDirect = between.length === 0
  const inserted = isDirect ? null : attribute(versions)
  const deleted = isDirect ? null : attribute(versions.toReversed())
  // Read backwards, a text comes in with the last version that has it: the next one deleted it.
  const nextOf = new Map(versions.map(({ version }, at) => [version, versions[at + 1]?.version ?? to.version]))
  const authorOf = (kind: ChangeRun['kind'], origin: number): number | null => {
    if (kind === 'deleted') return origin === to.version ? null : (nextOf.get(origin) ?? null)
    return origin === from.version ? null : origin
  }
  const placedBy = placer(versions, diff)
  const paragraphs = diff.paragraphs.map((paragraph): AuthoredParagraph => {
    const { old, new: at, runs } = paragraph
    const oldOrigins = readerOf((old === null ? undefined : deleted?.paragraphs[old]?.runs) ?? [])
    const newOrigins = readerOf((at === null ? undefined : inserted?.paragraphs[at]?.runs) ?? [])
    const authored = runs.flatMap(({ kind, text }): AuthoredRun[] => {
      if (isDirect) return [{ kind, text, version: kind === 'kept' ? null : to.version }]
      const before = kind === 'inserted' ? [] : oldOrigins(text.length)
      const now = kind === 'deleted' ? [] : newOrigins(text.length)
      if (kind === 'kept') return [{ kind, text, version: null }]
      const versionsOf = (kind === 'inserted' ? now : before).map((piece) => authorOf(kind, piece.version))
      return (kind === 'inserted' ? now : before).map((piece, nth) => ({
        ...{ kind, text: piece.text },
        version: nearest(versionsOf, nth) ?? to.version,
      }))
    })
    return { ...paragraph, runs: joined(authored), placedBy: placedBy(paragraph) }
  })
  const fallback = diff.fallback || inserted?.fallback === true || deleted?.fallback === true
  return { ...diff, paragraphs, fallback }
}

/**
 * The version at `place`; for text that this comparison shows as changed only for what stands around it, and every one on
 * the way kept, the version before it, or else after it.
 */
const nearest = (versions: readonly (number | null)[], place: number): number | null =>
  versions.slice(0, place + 1).findLast((version) => version !== null) ??
  versions.slice(place).find((version) => version !== null) ??
  null

/** Neighbours of one kind and version made one. */
const joined = (runs: readonly AuthoredRun[]): readonly AuthoredRun[] => {
  const result: AuthoredRun[] = []
  for (const run of runs) {
    const last = result.at(-1)
    if (last?.kind === run.kind && last.version === run.version)
      result[result.length - 1] = { ...run, text: last.text + run.text }
    else result.push(run)
  }
  return result
}

/** Which version moved a line or gave it another kind: the last that did, followed from version to version. */
const placer = (
  versions: readonly Version[],
  { paragraphs, kinds }: DocumentDiff,
): ((paragraph: ParagraphChange) => number | null) => {
  const newest = versions.at(-1)?.version ?? 0
  const changedKind = new Set(kinds.map((kind) => kind.new))
  const isPlaced = ({ new: at, block }: ParagraphChange): boolean =>
    block !== undefined || (at !== null && changedKind.has(at))
  if (versions.length < 3 || !paragraphs.some(isPlaced)) return (one) => (isPlaced(one) ? newest : null)
  const steps = versions.slice(1).map(({ document, version }, at) => {
    const step = diffDocuments(versions[at]?.document ?? document, document)
    const kindsOf = new Set(step.kinds.map((kind) => kind.old))
    const byOld = new Map(step.paragraphs.flatMap((one) => (one.old === null ? [] : [[one.old, one] as const])))
    return { version, kindsOf, byOld }
  })
  return (paragraph) => {
    if (!isPlaced(paragraph)) return null
    let line = paragraph.old
    let placedBy = newest
    for (const { version, kindsOf, byOld } of steps) {
      const step = line === null ? undefined : byOld.get(line)
      if (step === undefined || line === null) break
      if (paragraph.block === undefined ? kindsOf.has(line) : step.block !== undefined) placedBy = version
      line = step.new
    }
    return placedBy
  }
}
