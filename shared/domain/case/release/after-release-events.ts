import type { SignatureLevel } from '../../signature/report.ts'

export const PUBLISHED_KINDS = ['pdf', 'page', 'text'] as const
/** sameBytes 逐字节一致, sameText 文字一致, otherText 文字不一致. */
export const COMPARISON_OUTCOMES = ['sameBytes', 'sameText', 'otherText'] as const
export type ComparisonOutcome = (typeof COMPARISON_OUTCOMES)[number]

/** The facts of a case after its release. Part of `EventData`. */
export interface AfterReleaseData {
  /** 上传核对: what stands on the portal, compared with what was released. `publishedAt` is when it was put there. */
  PublishedCopyCompared: {
    readonly url: string
    readonly publishedAt: string
    readonly kind: (typeof PUBLISHED_KINDS)[number]
    readonly sha256: string
    readonly sizeBytes: number
    readonly outcome: ComparisonOutcome
    /** Paragraphs that are missing or read otherwise. */
    readonly differences: number
  }
  /** 补充签名证据: the released file with timestamps or proofs added behind its signature, and a manifest that says so. */
  ReleaseExtended: {
    readonly level: SignatureLevel
    readonly pdfSha256: string
    readonly manifestSha256: string
    readonly manifestSignatureSha256: string
  }
}
export type AfterReleaseType = keyof AfterReleaseData
