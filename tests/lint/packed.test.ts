import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The lines of `files:` in electron-builder.yml, as regular expressions. */
const packed = (): readonly RegExp[] => {
  const [, files = ''] =
    /^files:\n((?: {2}- .*\n)+)/m.exec(readFileSync(join(root, 'electron-builder.yml'), 'utf8')) ?? []
  return files
    .split('\n')
    .flatMap((line) => /^ {2}- '?([^'!].*?)'?$/.exec(line)?.[1] ?? [])
    .map((glob) =>
      glob
        .replace(/[.$]/g, '\\$&')
        .replace(/\{([^}]*)\}/g, (_, choices: string) => `(?:${choices.replaceAll(',', '|')})`)
        .replace(/\*\*\/|\*\*|\*/g, (star) => (star === '*' ? '[^/]*' : star === '**' ? '.*' : '(?:.*/)?')),
    )
    .map((pattern) => new RegExp(`^${pattern}$`))
}

/** A file and all that it reads by a relative path. */
const readBy = (file: string, found = new Set<string>()): ReadonlySet<string> => {
  if (found.has(file)) return found
  found.add(file)
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/(?:from\s*|require\(\s*)["'](\.\.?\/[^"']+)["']/g)) {
    const next = ['', '.js'].map((extension) => `${join(dirname(file), path)}${extension}`)
    const read = next.find((one) => /\.c?js$/.test(one) && existsSync(one))
    if (read !== undefined) readBy(read, found)
  }
  return found
}

it.each([
  ['koffi', ['index.js', 'index.cjs']],
  ['better-sqlite3', ['lib/index.js']],
])('of %s everything that it reads is packed with the program', (name, entries) => {
  const globs = packed()
  expect(globs.length).toBeGreaterThan(5)
  const read = entries.flatMap((entry) => [...readBy(join(root, 'node_modules', name, entry))])
  expect(read.length).toBeGreaterThan(entries.length)
  const lacking = read.map((file) => relative(root, file)).filter((file) => !globs.some((glob) => glob.test(file)))
  expect(lacking).toEqual([])
})

it('a desktop knows the window by the entry that is installed with it', () => {
  const { desktopName } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    readonly desktopName?: string
  }
  const settings = readFileSync(join(root, 'electron-builder.yml'), 'utf8')
  const [, executable] = /^executableName: (\S+)$/m.exec(settings) ?? []
  expect(desktopName).toBe(`${executable ?? ''}.desktop`)
  expect(settings).toMatch(/^ {2}syncDesktopName: true$/m)
})
