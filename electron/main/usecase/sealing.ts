import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Input, Output } from '#shared/contract/channels.ts'
import { ok } from '#shared/lib/result.ts'
import { readCertificate } from '../certificate/certificate.ts'
import { sha256Hex } from '../crypto/digest.ts'
import type { Seal } from '../pdf/seal.ts'
import type { ReadStore } from '../store/types.ts'
import { ChainFault } from './faults.ts'
import { refuseClassified } from './refuse-classified.ts'
import { runOfficeCommand } from './run-office-command.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from './workstation.ts'

const SEAL = 'seal'
const TIMESTAMP = 'timestamp'
/** Lessons of other offices: an expired certificate is noticed when it is too late; two months suffice for a new one. */
const WARN_MS = 60 * 24 * 60 * 60 * 1000
/** None, or an address of the web. */
const ADDRESS = /^(?:|https?:\/\/\S+)$/
const PNG_MARK = Buffer.from([0x89, 0x50, 0x4e, 0x47])

const savedSeal = z
  .strictObject({
    png: z.string(),
    sha256: z.string(),
    sizeMm: z.number(),
    basis: z.string(),
    approvedBy: z.string(),
    approvedAt: z.string(),
  })
  .nullable()
const savedTimestamp = z.strictObject({ url: z.string() })

const sealIn = (store: ReadStore): z.output<typeof savedSeal> => savedSeal.parse(store.setting(SEAL) ?? null)

/** The seal that may be pressed, or null. @throws ChainFault when the image is not the one that was approved. */
export const approvedSeal = (store: ReadStore): Seal | null => {
  const saved = sealIn(store)
  if (saved === null) return null
  const png = Uint8Array.from(Buffer.from(saved.png, 'base64'))
  if (sha256Hex(png) !== saved.sha256) throw new ChainFault(0)
  return { png, sizeMm: saved.sizeMm, holder: store.office().name }
}

/** The address of the office's authority of timestamps; '' for none, the default: an offline office asks nobody. */
export const timestampUrl = (store: ReadStore): string =>
  savedTimestamp.parse(store.setting(TIMESTAMP) ?? { url: '' }).url

/** The certificate that signs releases ends within two months. */
export const certificateEnds = (
  store: ReadStore,
  now: Date,
): { readonly validUntil: string; readonly soon: boolean } => {
  const certificate = readCertificate(store.office().releaseCertificate)
  if (certificate === null) throw new ChainFault(0)
  return { validUntil: certificate.validUntil, soon: Date.parse(certificate.validUntil) - now.getTime() < WARN_MS }
}

/** What releases are signed and sealed with. */
export const viewSealing = (workstation: Workstation, { store }: Unlocked): Outcome<Output<'sealing.view'>> => {
  const saved = sealIn(store)
  const { validUntil, soon } = certificateEnds(store, workstation.now())
  return ok({
    seal: saved,
    timestampUrl: timestampUrl(store),
    certificate: { name: store.office().name, validUntil, endsSoon: soon },
  })
}

/**
 * 用印审批 (国发〔1999〕25号 第二十五条: 未经本单位负责人批准不得使用): the leader's own signature in the office's log
 * approves this very image, by its hash, in this size. Refuses `import.pictureUnreadable` for what is no PNG, and what
 * `runOfficeCommand` refuses.
 */
export const approveSeal = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { seal }: Input<'sealing.approveSeal'>,
): Promise<Outcome<Output<'sealing.approveSeal'>>> => {
  if (seal !== null && !Buffer.from(seal.png.subarray(0, 4)).equals(PNG_MARK)) return refuse('import.pictureUnreadable')
  if (seal !== null) {
    const found = await workstation.tasks.run('gate', { text: seal.basis })
    const refusal = refuseClassified(workstation, unlocked, found, null)
    if (refusal !== null) return refusal
  }
  const facts =
    seal === null
      ? null
      : {
          sha256: sha256Hex(seal.png),
          sizeMm: seal.sizeMm,
          basis: seal.basis,
          approvedBy: unlocked.person.name,
          approvedAt: workstation.now().toISOString(),
        }
  const saved = facts === null || seal === null ? null : { ...facts, png: Buffer.from(seal.png).toString('base64') }
  const also = (): void => {
    unlocked.store.saveSetting(SEAL, saved)
  }
  const envelope = { commandId: randomUUID(), also }
  const command = { type: 'changeSetting', name: SEAL, value: JSON.stringify(facts) } as const
  const changed = await runOfficeCommand(workstation, unlocked, envelope, command)
  return changed.ok ? ok({}) : changed
}

/** Where timestamps are asked for; recorded, because from then on digests leave this machine. Refuses what is no address. */
export const setTimestamp = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { url }: Input<'sealing.setTimestamp'>,
): Promise<Outcome<Output<'sealing.setTimestamp'>>> => {
  if (!ADDRESS.test(url)) return refuse('contract.invalidInput')
  const also = (): void => {
    unlocked.store.saveSetting(TIMESTAMP, { url })
  }
  const envelope = { commandId: randomUUID(), also }
  const command = { type: 'changeSetting', name: TIMESTAMP, value: JSON.stringify({ url }) } as const
  const changed = await runOfficeCommand(workstation, unlocked, envelope, command)
  return changed.ok ? ok({}) : changed
}
