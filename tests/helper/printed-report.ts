import { join } from 'node:path'
import { fourCheckText } from '#resources/text/four-checks.ts'
import type { Finding } from '#shared/domain/archive/four-checks.ts'
import { poppler } from '../unit/electron/pdf/sample.ts'

const plain = (text: string): string => text.replaceAll(/\s/gu, '').normalize('NFKC')

/** The first of these findings that the printed 四性检测报告 of a package does not tell, in their order; null when it tells all. */
export const untoldInPrint = (folder: string, findings: readonly Finding[]): string | null => {
  const printed = plain(poppler('pdftotext', '-raw', join(folder, 'data/report/four-checks.pdf'), '-'))
  let at = 0
  for (const { code, result, evidence } of findings)
    for (const text of [code, fourCheckText.results[result], evidence]) {
      at = printed.indexOf(plain(text), at)
      if (at < 0) return `${code} ${text}`
    }
  return findings.length === 0 ? 'no findings' : null
}
