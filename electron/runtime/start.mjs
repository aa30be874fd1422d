/** npm start: gets everything ready and opens the workstation. `npm start -- --sample` and other arguments go to it. */
import { text } from '../../resources/text/setup.mjs'
import { ensureBuild } from './build.mjs'
import { run } from './child.mjs'
import { onProjectNode } from './dependencies.mjs'
import { ensureDisplay } from './display.mjs'
import { isRoot, root } from './paths.mjs'
import { entry, say } from './progress.mjs'
import { setUp } from './setup.mjs'
import { windowEnvironment } from './window-environment.mjs'

await entry(async () => {
  await onProjectNode(import.meta.url)
  const electron = await setUp({ test: false })
  await ensureBuild()
  const display = await ensureDisplay()
  const asRoot = process.platform === 'linux' && isRoot
  if (asRoot) say(text.asRoot)
  // Without a desktop Chromium complains of a missing session bus, again and again; only what ends it is worth reading.
  const quiet = display.DISPLAY === undefined ? [] : ['--log-level=3']
  const args = [...(asRoot ? ['--no-sandbox'] : []), ...quiet, root, ...process.argv.slice(2)]
  process.exitCode = await run(electron.executable, args, {
    env: { ...process.env, ...display, ...windowEnvironment },
  })
})
