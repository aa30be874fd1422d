import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * A program that answers as Tesseract does and reads the same text off every picture; gives the PATH with it alone. `slow`
 * sleeps after it has read its input.
 */
export const fakeEngine = (
  folder: string,
  { text = '', languages = 'chi_sim', slow = false }: { text?: string; languages?: string; slow?: boolean } = {},
): string => {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'text'), text)
  const script = `#!/bin/sh
case "$1" in
--version) echo "tesseract 9.9.9" ;;
--list-langs) printf 'List of available languages (1):\\n${languages}\\n' ;;
*) /bin/cat >'${join(folder, 'given')}'; ${slow ? 'exec /bin/sleep 30' : `/bin/cat '${join(folder, 'text')}'`} ;;
esac
`
  writeFileSync(join(folder, 'tesseract'), script)
  chmodSync(join(folder, 'tesseract'), 0o755)
  return folder
}
