import type { Reply } from '#shared/contract/errors.ts'

/** What the page needs of a chosen file. */
export interface ReadableFile {
  arrayBuffer(): Promise<ArrayBuffer>
}

/** The bytes of chosen files, in order. Refuses fault.fileUnreadable: a folder was dropped, or a file has gone since it was chosen. */
export const readFiles = async (files: readonly ReadableFile[]): Promise<Reply<readonly Uint8Array[]>> => {
  try {
    const read = await Promise.all(files.map((file) => file.arrayBuffer()))
    return { ok: true, value: read.map((bytes) => new Uint8Array(bytes)) }
  } catch {
    return { ok: false, error: { code: 'fault.fileUnreadable' } }
  }
}
