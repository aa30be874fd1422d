/** How a session ends: left by its person, locked when nobody worked, when the machine was left or slept, after wrong passwords. */
export const SESSION_ENDS = ['left', 'idle', 'away', 'passwords'] as const
export type SessionEnd = (typeof SESSION_ENDS)[number]

/** `root`: SHA-256 in lower-case hex. */
export interface LedgerStand {
  readonly size: number
  readonly root: string
}

export const BOOK_FAULTS = ['missing', 'altered'] as const
export type BookFault = (typeof BOOK_FAULTS)[number]

/** A session that has begun. */
export interface OpenSession {
  readonly personId: string
  readonly at: string
}

/** Who was at the workstation from when to when (GB/T 22239-2019 8.1.4.1 b, 8.1.4.3 a, V2). Part of `OfficeEventData`. */
export interface OfficeSessionData {
  /** 登录, with the wrong passwords that were tried before it in this person's name. */
  SessionOpened: {
    readonly failures: number
    readonly lastFailureAt: string | null
    /** The session before it, of whose end nothing was written: a power cut, a crash, a program that was killed. */
    readonly unended?: OpenSession
    /** The checkpoint that this machine keeps beside the store was gone, or another's: an older copy would not be told. */
    readonly checkpoint?: 'missing'
    /**
     * The book of wrong passwords that this machine keeps beside the store was gone or another's, or it was not what it can have
     * become of the one at the last sign-in (edited, or an older copy): `failures` may lack some.
     */
    readonly tries?: BookFault
    /**
     * Where the ledger stood when they came in: how many lines, and the head of the tree over them. With each who comes in somebody
     * else has signed for all that lay there, so that nothing of one's own can be put in before it, or taken out, afterwards.
     */
    readonly ledger?: LedgerStand
  }
  /** 退出. */
  SessionEnded: { readonly how: SessionEnd }
}
