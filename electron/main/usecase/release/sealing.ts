import { z } from 'zod'
import type { Input, Output } from '#shared/contract/channels.ts'
import { ok } from '#shared/lib/result.ts'
import { WEB_ADDRESS } from '#shared/lib/web-address.ts'
import { certificateFromFile, readCertificate, type CertificateFacts } from '../../certificate/certificate.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import { isPngSeal, type Seal } from '../../pdf/seal.ts'
import { readVectorSeal } from '../../pdf/vector-seal.ts'
import type { ReadStore } from '../../store/types.ts'
import { ChainFault } from '../faults.ts'
import { loadOffice } from '../load-office.ts'
import { keyFactsOf, releaseCertificateOf } from './release-key.ts'
import { refuseClassified } from '../refuse-classified.ts'
import { runOfficeCommand } from '../run-office-command.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

const SEAL = 'seal'
const TIMESTAMP = 'timestamp'
/** Lessons of other offices: an expired certificate is noticed when it is too late; two months suffice for a new one. */
const WARN_MS = 60 * 24 * 60 * 60 * 1000

/** What was approved, as the office's log holds it. */
const approvedFacts = z
  .strictObject({
    sha256: z.string(),
    sizeMm: z.number(),
    basis: z.string(),
    approvedBy: z.string(),
    approvedAt: z.string(),
  })
  .nullable()
/** `root`: DER in base64; absent in what was set before roots were asked for, and then nobody is believed. */
const timestampFacts = z.strictObject({ url: z.string(), root: z.string().optional() })

/** The fact of the office's log, which is the one source: an image or an address that it does not name is not used. */
const factIn = (store: ReadStore, name: typeof SEAL | typeof TIMESTAMP): unknown => {
  const json = loadOffice(store)?.state.settings[name]
  return json === undefined ? undefined : JSON.parse(json)
}

/** The approved seal with its image, which lies beside the log. @throws ChainFault when it is not the one that was approved. */
const sealIn = (
  store: ReadStore,
): (NonNullable<z.output<typeof approvedFacts>> & { readonly image: string }) | null => {
  const facts = approvedFacts.parse(factIn(store, SEAL) ?? null)
  if (facts === null) return null
  const image = z.string().safeParse(store.setting(SEAL))
  if (!image.success || sha256Hex(Buffer.from(image.data, 'base64')) !== facts.sha256) throw new ChainFault(0)
  return { ...facts, image: image.data }
}

/** The seal that may be pressed, or null. @throws ChainFault when the image is not the one that was approved. */
export const approvedSeal = (store: ReadStore): Seal | null => {
  const seal = sealIn(store)
  if (seal === null) return null
  return { image: Uint8Array.from(Buffer.from(seal.image, 'base64')), sizeMm: seal.sizeMm, holder: store.office().name }
}

/** Where the office asks for timestamps, and whom it believes. */
export interface TimestampAuthoritySetting {
  /** '' for none, the default: an offline office asks nobody, and may still bring answers by hand. */
  readonly url: string
  /** The pinned root; empty before one was set. */
  readonly roots: readonly CertificateFacts[]
}

/** The office's authority of timestamps. @throws ChainFault when the log holds a root that cannot be read. */
export const timestampAuthority = (store: ReadStore): TimestampAuthoritySetting => {
  const { url, root } = timestampFacts.parse(factIn(store, TIMESTAMP) ?? { url: '' })
  if (root === undefined) return { url, roots: [] }
  const facts = readCertificate(Uint8Array.from(Buffer.from(root, 'base64')))
  if (facts === null) throw new ChainFault(0)
  return { url, roots: [facts] }
}

/** The certificate that signs releases ends within two months. */
export const certificateEnds = (
  store: ReadStore,
  now: Date,
): { readonly validUntil: string; readonly soon: boolean } => {
  const certificate = releaseCertificateOf(store)
  return { validUntil: certificate.validUntil, soon: Date.parse(certificate.validUntil) - now.getTime() < WARN_MS }
}

