import type { FontMetrics, FaceRole } from '#shared/domain/layout/model.ts'
import { readFaceMetrics, UnusableFace, type FaceMetrics as OpenedMetrics } from './face-metrics.ts'
import { FACE_CHOICES, FontMissingFault, resolveFaces, type FontOptions, type ResolvedFace } from './font-files.ts'

/** Which face played which role; goes into the manifest, so that a substitute is on record. */
export interface FontUse {
  readonly role: FaceRole
  readonly family: string
  readonly source: ResolvedFace['source']
  /** Not of the style that GB/T 9704-2012 names for this role. */
  readonly substitute: boolean
}

/** An opened font file. Roles that fall to the same file share one face, and one subset in the PDF. */
export interface Face {
  readonly file: string
  readonly metrics: OpenedMetrics
}

export interface FontSet {
  readonly metrics: FontMetrics
  readonly faceOf: (role: FaceRole) => Face
  readonly useOf: (role: FaceRole) => FontUse
}

/** Marks that Western designs draw narrow, and the character whose glyph fills the cell as GB/T 15834 has them. */
const FULL_CELL_TWINS: ReadonlyMap<number, number> = new Map([
  [0x2014, 0x2500],
  [0x00b7, 0x30fb],
])
const FULL_CELL_EM = 0.98

const advanceEm = ({ glyphOf, advanceOf, unitsPerEm }: OpenedMetrics, codePoint: number): number | undefined => {
  const glyph = glyphOf(codePoint)
  return glyph === 0 ? undefined : advanceOf(glyph) / unitsPerEm
}

/**
 * The code point whose glyph draws `codePoint` in this face: itself, or its full-cell twin where its own glyph is
 * narrow. The text that the PDF gives back is `codePoint` in either case.
 */
export const drawnCodePoint = (font: OpenedMetrics, codePoint: number): number => {
  const twin = FULL_CELL_TWINS.get(codePoint)
  if (twin === undefined || (advanceEm(font, codePoint) ?? 0) >= FULL_CELL_EM) return codePoint
  return (advanceEm(font, twin) ?? 0) >= FULL_CELL_EM ? twin : codePoint
}

const metricsOf = (file: string, role: FaceRole): OpenedMetrics => {
  try {
    return readFaceMetrics(file)
  } catch (error) {
    if (error instanceof UnusableFace) throw new FontMissingFault(FACE_CHOICES[role].bundled.file)
    throw error
  }
}

/**
 * Chooses a face for every role: installed ones first (an office has its 仿宋), then the bundled ones. Of a font file only
 * the metrics are read, when they are first asked for, and kept: below a megabyte a face.
 * Throws `FontMissingFault` when a bundled face is not where the product keeps it.
 */
export const openFonts = async (options: FontOptions = {}): Promise<FontSet> => {
  const resolved = await resolveFaces(options)
  const faces = new Map<string, Face>()
  const advances = new Map<string, Map<number, number | undefined>>()

  const resolvedOf = (role: FaceRole): ResolvedFace => {
    const found = resolved.get(role)
    if (found === undefined) throw new Error('every role has a face')
    return found
  }
  const faceOf = (role: FaceRole): Face => {
    const { file } = resolvedOf(role)
    const known = faces.get(file)
    if (known !== undefined) return known
    const face = { file, metrics: metricsOf(file, role) }
    faces.set(file, face)
    return face
  }
  return {
    faceOf,
    useOf: (role) => {
      const { source, substitute } = resolvedOf(role)
      return { role, family: faceOf(role).metrics.fullName, source, substitute }
    },
    metrics: {
      advanceEm: (role, codePoint) => {
        const { file, metrics } = faceOf(role)
        const known = advances.get(file) ?? new Map<number, number | undefined>()
        advances.set(file, known)
        if (!known.has(codePoint)) known.set(codePoint, advanceEm(metrics, drawnCodePoint(metrics, codePoint)))
        return known.get(codePoint)
      },
    },
  }
}
