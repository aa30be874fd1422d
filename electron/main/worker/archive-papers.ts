import { err, ok, type Result } from '#shared/lib/result.ts'
import type { FontSet } from '../pdf/fonts.ts'
import { renderPdf, type RenderInput } from '../pdf/render.ts'
import { redlineTask, type RedlineTaskInput } from './redline-task.ts'
import type { TaskRefusal } from './task-refusal.ts'

/** One paper of an archive package: a form or a report, or 花脸稿 of two versions. */
export type Paper =
  | { readonly kind: 'page'; readonly input: RenderInput }
  | { readonly kind: 'redline'; readonly input: RedlineTaskInput }

/** Papers of a package as bytes, each checked as it is always checked; the fonts are the caller's, to be kept for the next package. */
export const archivePapers = async (
  papers: readonly Paper[],
  fonts: () => Promise<FontSet>,
): Promise<readonly Result<Uint8Array, TaskRefusal>[]> => {
  const made: Result<Uint8Array, TaskRefusal>[] = []
  for (const paper of papers) {
    if (paper.kind === 'redline') {
      made.push(await redlineTask(paper.input, fonts))
      continue
    }
    const rendered = await renderPdf(paper.input, await fonts())
    made.push(rendered.ok ? ok(rendered.value.bytes) : err(rendered.error))
  }
  return made
}
