import { existsSync } from 'node:fs'
import type { HoldKind } from '#shared/domain/case/hold-events.ts'
import { currentVersion } from '#shared/domain/case/state.ts'
import { isSystemError } from '#shared/lib/error-code.ts'
import { StoreFault } from '../../store/fault.ts'
import { openStore } from '../../store/open.ts'
import { loadCase } from '../load-case.ts'
import { officeFolder, storeFile } from '../session/office-folder.ts'
import type { OpenedCopy } from './open-copy.ts'

/** A hold that stands in the store that lives here, and would not in the one that takes its place. */
export interface HeldSince {
  readonly title: string
  readonly kind: HoldKind
  readonly documentNumber: string
}

/**
 * 保全 that a restore would undo: whoever confirms it is told, as each is to be placed anew before anything is destroyed. Empty where
 * no store lives here or nobody can read it; then the loss says so.
 */
export const heldSince = (profileFolder: string, { store, storeKey }: OpenedCopy): readonly HeldSince[] => {
  if (!existsSync(officeFolder(profileFolder))) return []
  let here: ReturnType<typeof openStore> | null = null
  try {
    here = openStore(storeFile(profileFolder), storeKey)
    const live = here
    return live.heldCases().flatMap((caseId) => {
      const state = loadCase(live, caseId)?.state
      if (state === undefined) return []
      const kept = new Set(loadCase(store, caseId)?.state.holds.map(({ holdId }) => holdId) ?? [])
      const { title } = currentVersion(state)
      return state.holds.flatMap(({ holdId, kind, documentNumber }) =>
        kept.has(holdId) ? [] : [{ title, kind, documentNumber }],
      )
    })
  } catch (error) {
    if (error instanceof StoreFault || isSystemError(error)) return [] // a dead disk is why people restore
    throw error
  } finally {
    here?.close()
  }
}
