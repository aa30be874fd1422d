/** Where programs, libraries and data lie, and in which language to speak; what Windows programs do not start without. */
const PASSED = [
  ...['PATH', 'HOME', 'LANG', 'LC_ALL', 'LC_CTYPE', 'LD_LIBRARY_PATH', 'TESSDATA_PREFIX', 'TMPDIR'],
  ...['SystemRoot', 'SystemDrive', 'windir', 'ComSpec', 'PATHEXT', 'ProgramFiles', 'TEMP', 'TMP'],
  ...['USERPROFILE', 'APPDATA', 'LOCALAPPDATA'],
]

/**
 * What a foreign program that this one starts gets of its environment, with what it is given besides: a secret that stands
 * in a variable, a password above all, is nothing to it.
 */
export const environmentOf = (
  env: Readonly<NodeJS.ProcessEnv>,
  besides: Readonly<Record<string, string>> = {},
): Record<string, string> => {
  const passed = PASSED.flatMap((name) => {
    const value = env[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...Object.fromEntries(passed), ...besides }
}
