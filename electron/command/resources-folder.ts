import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Beside the sources and the bundle in a checkout; beside the archive of the program when installed. */
export const resourcesFolder = (): string => {
  const inCheckout = fileURLToPath(new URL('../../resources/', import.meta.url))
  return existsSync(inCheckout) ? inCheckout : fileURLToPath(new URL('../../../resources/', import.meta.url))
}
