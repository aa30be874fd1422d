import Database from 'better-sqlite3'
import { expect, it } from 'vitest'
import { configure, readOnce } from '#electron/main/store/connection.ts'

it('holds a few pages until it is told to hold them again, and outlives the file', () => {
  const db = new Database(':memory:')
  const pages = (): unknown => db.pragma('cache_size', { simple: true })
  configure(db)
  const before = Number(pages())
  const readAgain = readOnce(db)
  // In KiB, which SQLite writes as a negative number.
  expect(before).toBeLessThan(0)
  expect(Number(pages())).toBeGreaterThan(before / 4)
  expect(Number(pages())).toBeLessThan(0)
  readAgain()
  expect(pages()).toBe(before)
  const late = readOnce(db)
  db.close()
  expect(late).not.toThrow()
})
