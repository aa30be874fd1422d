import { useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { GAP_PX, scrollToPage, slotHeight, visiblePages, type PageRange } from './page-model.ts'
import './pages.css'

interface Props<S> {
  readonly label: string
  /** How many there are; of these only `sheets` are drawn. */
  readonly pages: number
  readonly sheets: readonly S[]
  /** Width of a sheet; null fits it to the strip. */
  readonly sheetPx: number | null
  /** The page that must be seen; only another one moves the strip, so whoever leafs through it is left alone. */
  readonly page: number | null
  readonly onRange: (range: PageRange) => void
  readonly children: (sheet: S) => ReactNode
}

/** All pages below each other in a scrolling strip, of which those that can be seen are drawn. */
export const PageStrip = <S extends { readonly page: number }>(props: Props<S>) => {
  const { label, pages, sheets, sheetPx, page, onRange, children } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [roomPx, setRoomPx] = useState(0)
  const widthPx = sheetPx ?? roomPx
  const drawnPx = useRef(widthPx)
  const look = (): void => {
    const element = scroller.current
    if (element === null || widthPx === 0) return
    onRange(visiblePages(element.scrollTop, element.clientHeight, widthPx, pages))
  }
  useEffect(() => {
    const element = scroller.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => {
      setRoomPx(element.clientWidth - 2 * GAP_PX)
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [])
  // A sheet that grows or shrinks stays where it is.
  useLayoutEffect(() => {
    const element = scroller.current
    if (element !== null && drawnPx.current > 0 && drawnPx.current !== widthPx) {
      element.scrollTop *= slotHeight(widthPx) / slotHeight(drawnPx.current)
      element.scrollLeft = (element.scrollWidth - element.clientWidth) / 2
    }
    drawnPx.current = widthPx
  }, [widthPx])
  useEffect(look)
  useEffect(() => {
    const element = scroller.current
    if (element === null || page === null || widthPx === 0) return
    const top = scrollToPage(page, element.scrollTop, element.clientHeight, widthPx)
    if (top !== null) element.scrollTo({ top })
  }, [page, widthPx])
  const slot = slotHeight(widthPx)
  return (
    // A scrolling region must be reachable by keyboard.
    <div ref={scroller} className="preview-pages" tabIndex={0} role="region" aria-label={label} onScroll={look}>
      <div className="preview-strip" style={{ height: pages * slot + GAP_PX, minWidth: widthPx + 2 * GAP_PX }}>
        {widthPx > 0 &&
          sheets.map((sheet) => (
            <div
              key={sheet.page}
              className="preview-slot"
              style={{ top: (sheet.page - 1) * slot + GAP_PX, height: slot - GAP_PX, width: widthPx }}
            >
              {children(sheet)}
            </div>
          ))}
      </div>
    </div>
  )
}
