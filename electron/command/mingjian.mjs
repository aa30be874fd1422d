#!/usr/bin/env node
/** npx mingjian …: gets the dependencies when they are missing, then runs the command on the project's own Node 24. */
import { run } from '../runtime/child.mjs'
import { ensureDependencies } from '../runtime/dependencies.mjs'
import { GIVE_BACK, SMALL_YOUNG_GENERATION } from '../runtime/node-memory.mjs'
import { inCheckout } from '../runtime/paths.mjs'
import { entry } from '../runtime/progress.mjs'

await entry(async () => {
  const node = await ensureDependencies()
  const command = [SMALL_YOUNG_GENERATION, inCheckout('electron', 'command', 'main.ts'), ...process.argv.slice(2)]
  process.exitCode = await run(node, command, { env: { ...process.env, ...GIVE_BACK } })
})
