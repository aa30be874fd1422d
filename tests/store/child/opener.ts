import { readFileSync, writeSync } from 'node:fs'
import { openStore } from '#electron/main/store/open.ts'
import { appendOrThrow, clerkBatches, secretOf, type ClerkDesk } from '../../helper/clerk-work.ts'

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : String(error)

/**
 * Opens the store and appends `cases` cases; prints as JSON how many acts were acknowledged and the code of what stopped
 * it. Then dies without closing, if it is told so, which leaves the write-ahead log behind.
 */
const input = JSON.parse(readFileSync(0, 'utf8')) as ClerkDesk & { readonly cases: number; readonly die?: boolean }
let acknowledged = 0
let code: string | null = null
try {
  const store = openStore(input.path, secretOf(input.storeKey))
  for (let count = 0; count < input.cases; count++) {
    for (const batch of await clerkBatches(input, 20_000)) {
      appendOrThrow(store, batch)
      acknowledged++
    }
  }
  if (input.die !== true) store.close()
} catch (error) {
  code = codeOf(error)
}
writeSync(1, JSON.stringify({ acknowledged, code }))
process.exit(0)
