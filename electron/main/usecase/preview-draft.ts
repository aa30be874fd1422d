import type { Input, Output } from '#shared/contract/channels.ts'
import { refuse, type Outcome, type Workstation } from './workstation.ts'

/**
 * Pages of a draft as its release would show them. Reads and writes nothing of the store. Refuses release.missingGlyph,
 * naming the characters that no font here can draw.
 */
export const previewDraft = async (
  workstation: Workstation,
  input: Input<'draft.preview'>,
): Promise<Outcome<Output<'draft.preview'>>> => {
  const preview = await workstation.tasks.run('preview', input)
  return preview.ok ? preview : refuse(preview.error.code, preview.error.detail)
}
