/** npm run bench -- NAME: measures; standard output is the bench's one JSON line, progress goes to standard error. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { text } from '../../resources/text/setup.mjs'
import { ensureBuild } from './build.mjs'
import { run } from './child.mjs'
import { onProjectNode } from './dependencies.mjs'
import { ensureDisplay } from './display.mjs'
import { nodeIn, placeForWindow, spawnOptions } from './ordinary-user.mjs'
import { inCheckout } from './paths.mjs'
import { SetupProblem, entry } from './progress.mjs'
import { setUp } from './setup.mjs'

const SUFFIX = '.bench.ts'

await entry(async () => {
  await onProjectNode(import.meta.url)
  const [name, ...args] = process.argv.slice(2)
  const files = readdirSync(inCheckout('tests', 'bench')).filter((file) => file.endsWith(SUFFIX))
  if (!files.includes(`${name}${SUFFIX}`)) {
    throw new SetupProblem(text.unknownBench(files.map((file) => file.slice(0, -SUFFIX.length)).join(' ')))
  }
  const electron = await setUp({ test: true })
  await ensureBuild()
  const place = await placeForWindow(electron)
  const options = spawnOptions(place, electron, await ensureDisplay(place.user, { own: true }))
  const file = join('tests', 'bench', `${name}${SUFFIX}`)
  process.exitCode = await run(nodeIn(place), [file, ...args], { ...options, stdio: ['ignore', 'inherit', 'inherit'] })
})
