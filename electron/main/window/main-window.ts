import { app, BrowserWindow } from 'electron'
import { APP_URL } from './app-protocol.ts'

/** Sandboxed, isolated, without Node; asserted by a test over the real window. */
const WEB_PREFERENCES = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  safeDialogs: true,
} as const

/**
 * Opens the one window and shows it once it has painted; `loaded` is when its page is there. Developer tools exist only
 * outside the packaged product.
 */
export const openMainWindow = (
  preloadFile: string,
  iconFile: string,
): { readonly window: BrowserWindow; readonly loaded: Promise<void> } => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    minWidth: 900,
    minHeight: 600,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#f6f4f0',
    // Elsewhere the program file brings its own.
    ...(process.platform === 'linux' ? { icon: iconFile } : {}),
    webPreferences: { ...WEB_PREFERENCES, preload: preloadFile, devTools: !app.isPackaged },
  })
  window.removeMenu()
  window.once('ready-to-show', () => {
    window.show()
  })
  return { window, loaded: window.loadURL(APP_URL) }
}
