import { View, type BrowserWindow } from 'electron'

/** As the page's own ground. */
const GROUND = '#f6f4f0'

/** Answers once the page has drawn what it shows now: of a window that is not seen, once it is. */
const DRAWN = 'new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn(null))))'

/** Of a window, what the sheet needs. */
export type Coverable = Pick<
  BrowserWindow,
  'isDestroyed' | 'getContentBounds' | 'contentView' | 'webContents' | 'on' | 'off'
>

const lifts = new WeakMap<Coverable, () => void>()

/**
 * Lays an empty sheet over what the window shows, at once and whatever its page is doing: nothing of a document may be seen while the
 * machine goes to sleep, nor in the moment after it. The page goes on below it, and saves. One that is covered stays as it is.
 */
export const coverWindow = (window: Coverable, makeSheet: () => View = () => new View()): void => {
  if (window.isDestroyed() || lifts.has(window)) return
  const sheet = makeSheet()
  const spread = (): void => {
    const { width, height } = window.getContentBounds()
    sheet.setBounds({ x: 0, y: 0, width, height })
  }
  sheet.setBackgroundColor(GROUND)
  spread()
  window.contentView.addChildView(sheet)
  window.on('resize', spread)
  lifts.set(window, () => {
    lifts.delete(window)
    if (window.isDestroyed()) return
    window.off('resize', spread)
    window.contentView.removeChildView(sheet)
  })
}

/** Takes the sheet away once the page has drawn what lies below it now. Of a page that hangs it stays, until another is there. */
export const uncoverWindow = (window: Coverable): void => {
  const lift = lifts.get(window)
  if (lift === undefined || window.isDestroyed()) return
  const page = window.webContents
  const isDrawn = (): void => {
    page.off('did-finish-load', isDrawn)
    if (lifts.get(window) === lift) lift()
  }
  page.on('did-finish-load', isDrawn)
  // A page that went meanwhile draws nothing; the one that takes its place is waited for.
  page.executeJavaScript(DRAWN).then(isDrawn, () => undefined)
}
