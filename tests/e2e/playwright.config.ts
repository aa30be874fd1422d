import { defineConfig } from '@playwright/test'

/** End-to-end flows on the real window; started by `npm test`, as an ordinary user with the sandbox on. */
export default defineConfig({
  testDir: './flow',
  fullyParallel: false,
  workers: 1,
  timeout: 240_000,
  expect: { timeout: 15_000 },
})
