import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { create, type Font } from 'fontkit'
import type { FontMetrics, FaceRole } from '#shared/domain/layout/model.ts'
import { FACE_CHOICES, FontMissingFault, resolveFaces, type FontOptions, type ResolvedFace } from './font-files.ts'

/** Which face played which role; goes into the manifest, so that a substitute is on record. */
export interface FontUse {
  readonly role: FaceRole
  readonly family: string
  readonly sha256: string
  readonly source: ResolvedFace['source']
  /** Not of the style that GB/T 9704-2012 names for this role. */
  readonly substitute: boolean
}

/** An opened font file. Roles that fall to the same file share one face, and one subset in the PDF. */
export interface Face {
  readonly file: string
  readonly bytes: Buffer
  readonly font: Font
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

const advanceEm = (font: Font, codePoint: number): number | undefined =>
  font.hasGlyphForCodePoint(codePoint) ? font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm : undefined

/**
 * The code point whose glyph draws `codePoint` in this face: itself, or its full-cell twin where its own glyph is
 * narrow. The text that the PDF gives back is `codePoint` in either case.
 */
export const drawnCodePoint = (font: Font, codePoint: number): number => {
  const twin = FULL_CELL_TWINS.get(codePoint)
  if (twin === undefined || (advanceEm(font, codePoint) ?? 0) >= FULL_CELL_EM) return codePoint
  return (advanceEm(font, twin) ?? 0) >= FULL_CELL_EM ? twin : codePoint
}

/**
 * Chooses a face for every role: installed ones first (an office has its 仿宋), then the bundled ones. Font files are
 * read when first asked for. Holds them in memory: keep it for one release and let it go.
 * Throws `FontMissingFault` when a bundled face is not where the product keeps it.
 */
export const openFonts = async (options: FontOptions = {}): Promise<FontSet> => {
  const resolved = await resolveFaces(options)
  const faces = new Map<string, Face>()
  const hashes = new Map<string, string>()
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
    const bytes = readFileSync(file)
    const font = create(bytes)
    if (!('unitsPerEm' in font)) throw new FontMissingFault(FACE_CHOICES[role].bundled.file)
    const face = { file, bytes, font }
    faces.set(file, face)
    return face
  }
  return {
    faceOf,
    useOf: (role) => {
      const { source, substitute } = resolvedOf(role)
      const { file, bytes, font } = faceOf(role)
      // Only a release is on record: a preview need not wait for the hashes of sixty megabytes.
      const sha256 = hashes.get(file) ?? createHash('sha256').update(bytes).digest('hex')
      hashes.set(file, sha256)
      return { role, family: font.fullName, sha256, source, substitute }
    },
    metrics: {
      advanceEm: (role, codePoint) => {
        const { file, font } = faceOf(role)
        const known = advances.get(file) ?? new Map<number, number | undefined>()
        advances.set(file, known)
        if (!known.has(codePoint)) known.set(codePoint, advanceEm(font, drawnCodePoint(font, codePoint)))
        return known.get(codePoint)
      },
    },
  }
}
