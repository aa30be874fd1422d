import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadCalendar } from '#electron/main/deadline/load-calendar.ts'

const RESOURCES = fileURLToPath(new URL('../../../../resources/', import.meta.url))

describe('loading the calendar', () => {
  let folder = ''
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'calendar-'))
    mkdirSync(join(folder, 'calendar'))
  })
  afterEach(() => {
    rmSync(folder, { recursive: true })
  })

  it('reads every year that is shipped, and nothing but the years', () => {
    const calendar = loadCalendar(RESOURCES)
    expect(calendar.ok && [...calendar.value.statusByYear]).toStrictEqual([
      [2024, 'final'],
      [2025, 'final'],
      [2026, 'final'],
      [2027, 'provisional'],
    ])
  })

  it('refuses all for one bad year, and names its file', () => {
    cpSync(join(RESOURCES, 'calendar'), join(folder, 'calendar'), { recursive: true })
    writeFileSync(join(folder, 'calendar', '2027.json'), '{"version":1}')
    expect(loadCalendar(folder)).toStrictEqual({
      ok: false,
      error: { code: 'calendar.malformed', file: '2027.json' },
    })
  })

  it('refuses an empty folder, and throws when there is none', () => {
    expect(loadCalendar(folder)).toStrictEqual({ ok: false, error: { code: 'calendar.empty' } })
    expect(() => loadCalendar(join(folder, 'nowhere'))).toThrow('ENOENT')
  })
})
