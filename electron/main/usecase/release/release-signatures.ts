import type { PdfProblem, PdfReport, SignatureReport } from '#shared/domain/signature/report.ts'

/** Who released: the last hand in the file, behind which only proofs stand; null when nobody signed. */
export const lastHand = ({ signatures }: PdfReport): SignatureReport | null =>
  signatures
    .filter(({ kind }) => kind === 'signature')
    .reduce<SignatureReport | null>(
      (last, one) => (last === null || one.coversBytes > last.coversBytes ? one : last),
      null,
    )

/**
 * What is wrong with the signatures of a released file. That a certificate was not made for documents alone (RFC 9336) is no
 * fault of a person who signs before the office, nor of another authority's that the office vouches for.
 */
export const releaseProblems = (report: PdfReport, isForeign: boolean): readonly PdfProblem[] => {
  const last = lastHand(report)
  return report.problems.filter(
    ({ code, signature }) =>
      code !== 'certificate.notForSigning' ||
      (!isForeign && (signature === undefined || report.signatures[signature] === last)),
  )
}
