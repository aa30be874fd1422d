import { unzipSync, zipSync, type Zippable } from 'fflate'
import type { OutputFile } from './release-folder.ts'

/** The first day that the format knows. fflate writes local fields, so a local date is the same bytes everywhere. */
const FIRST_DAY = new Date(1980, 0, 1)
const MOST_FILES = 1010
const MAX_ZIP_BYTES = 2 ** 31

/** All files of a release in one, stored as they are: equal files give equal bytes, whatever the library's compression. */
export const releaseZip = (files: readonly OutputFile[]): Uint8Array => {
  const entries: Zippable = {}
  for (const { fileName, bytes } of files.toSorted((a, b) => (a.fileName < b.fileName ? -1 : 1))) {
    entries[fileName] = [bytes, { level: 0, mtime: FIRST_DAY }]
  }
  return zipSync(entries)
}

const isPlainName = (name: string): boolean => name !== '' && !/[/\\]/.test(name) && name !== '.' && name !== '..'

/**
 * The files of a zip that `releaseZip` wrote; null for any other, so that not one byte of it goes unread: names without
 * folders, nothing compressed, and writing them again gives the same bytes.
 */
export const readReleaseZip = (zip: Uint8Array): readonly OutputFile[] | null => {
  if (zip.length > MAX_ZIP_BYTES) return null
  let count = 0
  let entries: Record<string, Uint8Array>
  try {
    entries = unzipSync(zip, {
      filter: ({ name, compression, size, originalSize }) => {
        count += 1
        if (count > MOST_FILES || compression !== 0 || size !== originalSize || !isPlainName(name)) throw new Error()
        return true
      },
    })
  } catch {
    return null // hostile bytes, the one expected failure of the reader
  }
  const files = Object.entries(entries).map(([fileName, bytes]) => ({ fileName, bytes }))
  return Buffer.compare(releaseZip(files), zip) === 0 ? files : null
}

/** Does this zip hold a bag, at its top or in a folder of it? Only names are read; false for what is no zip. */
export const isZippedBag = (zip: Uint8Array): boolean => {
  let found = false
  try {
    unzipSync(zip, {
      filter: ({ name }) => {
        found ||= /^(?:[^/\\]+[/\\])?bagit\.txt$/u.test(name)
        return false
      },
    })
  } catch {
    return false // hostile bytes, the one expected failure of the reader
  }
  return found
}
