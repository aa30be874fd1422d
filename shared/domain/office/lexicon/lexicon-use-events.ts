/**
 * 启用、停用、回退词库: what is scanned with decides what goes out unnoticed, so two people decide it (D; as 三员 of GB/T
 * 22239-2019 8.1.5 for grants). One proposes, another one confirms; the file is named by its hash at both acts.
 */
export interface LexiconUseData {
  /**
   * The first hand. `dropped`: entries of a shipped lexicon that are lost or weakened when this
   * one stands in its place.
   */
  LexiconUseProposed: {
    readonly proposalId: string
    readonly lexiconId: string
    readonly version: string | null
    readonly sha256: string | null
    readonly dropped: number
    readonly reason: string
  }
  /** The second hand: a version put to use, or with nulls the lexicon put out of use. `sha256` is of the signed file. */
  LexiconActivated: {
    readonly lexiconId: string
    readonly version: string | null
    readonly sha256: string | null
    /** Absent in logs from before two hands were asked for: then one of `LEXICON_ROLES` did it alone. */
    readonly proposalId?: string
  }
  /** 不予确认, or taken back by whoever proposed it. */
  LexiconUseDeclined: { readonly proposalId: string; readonly reason: string }
}
