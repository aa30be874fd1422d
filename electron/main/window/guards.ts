import { app, session, type WebContents } from 'electron'
import { APP_ORIGIN } from './app-protocol.ts'

/** True for a frame that shows our own page and nothing else; `url` is what Chromium says of the frame. */
export const isOwnPage = (url: string): boolean => url.startsWith(`${APP_ORIGIN}/`)

const guardContents = (contents: WebContents): void => {
  contents.on('will-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!isOwnPage(event.url)) event.preventDefault()
  })
  contents.on('will-redirect', (event) => {
    event.preventDefault()
  })
  contents.on('will-attach-webview', (event) => {
    event.preventDefault()
  })
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/**
 * Electron's security checklist, what is not a window option: no navigation away, no new window, no webview, no
 * permission of any kind, no download, no dictionary download, no device. Covers every web contents ever made.
 */
export const installGuards = (): void => {
  app.on('web-contents-created', (_event, contents) => {
    guardContents(contents)
  })
  const own = session.defaultSession
  own.setPermissionRequestHandler((_contents, _permission, callback) => {
    callback(false)
  })
  own.setPermissionCheckHandler(() => false)
  own.setDevicePermissionHandler(() => false)
  own.on('will-download', (event) => {
    event.preventDefault()
  })
  own.setSpellCheckerEnabled(false)
  own.setSpellCheckerDictionaryDownloadURL(`${APP_ORIGIN}/none/`)
}
