/**
 * The loader of the registry's Electron, in the place of the official build's own: starts the program in the folder
 * that the command line names. An ES module that awaits, so that `ready` cannot come before the program has set itself
 * up: app.enableSandbox() throws after it. It is packed into resources/default_app.asar.
 */
import { app } from 'electron'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const preloads = []
let folder
for (let i = 1; i < process.argv.length && folder === undefined; i++) {
  const argument = process.argv[i]
  if (argument === '-r' || argument === '--require') preloads.push(process.argv[++i])
  else if (!argument.startsWith('-')) folder = resolve(argument)
}
if (folder === undefined) {
  process.stderr.write('usage: electron [switches] FOLDER [arguments]\n')
  app.exit(2)
} else {
  const { name, productName, version, main } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  app.setAppPath(folder)
  app.setName(productName ?? name)
  app.setVersion(version)
  const require = createRequire(join(folder, 'package.json'))
  preloads.forEach((preload) => require(preload))
  await import(pathToFileURL(join(folder, main)).href)
}
