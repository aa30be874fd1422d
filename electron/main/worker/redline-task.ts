import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { diffVersions } from '#shared/domain/text/version/version-diff.ts'
import { ok, type Result } from '#shared/lib/result.ts'
import type { FontSet } from '../pdf/fonts.ts'
import type { ListHeading } from '../redline/change-table.ts'
import { redlineDocx } from '../redline/redline-docx.ts'
import { redlinePdf } from '../redline/redline-pdf.ts'
import type { DiffTaskInput } from './diff-task.ts'
import type { TaskRefusal } from './task-refusal.ts'

export interface RedlineTaskInput extends DiffTaskInput {
  readonly heading: ListHeading
  readonly format: 'pdf' | 'docx'
  readonly office: string
  /** YYYY-MM-DD, Beijing calendar. */
  readonly madeOn: string
  /** Bytes of the pictures of both documents, by their SHA-256. */
  readonly pictures: ReadonlyMap<string, Uint8Array>
}

/** 花脸稿 of two versions as the bytes of a file. */
export const redlineTask = async (
  { from, between, to, heading, format, office, madeOn, pictures }: RedlineTaskInput,
  openFontSet: () => Promise<FontSet>,
): Promise<Result<Uint8Array, TaskRefusal>> => {
  const diff = diffVersions(from, between, to)
  const sides: { readonly old: OfficialDocument; readonly new: OfficialDocument } = {
    old: from.document,
    new: to.document,
  }
  const input = { ...heading, ...sides, diff, office, pictures }
  return format === 'docx' ? ok(redlineDocx(input)) : redlinePdf({ ...input, madeOn }, await openFontSet())
}
