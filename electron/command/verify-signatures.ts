import { basename } from 'node:path'
import { signatureText as text } from '#resources/text/signature.ts'
import { PDF_PROBLEM_WORDS, UNLAWFUL_CHANGE_WORDS, VERDICT_WORDS } from '#resources/text/word/signature.ts'
import type { PdfProblem, PdfReport, SignatureReport, UnlawfulChange } from '#shared/domain/signature/report.ts'
import { verifyPdf } from '../main/signing/pades/verify-pdf.ts'
import type { CommandIo } from './command.ts'

const wordsOf = ({ code, detail }: PdfProblem): string => {
  const change = detail?.['change']
  const words = PDF_PROBLEM_WORDS[code]
  return typeof change === 'string' ? `${words}：${UNLAWFUL_CHANGE_WORDS[change as UnlawfulChange]}` : words
}

const linesOf = (signature: SignatureReport, index: number, problems: readonly PdfProblem[]): readonly string[] => {
  const { kind, integrity, trusted, chain, timestamp, signedAt, level, later } = signature
  return [
    text.signature(index + 1, kind, VERDICT_WORDS[integrity], trusted),
    ...(chain.length === 0 ? [] : [text.chain(chain)]),
    ...(timestamp !== null
      ? [text.attested(timestamp.at, timestamp.authority, timestamp.trusted)]
      : signedAt === null
        ? []
        : [text.claimed(signedAt)]),
    ...(kind === 'timestamp' ? [] : [text.level(level)]),
    text.scope(signature.coversBytes, signature.coversWholeFile),
    ...(later.length === 0 ? [] : [text.later(later)]),
    ...problems.filter((problem) => problem.signature === index).map((problem) => text.problem(wordsOf(problem))),
  ]
}

/** What the signatures of a PDF are worth, for people; the last line is the verdict. */
const printSignatures = (report: PdfReport, io: CommandIo): void => {
  for (const [index, signature] of report.signatures.entries()) {
    for (const line of linesOf(signature, index, report.problems)) io.out(line)
  }
  const { integrity, signatures, problems } = report
  if (integrity !== null)
    io.out(
      text.concluded(
        integrity,
        signatures.every(({ trusted }) => trusted),
      ),
    )
  else io.out(text.inconclusive(problems[0] === undefined ? '' : wordsOf(problems[0])))
}

/** Sound, and by hands that lead to the named root: notes on form alone do not make a file of another program fail. */
const areSound = ({ integrity, signatures, problems }: PdfReport): boolean =>
  (integrity === 'intact' || integrity === 'lawfullyChanged') &&
  signatures.every(({ trusted }) => trusted) &&
  problems.every(({ code }) => FORM_ONLY.has(code))

const FORM_ONLY: ReadonlySet<string> = new Set([
  'signature.notStrict',
  'signature.notUnderstood',
  'certificate.notForSigning',
])

/** Reports on a PDF that no manifest stands for; resolves to whether all of it holds. */
export const verifyLonePdf = (
  path: string,
  bytes: Uint8Array,
  { root, json }: { readonly root: Uint8Array | null; readonly json: boolean },
  io: CommandIo,
): boolean => {
  const report = verifyPdf(bytes, { roots: root === null ? [] : [root], now: new Date() })
  if (json) io.out(JSON.stringify({ kind: 'pdf', ...report, ok: areSound(report) }, null, 2))
  else {
    io.out(text.heading(basename(path)))
    io.out(text.withoutManifest)
    printSignatures(report, io)
  }
  return areSound(report)
}
