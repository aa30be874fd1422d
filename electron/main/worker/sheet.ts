import type { Output } from '#shared/contract/channels.ts'
import type { FaceRole, Layout } from '#shared/domain/layout/model.ts'
import { drawnCodePoint, type FontSet } from '../pdf/fonts.ts'

type Preview = Output<'draft.preview'>
type Sheet = Preview['sheets'][number]

const ROLES: readonly FaceRole[] = ['title', 'body', 'hei', 'kai', 'latin', 'fallback']

/** Each role under the name of the first role that has the same file, so that the page loads every file once. */
export const sharedFaces = (fonts: FontSet): Preview['faces'] => {
  const roleOf = (role: FaceRole): FaceRole =>
    ROLES.find((other) => fonts.faceOf(other).file === fonts.faceOf(role).file) ?? role
  const [title, body, hei, kai, latin, fallback] = ROLES.map(roleOf)
  if (!title || !body || !hei || !kai || !latin || !fallback) throw new Error('every role has a face')
  return { title, body, hei, kai, latin, fallback }
}

/** What the writer draws for a text: some marks have the glyph of another character (`drawnCodePoint`). */
const drawnText = (fonts: FontSet, face: FaceRole, text: string): string => {
  const { metrics } = fonts.faceOf(face)
  return Array.from(text, (character) =>
    String.fromCodePoint(drawnCodePoint(metrics, character.codePointAt(0) ?? 0)),
  ).join('')
}

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** A rectangle of a layout, turned over. */
export const onScreen = ({ x, y, width, height }: Box, pageHeight: number): Box => {
  return { x, y: pageHeight - y - height, width, height }
}

/** A page of a layout as the screen draws it: the origin is the upper left corner, and y points down. */
export const sheetOf = (layout: Layout, page: number, fonts: FontSet): Sheet => {
  const { width, height } = layout.pages[page - 1] ?? layout.profile
  const onPage = (one: { readonly page: number }): boolean => one.page === page
  return {
    page,
    width,
    height,
    texts: layout.runs.filter(onPage).map(({ x, y, face, size, characterSpacing, colour, turn, text }) => ({
      x,
      y: height - y,
      face,
      size,
      spacing: characterSpacing,
      colour,
      turn,
      text: drawnText(fonts, face, text),
    })),
    rules: layout.rules.filter(onPage).map((rule) => ({ ...onScreen(rule, height), colour: rule.colour })),
    pictures: layout.pictures.filter(onPage).map((picture) => {
      return { ...onScreen(picture, height), sha256: picture.sha256, format: picture.format }
    }),
  }
}
