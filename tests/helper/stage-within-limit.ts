import { stagePackage } from '#electron/main/archive/bag/package-writer.ts'
import { stageRelease } from '#electron/main/archive/release/release-folder.ts'
import { WRITER_CONTENT, WRITER_FILES } from './writer-sample.ts'

/** Run under a limit of file size (ulimit -f), so that a write fails in the middle as on a full disk; prints the code. */
const [, , what = '', folder = ''] = process.argv
try {
  if (what === 'release') await stageRelease(folder, WRITER_FILES)
  else await stagePackage(folder, WRITER_CONTENT, (bytes) => Promise.resolve(bytes))
  process.stdout.write('written')
} catch (error) {
  process.stdout.write(error instanceof Error && 'code' in error ? String(error.code) : 'another error')
}
