import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { buildScanTables, TABLES_FILE } from './build.ts'
import { SHAPES } from './curated.ts'

describe('the scan tables that ship', () => {
  it('are what their builder makes of its sources', () => {
    expect(JSON.parse(readFileSync(TABLES_FILE, 'utf8'))).toEqual(buildScanTables())
  })

  it('hold each look-alike character in one group, so that likeness is an equivalence', () => {
    const all = SHAPES.flatMap((group) => [...group])
    expect(all.filter((character, i) => all.indexOf(character) !== i)).toEqual([])
  })
})
