import { readFileSync, writeSync } from 'node:fs'
import { openStore } from '#electron/main/store/open.ts'
import { appendOrThrow, clerkBatches, secretOf, type ClerkDesk } from '../../helper/clerk-work.ts'

/** Appends without end and prints a line for each act once it is acknowledged: case, number, blob. Killed from outside. */
const desk = JSON.parse(readFileSync(0, 'utf8')) as ClerkDesk
const store = openStore(desk.path, secretOf(desk.storeKey))
for (;;) {
  for (const batch of await clerkBatches(desk, 3000)) {
    const { seq } = appendOrThrow(store, batch)
    writeSync(1, `${batch.caseId} ${String(seq)} ${batch.blobs[0]?.hash ?? ''}\n`)
  }
}
