import { app } from 'electron'

/**
 * Dialogs, menus and dates of the window itself speak the language of the page, whatever the system's. On Linux what the
 * pages say by themselves follows only a variable that was there at the start (electron/runtime/window-environment.mjs; in
 * an installed copy the desktop's own language), and never by the switch `lang`: for it Electron sets LC_ALL and takes it
 * back (ElectronBrowserMainParts::PreCreateThreads) while the thread of the D-Bus reads the environment. setenv frees the
 * array that getenv then walks, if it has to grow: the program died at its start, SIGSEGV in "Bluez D-Bus thr". No other
 * thread reads the environment yet when this runs.
 */
const speakChinese = (): void => {
  if (process.platform !== 'linux') app.commandLine.appendSwitch('lang', 'zh-CN')
  else if (process.env['LANGUAGE'] !== 'zh_CN') process.env['LANGUAGE'] = 'zh_CN'
}

/**
 * Whoever steers the page through Chromium's own debugging acts as the person who is in; the port is open to every user of the
 * machine. The fuses keep Node's debugger away (electron-builder.yml) and do not know of this one. Tests need it, the product
 * does not: whatever it was started with, nobody listens.
 */
const DEBUGGING: readonly string[] = ['remote-debugging-port', 'remote-debugging-pipe']
const keepDebuggersAway = (): void => {
  if (!app.isPackaged) return
  for (const name of DEBUGGING) app.commandLine.removeSwitch(name)
}

/**
 * How Chromium is to run, to be said before the app is ready. Figures are the proportional memory (PSS) saved with a
 * long draft open, Electron 33 under Debian 12; a switch that a later Chromium does not know is ignored by it.
 *
 * What is held after all of them, without a debugger (MB, all processes; a bare window beside it): 325 with the thread of
 * scans at work, 282 once it is let go of, against 255. Of the 282, 177 are pages of files that any process may drop
 * (Electron's own code and constants 146, Chinese faces 19, libraries 12; bare window 172), 92 are memory of our own
 * (main 38, page 35 of which its scripts hold 12, the rest in Chromium's helpers; bare window 78), 15 are picture
 * buffers (bare window 4). Tried and dropped: no second zygote, one raster thread, a single-threaded collector (nothing
 * within 3); the mode for weak devices (1 at rest); asking page and process to give back (nothing more than time gives).
 */
export const setChromiumSwitches = (): void => {
  keepDebuggersAway()
  // As root Chromium runs only without its sandbox, and enabling it anyway ends every child process.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
  app.commandLine.appendSwitch(
    'disable-features',
    'MediaRouter,OptimizationHints,Translate,SpareRendererForSitePerProcess',
  )
  app.commandLine.appendSwitch('disable-background-networking')
  speakChinese()
  // A crash dump would hold pieces of the text that was open.
  app.commandLine.appendSwitch('disable-breakpad')
  app.commandLine.appendSwitch('disable-crash-reporter')
  // A page of text needs no graphics card, and the drivers of virtual and domestic cards are a known trouble. Without
  // them and without their imitation in software: 10 MB. The compositor stays in a sandboxed process of its own.
  app.disableHardwareAcceleration()
  app.commandLine.appendSwitch('disable-software-rasterizer')
  // GTK 3 would load the OpenGL library, and with it all of Mesa and LLVM, into this process to choose an X11 visual that
  // nothing of ours is drawn with: 33 MB.
  process.env['GDK_GL'] ??= 'disable'
  // Nothing is ever fetched from a network: its service reads no foreign byte that a process of its own would keep away
  // from us (on Linux that process has no sandbox in any case). app:// is served from here all the same: 11 MB.
  app.commandLine.appendSwitch('enable-features', 'NetworkServiceInProcess2')
}
