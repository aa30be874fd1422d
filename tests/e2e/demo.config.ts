import { defineConfig } from '@playwright/test'

/** `npm run demo`: the whole job once; what it makes is left in demo/. */
export default defineConfig({
  testDir: './demo',
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 15_000 },
})
