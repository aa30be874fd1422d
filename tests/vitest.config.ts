import { defineConfig } from 'vitest/config'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['tests/{spec,unit,vector,store,contract,lint}/**/*.test.{ts,tsx}'],
    globalSetup: ['tests/global-setup.ts'],
    setupFiles: ['tests/helper/kept-scrypt.ts'],
    testTimeout: 60_000,
    // Vitest leaves one processor idle of itself; nothing else is going on while the tests run.
    maxWorkers: '100%',
  },
})
