/** `npm run bench -- import [PAGES]`: a .docx of 100 pages against mammoth, in one run. One JSON line. */
import { measureImport } from './import-measure.ts'

const GOAL_MS = 2000
const pages = Number(process.argv[2] ?? 100)
const measured = await measureImport(pages)
process.stdout.write(
  `${JSON.stringify({ ...measured, goalMs: GOAL_MS, met: pages !== 100 || measured.importMs <= GOAL_MS })}\n`,
)