/** What releases are signed and sealed with. */
export const viewSealing = (workstation: Workstation, { store }: Unlocked): Outcome<Output<'sealing.view'>> => {
  const saved = sealIn(store)
  const { validUntil, soon } = certificateEnds(store, workstation.now())
  const { url, roots } = timestampAuthority(store)
  const [root] = roots
  return ok({
    seal:
      saved === null ? null : { ...saved, format: isPngSeal(Buffer.from(saved.image, 'base64')) ? 'png' : 'svg+xml' },
    timestampUrl: url,
    timestampRoot:
      root === undefined ? null : { name: root.commonName, sha256: root.sha256, validUntil: root.validUntil },
    certificate: {
      name: releaseCertificateOf(store).commonName,
      kind: keyFactsOf(store).kind,
      validUntil,
      endsSoon: soon,
    },
    publisherSigns: keyFactsOf(store).publisherSigns,
    leadersSign: keyFactsOf(store).leadersSign,
  })
}

/**
 * 用印审批 (国发〔1999〕25号 第二十五条: 未经本单位负责人批准不得使用): the leader's own signature in the office's log
 * approves this very image, by its hash, in this size. Refuses `seal.unusable` for what is neither PNG nor plain shapes, and what
 * `runOfficeCommand` refuses.
 */
export const approveSeal = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, seal }: Input<'sealing.approveSeal'>,
): Promise<Outcome<Output<'sealing.approveSeal'>>> => {
  if (seal !== null && !isPngSeal(seal.image)) {
    const drawing = readVectorSeal(seal.image)
    if (typeof drawing === 'string') return refuse('seal.unusable', { sealProblem: drawing })
  }
  if (seal !== null) {
    const found = await workstation.tasks.run('gate', { text: seal.basis })
    const refusal = refuseClassified(workstation, unlocked, found, null)
    if (refusal !== null) return refusal
  }
  const facts =
    seal === null
      ? null
      : {
          sha256: sha256Hex(seal.image),
          sizeMm: seal.sizeMm,
          basis: seal.basis,
          approvedBy: unlocked.person.name,
          approvedAt: workstation.now().toISOString(),
        }
  const also = (): void => {
    unlocked.store.saveSetting(SEAL, seal === null ? null : Buffer.from(seal.image).toString('base64'))
  }
  const envelope = { commandId, also }
  const command = { type: 'changeSetting', name: SEAL, value: JSON.stringify(facts) } as const
  const changed = await runOfficeCommand(workstation, unlocked, envelope, command)
  return changed.ok ? ok({}) : changed
}

/**
 * Where timestamps are asked for, and the root that they must lead to; recorded, because from then on digests leave this machine,
 * and because whoever names the root says whose word on time is believed. Refuses what is no address, timestamp.rootNeeded for an
 * address without a root, timestamp.rootUnreadable for a file that is no authority's certificate.
 */
export const setTimestamp = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, url, root: file }: Input<'sealing.setTimestamp'>,
): Promise<Outcome<Output<'sealing.setTimestamp'>>> => {
  if (url !== '' && !WEB_ADDRESS.test(url)) return refuse('contract.invalidInput')
  const der = file === undefined ? null : certificateFromFile(file)
  const given = der === null ? null : readCertificate(der)
  if (file !== undefined && given?.isAuthority !== true) return refuse('timestamp.rootUnreadable')
  const root = given ?? timestampAuthority(unlocked.store).roots[0]
  if (url !== '' && root === undefined) return refuse('timestamp.rootNeeded')
  const pinned = root === undefined ? {} : { root: Buffer.from(root.der).toString('base64') }
  const command = { type: 'changeSetting', name: TIMESTAMP, value: JSON.stringify({ url, ...pinned }) } as const
  const changed = await runOfficeCommand(workstation, unlocked, { commandId }, command)
  return changed.ok ? ok({}) : changed
}
