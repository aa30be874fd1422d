import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'

const out = fileURLToPath(new URL('../../../out', import.meta.url))
const texts = (folder: string): readonly { readonly name: string; readonly text: string }[] =>
  readdirSync(join(out, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:js|html|css)$/.test(entry.name))
    .map((entry) => ({ name: entry.name, text: readFileSync(join(entry.parentPath, entry.name), 'utf8') }))

test('the built page holds no schema library, no Electron and no Node', () => {
  const files = texts('renderer')
  expect(files.length).toBeGreaterThan(4)
  for (const { name, text } of files) {
    expect(text.match(/\bzod\b/i)?.[0], name).toBeUndefined()
    expect(text.match(/\belectron\b/i)?.[0], name).toBeUndefined()
    // react-dom has a property named node; a module is named in quotes.
    expect(text.match(/["'`]node:[a-z_/]+/)?.[0], name).toBeUndefined()
  }
})

test('the built page names no address outside itself but the names of XML and of help pages', () => {
  const lawful =
    /^https?:\/\/(?:www\.w3\.org\/|react\.dev\/|prosemirror\.net\/docs\/|ant\.design|u\.ant\.design|github\.com\/|localhost)/
  for (const { name, text } of texts('renderer')) {
    const addresses = text.match(/https?:\/\/[\w.-]+\/?[\w./-]*/g) ?? []
    expect(
      addresses.filter((address) => !lawful.test(address)),
      name,
    ).toEqual([])
  }
})

test('the preload knows channel names and nothing else of the program', () => {
  const [preload, ...others] = readdirSync(join(out, 'preload'))
  expect({ preload, others }).toEqual({ preload: 'index.cjs', others: [] })
  const text = readFileSync(join(out, 'preload', 'index.cjs'), 'utf8')
  const modules = [...text.matchAll(/require\(["'`]([^"'`]+)["'`]\)/g)].map(([, module]) => module)
  expect(modules).toEqual(['electron'])
})

test('the terms of what is bundled lie beside it, and none binds the whole', () => {
  const terms = ['main', 'renderer'].map((folder) => readFileSync(join(out, folder, 'LICENSES.md'), 'utf8'))
  const bundled = terms.flatMap((text) => [...text.matchAll(/^## (\S+) - \S+ \((.+)\)$/gm)])
  expect(bundled.map(([, name]) => name)).toEqual(
    expect.arrayContaining(['@cantoo/pdf-lib', 'zod', 'react-dom', 'antd']),
  )
  // One offered under either is taken under the other.
  expect(bundled.filter(([, , license = '']) => /GPL/.test(license) && !/ OR /.test(license))).toEqual([])
})

/** The chunks that an entry reads before anything of it runs. */
const readAtOnce = (entry: string, found = new Map<string, number>()): ReadonlyMap<string, number> => {
  if (found.has(entry)) return found
  const text = readFileSync(join(out, 'main', entry), 'utf8')
  found.set(entry, text.length)
  for (const [, chunk = ''] of text.matchAll(/^(?:import|export)\b[^'"\n]*["']\.\/([^"']+)["']/gm))
    readAtOnce(chunk, found)
  return found
}

test('nothing large is read before the unlock screen can be seen', () => {
  const size = (entry: string): number => [...readAtOnce(entry).values()].reduce((sum, length) => sum + length, 0)
  expect(size('main.js')).toBeGreaterThan(1000)
  expect(size('main.js')).toBeLessThan(50_000)
  const [program = ''] = readdirSync(join(out, 'main')).filter((name) => /^program-.*\.js$/.test(name))
  // Without the library for certificates, which is needed when somebody unlocks.
  expect(size(program)).toBeGreaterThan(100_000)
  expect(size(program)).toBeLessThan(1_200_000)
})
