/**
 * What the window's process must find in its environment when it starts. On Linux the pages take the language of their own
 * dates and messages from the process that all of them are forked from, and that one starts before the program's first
 * line; see electron/main/window/chromium-switches.ts for why it is no switch.
 */
export const windowEnvironment = process.platform === 'linux' ? { LANGUAGE: 'zh_CN' } : {}
