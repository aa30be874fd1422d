/** What can be wrong with a signed PDF. Each has its sentence in renderer/i18n and in the command line's verdict. */
export type PdfProblemCode =
  | 'file.unreadable' // no PDF, or its structure is broken
  | 'file.unsigned' // a sound PDF without any signature
  | 'signature.hidden' // bytes of a signature that no field of the document leads to
  | 'signature.malformed' // ByteRange, Contents or CMS are not what ISO 32000-1, 12.8 and RFC 5652 say
  | 'signature.coverage' // the signed ranges leave out more than the signature itself
  | 'signature.changedAfter' // 签后改动: bytes were added behind the signed range
  | 'signature.digestMismatch' // 签后改动: bytes inside the signed range were changed
  | 'signature.forged' // the signature value is not of this certificate's key
  | 'signature.certificateNotBound' // the signature does not name this certificate (ESS signing-certificate-v2)
  | 'signature.algorithm' // unknown, weak, or not the one declared
  | 'signature.notUnderstood' // parts that no signature covers and this verifier does not judge: timestamps, revocation lists
  | 'signature.noTime'
  | 'signature.inFuture' // later than the verifier's clock
  | 'certificate.untrusted' // the chain does not end at a trusted root
  | 'certificate.notValidAtSigning' // expired, or not yet valid, somewhere in the chain
  | 'certificate.notForSigning' // not issued for signing documents (RFC 9336), such as a person's

export interface PdfProblem {
  readonly code: PdfProblemCode
  /** Place in `signatures`, from 0; absent when the file as a whole is meant. */
  readonly signature?: number
  /** Offsets, counts, names of fields: never text of the document. */
  readonly detail?: Readonly<Record<string, string | number>>
}

export interface CertificateSummary {
  /** Common name of the subject. */
  readonly subject: string
  /** ISO 8601, UTC. */
  readonly validFrom: string
  readonly validTo: string
  /** SHA-256 of the DER, hex. */
  readonly sha256: string
}

export interface SignatureReport {
  readonly field: string
  readonly subFilter: string
  /** Names and reason as the signer wrote them into the file; claims until the signature holds. */
  readonly name: string
  readonly reason: string
  /** ISO 8601, UTC; the signer's own clock, as no timestamp authority is asked. */
  readonly signedAt: string | null
  readonly coversWholeFile: boolean
  /** DocMDP level (1 = no change allowed), null for a plain approval signature. */
  readonly certification: number | null
  readonly certificate: CertificateSummary | null
}

/** The verdict on a PDF: `ok` only when it is signed and nothing at all is wrong. */
export interface PdfReport {
  readonly ok: boolean
  readonly signatures: readonly SignatureReport[]
  readonly problems: readonly PdfProblem[]
}
