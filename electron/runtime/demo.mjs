/** npm run demo: drives the whole job in the real window, unattended; what it makes is left in demo/. */
import { text } from '../../resources/text/setup.mjs'
import { ensureBuild } from './build.mjs'
import { onProjectNode } from './dependencies.mjs'
import { runPlaywright } from './playwright.mjs'
import { entry, say } from './progress.mjs'
import { setUp } from './setup.mjs'

await entry(async () => {
  await onProjectNode(import.meta.url)
  const electron = await setUp({ test: true })
  await ensureBuild()
  const { failed } = await runPlaywright('tests/e2e/demo.config.ts', electron, 'demo')
  say(failed === 0 ? text.demoDone : text.demoFailed)
  process.exitCode = failed === 0 ? 0 : 1
})
