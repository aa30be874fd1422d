import type { HiddenText } from '../docx/hidden-text.ts'
import { FindingList } from '../finding.ts'
import { ImportStop } from '../refusal.ts'
import { openPdf } from './open-pdf.ts'
import { readPages } from './pages.ts'

/** Of a file that was saved more often, the newest ones are read. */
const MAX_READ = 5
const END = '%%EOF'

/** Where the earlier saves of a file end (ISO 32000-1, 7.5.6); a linearized file has an end mark of its own near its top. */
export const earlierRevisions = (file: Buffer): readonly number[] => {
  const ends: number[] = []
  for (let at = file.indexOf(END); at >= 0; at = file.indexOf(END, at + 1)) ends.push(at + END.length)
  const isLinearized = file.subarray(0, 1024).includes('/Linearized')
  return ends.slice(isLinearized ? 1 : 0, -1)
}

/** Scans the text of earlier saves: what somebody took out is still in the file. One that cannot be read has no text. */
export const scanEarlier = async (
  bytes: Uint8Array,
  ends: readonly number[],
  cmapFolder: string,
  hidden: HiddenText,
): Promise<void> => {
  for (const end of ends.slice(-MAX_READ)) {
    const opened = await openPdf(bytes.subarray(0, end), cmapFolder)
    if (!opened.ok) continue
    try {
      const { lines } = await readPages(opened.value, new FindingList(), hidden)
      hidden.add(lines.map(({ text }) => text).join('\n'), 'import.earlierRevisions')
    } catch (stop) {
      if (!(stop instanceof ImportStop)) throw stop
    } finally {
      await opened.value.loadingTask.destroy()
    }
  }
}
