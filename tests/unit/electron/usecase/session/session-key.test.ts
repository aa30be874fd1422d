import { mkdirSync, rmdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { revealSecret, type Secret } from '#electron/main/crypto/secret.ts'
import { sha256Hex } from '#electron/main/crypto/digest.ts'
import { checkpointNoted } from '#electron/main/usecase/checkpoint.ts'
import { publisherHand } from '#electron/main/usecase/release/release-key.ts'
import { keptCheckpoint } from '#electron/main/usecase/verify/checkpoint-trust.ts'
import { plainDocument } from '../../../../helper/plain-document.ts'
import { sharedOffice } from '../../../../helper/shared-office.ts'
import { type Hand, PASSWORD, type StaffedWorkstation } from '../../../../helper/staffed-office.ts'
import { startHeadless } from '../../../../helper/workstation.ts'

/** Every key that a password has opened. */
const given = vi.hoisted((): { secrets: Secret<Uint8Array>[] } => ({ secrets: [] }))
vi.mock('#electron/main/crypto/keyring-access.ts', async (original) => {
  const real = await original<typeof import('#electron/main/crypto/keyring-access.ts')>()
  const unlockWithPassword: typeof real.unlockWithPassword = async (...input) => {
    const keys = await real.unlockWithPassword(...input)
    if (keys !== null) given.secrets.push(keys.storeKey, keys.signingWrapKey)
    return keys
  }
  return { ...real, unlockWithPassword }
})
const areWiped = (): boolean => given.secrets.every((secret) => revealSecret(secret).every((byte) => byte === 0))

const office = sharedOffice()
const started = async (hand: Hand): Promise<StaffedWorkstation> => {
  const station = await office.start()
  onTestFinished(() => station.stop())
  await station.as(hand)
  return station
}

/** How far the checkpoint beside the store goes, for whoever opens it next; null where it counts for none. */
const kept = async ({ workstation, session, profile }: ReturnType<typeof startHeadless>) => {
  await checkpointNoted(workstation)
  const { store } = session.current()!
  return { kept: keptCheckpoint(profile, store)?.size ?? null, stands: store.ledgerHead().position }
}

describe('the keys that a password opens', () => {
  it('do not outlive what it was asked for, also where that is refused', async () => {
    const station = await started('clerk')
    given.secrets = []
    const change = { password: PASSWORD, newPassword: PASSWORD }
    expect(await station.call('session.changePassword', change)).toMatchObject({
      error: { code: 'identity.passwordUsed' },
    })
    expect(given.secrets).toHaveLength(2)
    expect(areWiped()).toBe(true)
    await station.done('session.renewKey', { password: PASSWORD })
    expect(areWiped()).toBe(true)
    await station.done('session.lock', {})
    station.setClock(() => new Date(Date.now() - 60_000_000))
    const input = { personId: station.personId('clerk'), password: PASSWORD }
    expect(await station.call('session.unlock', input)).toMatchObject({ ok: false })
    expect(given.secrets).toHaveLength(6)
    expect(areWiped()).toBe(true)
  }, 120_000)
})

describe('a sign-in that the disk does not take', () => {
  it('lets go of store and keys: the next one opens', async () => {
    const station = await office.start()
    onTestFinished(() => station.stop())
    const input = { personId: station.personId('clerk'), password: PASSWORD }
    given.secrets = []
    const inTheWay = join(station.profile, 'attempts.json.new')
    mkdirSync(inTheWay)
    expect(await station.call('session.unlock', input)).toMatchObject({ ok: false })
    expect(areWiped()).toBe(true)
    rmdirSync(inTheWay)
    expect(await station.call('session.unlock', input)).toMatchObject({ ok: true })
  }, 120_000)
})

describe('a key that is changed while its person is at work', () => {
  it('leaves a checkpoint that counts: a power cut then is not told as one that somebody took away', async () => {
    const station = await started('clerk')
    await station.done('session.renewKey', { password: PASSWORD })
    const { kept: size, stands } = await kept(station)
    expect(size).toBe(stands)
  }, 120_000)

  it('so does the key that comes with the first own password', async () => {
    const station = startHeadless()
    onTestFinished(() => station.stop())
    const roles = [
      ...(['drafter', 'departmentHead', 'secrecyOfficer', 'deputyLeader', 'principalLeader'] as const),
      ...(['systemAdministrator', 'securityAdministrator', 'auditor'] as const),
    ]
    const people = roles.map((role, index) => ({
      ...{ name: `第${String(index)}人`, password: PASSWORD },
      roles: role === 'principalLeader' ? [role, 'publisher' as const, 'archivist' as const] : [role],
    }))
    await station.done('office.create', { officeName: '某局', ownPasswords: false, people })
    const status = await station.done('session.status', {})
    const personId = status.state === 'locked' ? (status.people[0]?.personId ?? '') : ''
    await station.done('session.unlock', { personId, password: PASSWORD })
    await station.done('session.changePassword', { password: PASSWORD, newPassword: 'Zi-Ji-De-2026' })
    const { kept: size, stands } = await kept(station)
    expect(size).toBe(stands)
  }, 120_000)

  it('leaves what is still signed with the former one in the name of its certificate', async () => {
    const station = await started('clerk')
    const before = station.session.current()!
    await station.done('session.renewKey', { password: PASSWORD })
    const [certificate = new Uint8Array()] = publisherHand(before).certificates
    expect(sha256Hex(certificate)).toBe(before.certificateSha256)
  }, 120_000)

  it('answers what was under way: nobody has left', async () => {
    let renewed: Promise<unknown> | null = null
    const station = await office.start({
      aroundTasks: (tasks) => ({
        ...tasks,
        run: async (...task: Parameters<typeof tasks.run>) => {
          await renewed
          return tasks.run(...task)
        },
      }),
    })
    onTestFinished(() => station.stop())
    await station.as('clerk')
    const caseId = await station.draft('关于河道清淤的通知', '各乡镇：')
    const { seq } = await station.view(caseId)
    const document = plainDocument('关于河道清淤的通知', '各乡镇：\n请于月底前完成。')
    renewed = station.done('session.renewKey', { password: PASSWORD })
    const saving = station.call('draft.save', { caseId, expectedSeq: seq, document, history: null })
    expect(await saving).toMatchObject({ ok: true })
    expect((await station.view(caseId)).workingCopy?.document).toEqual(document)
  }, 120_000)
})
