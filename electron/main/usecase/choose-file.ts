import { basename } from 'node:path'
import type { Input, Output } from '#shared/contract/channels.ts'
import { ok } from '#shared/lib/result.ts'
import type { FilePurpose } from './file-tokens.ts'
import type { Outcome, Workstation } from './workstation.ts'

/** The system's own dialogs, given by the composition root. Null when the person closed them. */
export interface Dialogs {
  choose(purpose: FilePurpose, suggestedName?: string): Promise<string | null>
}

const MAX_NAME_UNITS = 300

/** What is shown and recorded of a path: its last part, composed, in bounds. The name on the disk may be another. */
export const shownName = (path: string): string =>
  (basename(path) || path).normalize('NFC').slice(0, MAX_NAME_UNITS).toWellFormed()

/** Lets the person pick a file or folder; the page gets a token and the last part of the name, never the path. */
export const chooseFile = async (
  workstation: Workstation,
  dialogs: Dialogs,
  input: Input<'file.choose'>,
): Promise<Outcome<Output<'file.choose'>>> => {
  const path = await dialogs.choose(input.purpose, input.suggestedName)
  if (path === null) return ok(null)
  return ok({ token: workstation.files.issue(input.purpose, path), name: shownName(path) })
}
