/** The set-up as one: everything that a machine lacks, in the order in which one needs the other. */
import { hasDisplay } from './display.mjs'
import { ensureElectron } from './electron.mjs'
import { ensureNativeModule } from './native-module.mjs'
import { ensureSystem } from './system.mjs'

/**
 * Gets ready to run the program in a window. Call `onProjectNode` before.
 * @param {{ test: boolean }} needs
 * @throws {SetupProblem} naming what a person must do.
 */
export const setUp = async (needs) => {
  await ensureSystem({ display: needs.test || !hasDisplay(), test: needs.test })
  const electron = await ensureElectron()
  await ensureNativeModule(electron)
  return electron
}
