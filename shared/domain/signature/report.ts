/** What can be wrong with a signed PDF. Each has its sentence in renderer/i18n and in the command line's verdict. */
export type PdfProblemCode =
  | 'file.unreadable' // no PDF, or its structure is broken
  | 'file.encrypted' // under a password: nothing of it can be judged
  | 'file.unsigned' // a sound PDF without any signature
  | 'signature.hidden' // bytes of a signature that no field of the document leads to
  | 'signature.malformed' // ByteRange, Contents or CMS are not what ISO 32000-1, 12.8 and RFC 5652 say
  | 'signature.coverage' // the signed ranges leave out more than the signature itself
  | 'signature.changedAfter' // 签后改动: bytes were added behind the signed range
  | 'signature.digestMismatch' // 签后改动: bytes inside the signed range were changed
  | 'signature.forged' // the signature value is not of this certificate's key
  | 'signature.certificateNotBound' // the signature does not name this certificate (ESS signing-certificate-v2)
  | 'signature.algorithm' // unknown, weak, or not the one declared
  | 'signature.notStrict' // written in another way than DER: the bytes could be written anew without a trace
  | 'signature.notUnderstood' // parts that no signature covers and this verifier does not judge
  | 'signature.noTime'
  | 'signature.inFuture' // later than the verifier's clock
  | 'timestamp.invalid' // a timestamp that is not over this signature, or not made by its authority
  | 'certificate.untrusted' // the chain does not end at a trusted root
  | 'certificate.notValidAtSigning' // expired, or not yet valid, somewhere in the chain
  | 'certificate.revoked' // withdrawn before the signature was made
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

/** 完整、签后合法变更、已被改动. */
export type Integrity = 'intact' | 'lawfullyChanged' | 'altered'

/** What may follow a signature without a change of what it signed. */
export type LaterChange = 'signature' | 'timestamp' | 'validationData' | 'properties'

/** What may not; the first that was found. */
export type UnlawfulChange =
  | 'update.broken' // bytes behind the signature that are no whole update
  | 'object.changed' // a page, its words, a font, a note
  | 'object.added'
  | 'object.removed'
  | 'catalog.changed'
  | 'form.changed' // a field that is no signature, or one whose value changed
  | 'annotation.changed'
  | 'signature.notAllowed' // signed after a certification that allows nothing more
  | 'signature.covers' // a visible signature at a place that the certified file did not have
  | 'signature.unsound' // a visible signature by a hand that does not hold or is not trusted

/** PAdES levels (ETSI EN 319 142-1, 6); null for a signature that reaches none of them. */
export const SIGNATURE_LEVELS = ['B-B', 'B-T', 'B-LT', 'B-LTA'] as const
export type SignatureLevel = (typeof SIGNATURE_LEVELS)[number]

/** A time that an authority attests (RFC 3161). */
export interface TimestampReport {
  /** ISO 8601, UTC. */
  readonly at: string
  readonly authority: string
  readonly trusted: boolean
}

export interface SignatureReport {
  /** A document timestamp attests the file at a time and is nobody's signature. */
  readonly kind: 'signature' | 'timestamp'
  readonly field: string
  readonly subFilter: string
  /** Names and reason as the signer wrote them into the file; claims until the signature holds. */
  readonly name: string
  readonly reason: string
  /** ISO 8601, UTC; the signer's own clock, as no timestamp authority is asked. */
  readonly signedAt: string | null
  readonly coversWholeFile: boolean
  /** Bytes from the start of the file that it speaks of; what follows came later. */
  readonly coversBytes: number
  readonly integrity: Integrity
  /** What followed it lawfully. */
  readonly later: readonly LaterChange[]
  readonly level: SignatureLevel | null
  /** Of the signature itself, or the document timestamp's own. */
  readonly timestamp: TimestampReport | null
  /** From the signer up to the authority, by common name; the signer alone when no chain is found. */
  readonly chain: readonly string[]
  readonly trusted: boolean
  /** DocMDP level (1 = no change allowed), null for a plain approval signature. */
  readonly certification: number | null
  readonly certificate: CertificateSummary | null
}

/** The verdict on a PDF: `ok` only when it is signed and nothing at all is wrong. */
export interface PdfReport {
  readonly ok: boolean
  /** Of the last signature that is no timestamp, unless one is altered; null when there is nothing to judge. */
  readonly integrity: Integrity | null
  readonly signatures: readonly SignatureReport[]
  readonly problems: readonly PdfProblem[]
}
