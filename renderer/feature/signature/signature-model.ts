import type { Output } from '#shared/contract/channels.ts'
import { SIGNATURE, VERDICT_MEANINGS, VERDICT_WORDS } from '../../i18n/signature.ts'

export type Verified = Output<'signature.verify'>
export type Report = Verified['report']
type Signature = Report['signatures'][number]

/** As much as the channel takes (shared/contract/dto/signature.ts). */
export const MAX_PDF_BYTES = 100_000_000

export type Tone = 'good' | 'warn' | 'bad'

export interface SignatureCard {
  readonly heading: string
  readonly tone: Tone
  readonly rows: readonly (readonly [string, string])[]
  readonly problems: readonly string[]
}

export interface VerdictShown {
  readonly tone: Tone
  readonly word: string
  readonly meaning: string
  readonly cards: readonly SignatureCard[]
}

const toneOf = ({ integrity, trusted }: Pick<Signature, 'integrity' | 'trusted'>): Tone =>
  integrity === 'altered' ? 'bad' : trusted ? 'good' : 'warn'

const timeOf = ({ kind, timestamp, signedAt }: Signature): string => {
  if (timestamp !== null) return SIGNATURE.attestedTime(timestamp.at, timestamp.authority, timestamp.trusted)
  return signedAt === null || kind === 'timestamp' ? SIGNATURE.noTime : SIGNATURE.claimedTime(signedAt)
}

const cardOf = (signature: Signature, index: number, report: Report): SignatureCard => {
  const { rows } = SIGNATURE
  const { kind, integrity, trusted, chain, level, certification, later, certificate, name } = signature
  const trust = trusted ? SIGNATURE.trustedWord : SIGNATURE.untrustedWord
  return {
    heading: SIGNATURE.signatureHeading(index + 1, kind),
    tone: toneOf(signature),
    rows: [
      [rows.verdict, `${VERDICT_WORDS[integrity]}，${trust}`],
      [rows.signer, certificate?.subject ?? name],
      [rows.chain, chain.length > 1 ? chain.join(' → ') : ''],
      [rows.time, timeOf(signature)],
      [rows.level, kind === 'timestamp' ? '' : SIGNATURE.level(level)],
      [rows.scope, signature.coversWholeFile ? SIGNATURE.wholeFile : SIGNATURE.part(signature.coversBytes)],
      [rows.lock, certification === null ? '' : (SIGNATURE.locks[certification] ?? '')],
      [rows.later, SIGNATURE.laterWords(later)],
      [rows.reason, signature.reason],
    ],
    problems: report.problems.filter((problem) => problem.signature === index).map(SIGNATURE.problem),
  }
}

/** A report as the screen shows it: one verdict on top, then each signature. */
export const verdictOf = (report: Report): VerdictShown => {
  const cards = report.signatures.map((signature, index) => cardOf(signature, index, report))
  const { integrity, signatures } = report
  if (integrity === null) {
    const [first] = report.problems
    return { tone: 'bad', word: SIGNATURE.none, meaning: first === undefined ? '' : SIGNATURE.problem(first), cards }
  }
  const isTrusted = signatures.every(({ trusted }) => trusted)
  const word = VERDICT_WORDS[integrity]
  const tone = toneOf({ integrity, trusted: isTrusted })
  return {
    tone,
    word: tone === 'warn' ? `${word}，${SIGNATURE.untrustedWord}` : word,
    meaning: VERDICT_MEANINGS[integrity],
    cards,
  }
}
