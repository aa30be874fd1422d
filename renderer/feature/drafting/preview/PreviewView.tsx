import { memo, useEffect, useRef, useState } from 'react'
import { PREVIEW } from '../../../i18n/preview.ts'
import { Failure } from '../../../ui/Failure.tsx'
import { familyOf } from './faces.ts'
import { GAP_PX, scrollToPage, slotHeight, visiblePages, type Preview, type Sheet } from './preview-model.ts'
import { PagePicture, type ReadPicture } from './PagePicture.tsx'
import type { PreviewModel } from './usePreview.ts'

/** The pages that can be seen, drawn from the very runs of the release; it follows the caret from page to page. */
export const PreviewView = ({ preview, error, onRange, read }: PreviewModel & { readonly read: ReadPicture }) => {
  if (preview === null) {
    return error === null ? <p className="preview-note">{PREVIEW.preparing}</p> : <Failure error={error} />
  }
  return (
    <div className="preview">
      <Failure error={error}>
        <p className="failure-advice">{PREVIEW.kept}</p>
      </Failure>
      <p className="preview-note" role="status">
        {PREVIEW.pages(preview.pages)}
      </p>
      <Pages {...{ preview, onRange, read }} />
    </div>
  )
}

const Pages = ({
  preview,
  onRange,
  read,
}: { readonly preview: Preview; readonly read: ReadPicture } & Pick<PreviewModel, 'onRange'>) => {
  const scroller = useRef<HTMLDivElement>(null)
  const [widthPx, setWidthPx] = useState(0)
  const { pages, caretPage, sheets, faces } = preview
  const look = (): void => {
    const element = scroller.current
    if (element === null || widthPx === 0) return
    onRange(visiblePages(element.scrollTop, element.clientHeight, widthPx, pages))
  }
  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => {
      setWidthPx(element.clientWidth - 2 * GAP_PX)
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [])
  useEffect(look)
  // Only a caret that went to another page moves the preview: whoever leafs through it is left alone.
  useEffect(() => {
    const element = scroller.current
    if (element === null || caretPage === null || widthPx === 0) return
    const top = scrollToPage(caretPage, element.scrollTop, element.clientHeight, widthPx)
    if (top !== null) element.scrollTo({ top })
  }, [caretPage, widthPx])
  return (
    // A scrolling region must be reachable by keyboard.
    <div ref={scroller} className="preview-pages" tabIndex={0} role="region" aria-label={PREVIEW.label} onScroll={look}>
      <div className="preview-strip" style={{ height: pages * slotHeight(widthPx) + GAP_PX }}>
        {widthPx > 0 &&
          sheets.map((sheet) => (
            <div
              key={sheet.page}
              className="preview-slot"
              style={{ top: (sheet.page - 1) * slotHeight(widthPx) + GAP_PX, height: slotHeight(widthPx) - GAP_PX }}
            >
              <SheetDrawing {...{ sheet, faces, read }} label={PREVIEW.page(sheet.page, pages)} />
            </div>
          ))}
      </div>
    </div>
  )
}

/** Red as offices print it. */
const INK = { black: '#000', red: '#d7000f' } as const

/** One sheet. The text that is drawn is hidden from readers of the screen: they have the editor. */
const SheetDrawing = memo(
  ({
    sheet,
    faces,
    label,
    read,
  }: {
    readonly sheet: Sheet
    readonly faces: Preview['faces']
    readonly label: string
    readonly read: ReadPicture
  }) => (
    <svg
      className="preview-sheet"
      viewBox={`0 0 ${String(sheet.width)} ${String(sheet.height)}`}
      role="img"
      aria-label={label}
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
    </svg>
  ),
)
SheetDrawing.displayName = 'SheetDrawing'
