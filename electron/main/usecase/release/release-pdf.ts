import { releaseText } from '#resources/text/release.ts'
import { releaseGates } from '#shared/domain/case/gate/gate.ts'
import type { CaseState } from '#shared/domain/case/state.ts'
import type { SignatureLevel } from '#shared/domain/signature/report.ts'
import { ok } from '#shared/lib/result.ts'
import type { FontUse } from '../../pdf/fonts.ts'
import { signPdf } from '../../signing/pades/sign-pdf.ts'
import type { Signer } from '../../signing/signer.ts'
import { TokenRefused } from '../../signing/token/token.ts'
import { askAuthority } from '../../signing/timestamp/timestamp-authority.ts'
import type { TimestampSource } from '../../signing/timestamp/timestamp-source.ts'
import { verifyPdf } from '../../signing/pades/verify-pdf.ts'
import type { DocumentToRelease } from './document-to-release.ts'
import { FileFault } from '../faults.ts'
import type { JobContext } from '../jobs.ts'
import type { ReleaseHand } from './release-key.ts'
import { lastHand, releaseProblems } from './release-signatures.ts'
import { approvedSeal, timestampAuthority } from './sealing.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

export interface SignedPdf {
  readonly bytes: Uint8Array
  readonly pages: number
  readonly fonts: readonly FontUse[]
  /** PAdES level that the verifier found. */
  readonly level: SignatureLevel
  /** Whose word on its time is believed, DER; empty where nobody was asked. */
  readonly stampRoots: readonly Uint8Array[]
}

export interface PdfToSign {
  readonly toRelease: DocumentToRelease
  readonly contentHash: string
  readonly releasedOn: string
  readonly hand: ReleaseHand
  /** Who sign before the office does, in their order. */
  readonly first: readonly { readonly signer: Signer; readonly name: string }[]
  readonly state: CaseState
  readonly withoutTimestamp: boolean
}

interface Signing extends Pick<PdfToSign, 'hand' | 'first'> {
  readonly signedAt: Date
  readonly name: string
  readonly timestamp?: TimestampSource
}

/** The hands one after the other, the office's last. A token refuses only when its key is used. */
const signInTurn = async (
  pdf: Uint8Array,
  { hand, first, signedAt, name, timestamp }: Signing,
): Promise<Outcome<Uint8Array>> => {
  const { reason } = releaseText
  let bytes = pdf
  for (const one of first) {
    const approved = await signPdf(bytes, one.signer, { signedAt, name: one.name, reason, act: 'approve' })
    if (!approved.ok) return refuse(approved.error.code, approved.error.detail)
    bytes = approved.value
  }
  const act = first.length === 0 ? 'certify' : 'close'
  const options = { signedAt, name, reason, act, ...(timestamp === undefined ? {} : { timestamp }) } as const
  try {
    const signed = await signPdf(bytes, hand.signer, options)
    return signed.ok ? signed : refuse(signed.error.code, signed.error.detail)
  } catch (error) {
    if (error instanceof TokenRefused) return refuse(error.refusal.code)
    throw error
  }
}

/**
 * Typesets the approved text, signs it, and reads the signed file back: a failed check is a failed release (G17). Refuses
 * timestamp.rootNeeded where an authority is to be asked that nobody pinned, and what typesetting and signing refuse.
 */
export const makeReleasePdf = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { toRelease, contentHash, releasedOn, hand, first, state, withoutTimestamp }: PdfToSign,
  job: JobContext,
): Promise<Outcome<SignedPdf>> => {
  const office = unlocked.store.office()
  const { document, pictures, drop } = toRelease
  const numbered = toRelease.documentNumber === '' ? {} : { documentNumber: toRelease.documentNumber }
  const authority = withoutTimestamp ? { url: '', roots: [] } : timestampAuthority(unlocked.store)
  if (authority.url !== '' && authority.roots.length === 0) return refuse('timestamp.rootNeeded')
  job.report('typeset', 0.1)
  const facts = { issuer: office.name, releasedOn, contentHash, checkedWhenSigned: true, drop, ...numbered }
  const seal = approvedSeal(unlocked.store)
  const pressed = seal === null ? {} : { seal }
  const input = { document, pictures, ...facts, ...pressed }
  const rendered = await workstation.tasks.run('render', input, job.signal)
  if (!rendered.ok) return refuse(rendered.error.code, rendered.error.detail)
  job.report('sign', 0.45)
  const signedAt = workstation.now()
  const { now } = workstation
  const attested = authority.url === '' ? {} : { timestamp: askAuthority({ ...authority, now, signal: job.signal }) }
  const stampRoots = authority.url === '' ? [] : authority.roots.map(({ der }) => der)
  const signed = await signInTurn(rendered.value.bytes, { hand, first, signedAt, name: office.name, ...attested })
  if (!signed.ok) return signed
  job.report('selfCheck', 0.55)
  const { pages, fonts, ink } = rendered.value
  const expected = { document, pictures, pages, ink, drop, ...numbered, ...pressed }
  const anchors = hand.anchor === null ? [] : [hand.anchor]
  const roots = [office.authorityCertificate, ...anchors]
  // The words on the task thread, the signatures here: at the same time.
  const [wrong, verdict] = await Promise.all([
    workstation.tasks.run('selfCheck', { pdf: signed.value, expected }, job.signal),
    Promise.resolve().then(() => verifyPdf(signed.value, { roots, stampRoots, now: now() })),
  ])
  const asMany = verdict.signatures.filter(({ kind }) => kind === 'signature').length === first.length + 1
  const found = wrong.length + releaseProblems(verdict, hand.anchor !== null).length
  const selfCheckProblems = found + (asMany ? 0 : 1)
  const gates = releaseGates(state, { contentHash, selfCheckProblems })
  const level = lastHand(verdict)?.level ?? null
  if (level === null || gates.some(({ id, open }) => id === 'G17' && open)) throw new FileFault('fault.selfCheckFailed')
  return ok({ bytes: signed.value, pages, fonts, level, stampRoots })
}
