/** npm run dist [-- --linux | --win]: builds the program as its sources stand, and packs it as electron-builder.yml says. */
import { ensureBuild } from './build.mjs'
import { run } from './child.mjs'
import { onProjectNode } from './dependencies.mjs'
import { inCheckout, root } from './paths.mjs'
import { entry } from './progress.mjs'

await entry(async () => {
  await onProjectNode(import.meta.url)
  await ensureBuild()
  const builder = inCheckout('node_modules', 'electron-builder', 'cli.js')
  process.exitCode = await run(process.execPath, [builder, ...process.argv.slice(2)], { cwd: root })
})
