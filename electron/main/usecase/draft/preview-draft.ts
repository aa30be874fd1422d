import type { Input, Output } from '#shared/contract/channels.ts'
import { mapDocumentText } from '#shared/domain/document/map-text.ts'
import { cleanLine } from '../../document/clean.ts'
import { FindingList } from '../../document/finding.ts'
import { refuse, type Outcome, type Workstation } from '../workstation.ts'

/**
 * Pages of a draft as its release would show them. Reads and writes nothing of the store. Refuses release.missingGlyph,
 * naming the characters that no font here can draw.
 */
export const previewDraft = async (
  workstation: Workstation,
  input: Input<'draft.preview'>,
): Promise<Outcome<Output<'draft.preview'>>> => {
  // As a submit would fix it: what nobody sees has no glyph, and is not what stands in the way.
  const untold = new FindingList()
  const document = mapDocumentText(input.document, (text) => cleanLine(text, untold))
  const preview = await workstation.tasks.run('preview', { ...input, document })
  return preview.ok ? preview : refuse(preview.error.code, preview.error.detail)
}
