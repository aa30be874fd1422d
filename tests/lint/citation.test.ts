import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const files = globSync('{shared,electron,renderer,resources,tests}/**/*.{ts,tsx,mjs,cjs,js,py,md}', {
  cwd: root,
  exclude: (path) => path.includes('node_modules') || path.endsWith('citation.test.ts'),
})

/** A number of a list that is not here, a paper by its name, a mark with the number of its source. */
const UNREADABLE = /\bR\d{1,2}\.\d{2}\b|\b(?:rules|lessons)\.md\b|\bV2?\[S\d+\]/u

it('cites laws and standards by their own articles and clauses: nobody can look up a number of a paper that is not here', () => {
  expect(files.length).toBeGreaterThan(1000)
  const found = files.filter((file) => UNREADABLE.test(readFileSync(join(root, file), 'utf8')))
  expect(found).toEqual([])
})
