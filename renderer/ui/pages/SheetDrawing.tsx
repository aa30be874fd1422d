import { memo, type ReactNode } from 'react'
import { usePictureAddress, type ReadPicture } from '../document/picture-address.ts'
import { familyOf } from './faces.ts'
import type { Faces, Sheet } from './page-model.ts'

/** Red as offices print it. */
export const INK = { black: '#000', red: '#d7000f' } as const

interface Props {
  readonly sheet: Sheet
  readonly faces: Faces
  readonly read: ReadPicture
  /** Names the drawing; without, it is hidden from those who listen, and what stands beside it says what it shows. */
  readonly label?: string
  /** Drawn over the page. */
  readonly children?: ReactNode
}

/** One sheet, from the very numbers that the release is written from. */
export const SheetDrawing = memo(({ sheet, faces, read, label, children }: Props) => (
  <svg
    className="preview-sheet"
    viewBox={`0 0 ${String(sheet.width)} ${String(sheet.height)}`}
    {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
  >
    {sheet.pictures.map((picture, index) => (
      <PagePicture key={index} picture={picture} read={read} />
    ))}
    {sheet.rules.map(({ x, y, width, height, colour }, index) => (
      <rect key={index} x={x} y={y} width={width} height={height} fill={INK[colour]} />
    ))}
    {sheet.texts.map(({ x, y, face, size, spacing, colour, turn, text }, index) => (
      <text
        key={index}
        x={x}
        y={y}
        fill={INK[colour]}
        {...(turn === 0 ? {} : { transform: `rotate(${String(turn)} ${String(x)} ${String(y)})` })}
        fontFamily={familyOf(faces[face])}
        fontSize={size}
        letterSpacing={spacing}
      >
        {text}
      </text>
    ))}
    {children}
  </svg>
))
SheetDrawing.displayName = 'SheetDrawing'

/** A picture in its place on the page; nothing until its bytes are there. */
const PagePicture = ({
  picture,
  read,
}: {
  readonly picture: Sheet['pictures'][number]
  readonly read: ReadPicture
}) => {
  const { x, y, width, height } = picture
  const address = usePictureAddress(picture, read)
  return address == null ? null : <image {...{ x, y, width, height }} href={address} preserveAspectRatio="none" />
}
