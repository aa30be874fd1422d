import { mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createActConfirmation } from '#electron/main/usecase/session/act-confirmation.ts'
import { createChainTools } from '#electron/main/crypto/chain-tools.ts'
import { verifyOffice } from '../../../../helper/verify-office.ts'
import { loadOffice } from '#electron/main/usecase/load-office.ts'
import { checkpointFile, checkpointNoted } from '#electron/main/usecase/checkpoint.ts'
import { channels, type Channel, type ChannelName } from '#shared/contract/channels.ts'
import { sheetFor } from '../../../../helper/sheet.ts'
import { sharedOffice } from '../../../../helper/shared-office.ts'
import { type Hand, PASSWORD, type StaffedWorkstation } from '../../../../helper/staffed-office.ts'
import { cpSync } from 'node:fs'

const office = sharedOffice()
const started = async (hand?: Hand): Promise<StaffedWorkstation> => {
  const station = await office.start()
  onTestFinished(() => station.stop())
  if (hand !== undefined) await station.as(hand)
  return station
}
const minute = (count: number): number => count * 60_000

describe('wrong passwords', () => {
  it('at the unlock screen keep even the right one out, and the log tells how many there were', async () => {
    const station = await started()
    const personId = station.personId('clerk')
    const unlock = (password: string) => station.call('session.unlock', { personId, password })
    const codes: string[] = []
    for (let turn = 0; turn < 5; turn += 1) {
      const reply = await unlock('Nicht-Das-1')
      codes.push(reply.ok ? 'ok' : reply.error.code)
    }
    expect(codes).toEqual([...Array<string>(4).fill('identity.wrongPassword'), 'identity.lockedOut'])
    expect(await unlock(PASSWORD)).toMatchObject({ error: { code: 'identity.lockedOut', detail: { minutes: 30 } } })
    await station.as('head')
    station.setClock(() => new Date(Date.now() + minute(31)))
    expect(await unlock(PASSWORD)).toMatchObject({ ok: true })
    const me = station.session.current()
    if (me === null) throw new Error('the clerk is in')
    const newest = me.store.eventsOf('office').at(-1)
    expect(newest?.type).toBe('SessionOpened')
    expect(Buffer.from(newest?.body ?? []).toString('utf8')).toContain('"failures":5')
    // Founded, the head in and out, the clerk in.
    expect(loadOffice(me.store)?.state.seq).toBe(4)
  }, 60_000)
})

describe('an act that is signed with the password', () => {
  it('is done once for one confirmation of that very act, within a minute', () => {
    let now = 0
    const confirmation = createActConfirmation(() => new Date(now))
    expect(confirmation.isRight('')).toBe(false)
    confirmation.remember('Ｃe-Shi')
    expect(confirmation.isRight('Ce-Shi')).toBe(true) // the full-width letter of an input method is the same
    expect(confirmation.isRight('ce-Shi')).toBe(false)
    confirmation.confirm('case.approveFinal one')
    expect(confirmation.take('case.approveFinal two')).toBe(false)
    expect(confirmation.take('case.approveFinal one')).toBe(true)
    expect(confirmation.take('case.approveFinal one')).toBe(false)
    confirmation.confirm('case.approveFinal one')
    now = 61_000
    expect(confirmation.take('case.approveFinal one')).toBe(false)
    confirmation.forget()
    expect(confirmation.isRight('Ce-Shi')).toBe(false)
  })

  it('is refused without it, and wrong ones end the session', async () => {
    const station = await started('clerk')
    const caseId = await station.draft('关于河道清淤的通知', '各乡镇：\n请于月底前完成。')
    await station.submit(caseId)
    await station.as('head')
    const input = { ...(await station.on(caseId)), opinion: '同意', sheet: sheetFor('departmentReview') }
    const unconfirmed = { error: { code: 'identity.confirmationNeeded' } }
    expect(await station.callOnce('case.passDepartment', input)).toMatchObject(unconfirmed)
    const confirm = (password: string, commandId = input.commandId) =>
      station.callOnce('session.confirm', { password, channel: 'case.passDepartment', commandId })
    expect(await confirm(PASSWORD, 'another')).toMatchObject({ ok: true })
    expect(await station.callOnce('case.passDepartment', input)).toMatchObject(unconfirmed)
    expect(await confirm(PASSWORD)).toMatchObject({ ok: true })
    expect(await station.callOnce('case.passDepartment', input)).toMatchObject({ ok: true })
    for (let turn = 0; turn < 4; turn += 1) {
      expect(await confirm('Falsch-1')).toMatchObject({ error: { code: 'identity.wrongPassword' } })
    }
    expect(await confirm('Falsch-1')).toMatchObject({ error: { code: 'identity.lockedOut' } })
    expect(station.session.current()).toBeNull()
    expect(station.pushes.some(({ name }) => name === 'locked')).toBe(true)
  }, 60_000)
})

describe('a password that is tried at an open workstation', () => {
  it.each([
    ['to change it', 'session.changePassword', { password: 'Falsch-1', newPassword: 'Neu-Und-Lang-7' }],
    ['to draw a new key', 'session.renewKey', { password: 'Falsch-1' }],
  ] as const)(
    '%s counts as at the door, and the fifth ends the session',
    async (_, channel, input) => {
      const station = await started('clerk')
      for (let turn = 0; turn < 4; turn += 1)
        expect(await station.call(channel, input)).toMatchObject({ error: { code: 'identity.wrongPassword' } })
      expect(await station.call(channel, input)).toMatchObject({ error: { code: 'identity.lockedOut' } })
      expect(station.session.current()).toBeNull()
    },
    60_000,
  )
})

describe('the end of a session', () => {
  const newest = (station: StaffedWorkstation, count: number): readonly string[] => {
    const records = station.session.current()?.store.eventsOf('office') ?? []
    return records.slice(-count).map(({ type, body }) => {
      const { actor, data } = JSON.parse(Buffer.from(body).toString('utf8')) as {
        actor: { name: string }
        data: { how?: string; unended?: { personId: string; at: string }; checkpoint?: string; tries?: string }
      }
      const tries = data.tries === undefined ? undefined : `tries ${data.tries}`
      const more = [data.how, data.unended?.personId, data.checkpoint, tries].filter((one) => one !== undefined)
      return [actor.name, type, ...more].join(' ')
    })
  }

  it('is a line of the office’s log, with who left and how, written before the store is let go of', async () => {
    const station = await started('clerk')
    await station.done('session.lock', {})
    await station.as('head')
    await station.session.leave('idle')
    await station.as('officer')
    for (let turn = 0; turn < 5; turn += 1)
      await station.callOnce('session.confirm', { password: 'Falsch-1', channel: 'case.return', commandId: 'x' })
    await station.as('deputy')
    expect(newest(station, 7)).toEqual([
      '方知行 SessionOpened',
      '方知行 SessionEnded left',
      '梁思齐 SessionOpened',
      '梁思齐 SessionEnded idle',
      '苏慎微 SessionOpened',
      '苏慎微 SessionEnded passwords',
      '秦明达 SessionOpened',
    ])
  }, 60_000)

  it('is followed by one that tells that the book of wrong passwords was deleted, however it was begun anew', async () => {
    const station = await started('clerk')
    await station.done('session.lock', {})
    const book = join(station.profile, 'attempts.json')
    rmSync(book)
    await station.as('head')
    expect(newest(station, 1)).toEqual(['梁思齐 SessionOpened tries missing'])
    await station.done('session.lock', {})
    await station.as('head')
    expect(newest(station, 1)).toEqual(['梁思齐 SessionOpened'])
    await station.done('session.lock', {})
    rmSync(book)
    await station.call('session.unlock', { personId: station.personId('clerk'), password: 'Falsch-1' })
    // A sign-in that could not be recorded does not hide it either.
    station.setClock(() => new Date(Date.now() - minute(60)))
    const early = await station.call('session.unlock', { personId: station.personId('head'), password: PASSWORD })
    expect(early).toMatchObject({ error: { code: 'identity.clockBack' } })
    station.setClock(() => new Date())
    await station.as('head')
    expect(newest(station, 1)).toEqual(['梁思齐 SessionOpened tries missing'])
  }, 60_000)

  it('is followed by one that tells that the book of wrong passwords was put back as it had been', async () => {
    const station = await started('clerk')
    await station.done('session.lock', {})
    const book = join(station.profile, 'attempts.json')
    const before = readFileSync(book)
    await station.call('session.unlock', { personId: station.personId('clerk'), password: 'Falsch-1' })
    await station.as('head')
    await station.done('session.lock', {})
    writeFileSync(book, before)
    await station.as('head')
    expect(newest(station, 1)).toEqual(['梁思齐 SessionOpened tries altered'])
    await station.done('session.lock', {})
    await station.as('head')
    expect(newest(station, 1)).toEqual(['梁思齐 SessionOpened'])
  }, 60_000)

  it('that nobody could write is told by whoever comes next, and so is a checkpoint that is gone', async () => {
    const station = await started('clerk')
    station.session.lock() // as a process that is killed: nothing is written
    await checkpointNoted(station.workstation)
    rmSync(checkpointFile(station.profile))
    await station.as('head')
    expect(newest(station, 2)).toEqual([
      '方知行 SessionOpened',
      `梁思齐 SessionOpened ${station.personId('clerk')} missing`,
    ])
    await station.done('session.lock', {})
    await station.as('clerk')
    expect(newest(station, 1)).toEqual(['方知行 SessionOpened'])
    const { store } = station.session.current() ?? {}
    const office = store?.office()
    const tools = createChainTools(
      (store?.certificates() ?? []).map(({ certificate }) => certificate),
      office?.authorityCertificate ?? new Uint8Array(),
    )
    expect(verifyOffice(store?.eventsOf('office') ?? [], tools)).toMatchObject({ ok: true })
  }, 60_000)
})

describe('the three administrators', () => {
  it('see no case and act on none, whatever channel they ask', async () => {
    const station = await started('clerk')
    const caseId = await station.draft('关于河道清淤的通知', '各乡镇：\n请于月底前完成。')
    await station.submit(caseId)
    const { contentHash, seq } = await station.view(caseId)
    const table: Readonly<Record<string, Channel>> = channels
    // What a page would send for this very case; channels that take more than this refuse it as no input of theirs.
    const input = { caseId, expectedSeq: seq, commandId: 'act', contentHash }
    const onCases = Object.keys(table).filter((name) =>
      /^(?:case|draft|blob|disclosure|hit|secrecy|remark|suggestion|release|archive|inbox)\./u.test(name),
    )
    for (const hand of ['system', 'security', 'auditor'] as const) {
      await station.as(hand)
      expect((await station.done('inbox.list', { scope: 'all', offset: 0, limit: 50 })).total).toBe(0)
      for (const name of onCases.filter((one) => one !== 'inbox.list')) {
        const reply = await station.call(name as ChannelName, input)
        const code = reply.ok ? 'answered' : reply.error.code
        expect(['identity.wrongRole', 'case.notFound', 'contract.invalidInput'], `${name} of ${hand}`).toContain(code)
      }
      for (const name of [
        'case.get',
        'case.history',
        'case.attribution',
        'case.importReports',
        'case.remarks',
      ] as const) {
        expect(await station.call(name, { caseId })).toMatchObject({ error: { code: 'case.notFound' } })
      }
    }
  }, 120_000)

  it('hold no other duty: an office that mixes them is not set up', async () => {
    const { startHeadless } = await import('../../../../helper/workstation.ts')
    const empty = startHeadless()
    onTestFinished(() => empty.stop())
    const people = [{ name: '一人', roles: ['auditor' as const, 'drafter' as const], password: PASSWORD }]
    expect(await empty.call('office.create', { officeName: '某局', ownPasswords: false, people })).toMatchObject({
      error: { code: 'office.incomplete', detail: { gap: 'mixedDuties' } },
    })
  })
})

describe('an office whose founder typed the passwords of others', () => {
  it('lets nobody do anything before their own password, which comes with a key that nobody else has held', async () => {
    const { startHeadless } = await import('../../../../helper/workstation.ts')
    const station = startHeadless()
    onTestFinished(() => station.stop())
    const roles = [
      ['drafter'],
      ['departmentHead'],
      ['secrecyOfficer'],
      ['deputyLeader'],
      ['principalLeader', 'publisher', 'archivist'],
      ['systemAdministrator'],
      ['securityAdministrator'],
      ['auditor'],
    ] as const
    const people = roles.map((held, index) => ({ name: `第${String(index)}人`, roles: [...held], password: PASSWORD }))
    await station.done('office.create', { officeName: '某局', ownPasswords: false, people })
    const status = await station.done('session.status', {})
    const personId = (status.state === 'locked' ? status.people : [])[0]?.personId ?? ''
    const entered = await station.done('session.unlock', { personId, password: PASSWORD })
    expect(entered).toMatchObject({ password: { standing: 'initial' } })
    const lent = station.session.current()?.certificateSha256
    expect(await station.call('settings.get', {})).toMatchObject({ error: { code: 'identity.passwordExpired' } })
    await station.done('session.changePassword', { password: PASSWORD, newPassword: 'Zi-Ji-De-2026' })
    expect(station.session.current()?.certificateSha256).not.toBe(lent)
    expect(await station.call('settings.get', {})).toMatchObject({ ok: true })
  }, 60_000)
})

describe('the checkpoint beside the store', () => {
  it('is that of the newest act, however many came at once', async () => {
    const station = await started('clerk')
    const { store } = station.session.current() ?? {}
    await Promise.all(Array.from({ length: 8 }, (_, at) => station.draft(`第${String(at)}件`, '正文')))
    await checkpointNoted(station.workstation)
    const { size } = JSON.parse(readFileSync(checkpointFile(station.profile), 'utf8')) as { size: number }
    expect(size).toBe(store?.ledgerHead().position)
    expect(readdirSync(station.profile).filter((name) => name.endsWith('.new'))).toEqual([])
  }, 60_000)

  it('that the disk does not take is written with the next act', async () => {
    const station = await started('clerk')
    await checkpointNoted(station.workstation)
    const path = checkpointFile(station.profile)
    mkdirSync(`${path}.new`)
    await station.draft('甲', '乙')
    await checkpointNoted(station.workstation)
    rmdirSync(`${path}.new`)
    await station.draft('丙', '丁')
    await checkpointNoted(station.workstation)
    const { size } = JSON.parse(readFileSync(path, 'utf8')) as { size: number }
    expect(size).toBe(station.session.current()?.store.ledgerHead().position)
  }, 60_000)
})

describe('an older copy of the store', () => {
  it('is not opened where the newer one was known; with its own checkpoint it is', async () => {
    const station = await started('clerk')
    await station.draft('甲', '乙')
    station.session.lock()
    await checkpointNoted(station.workstation)
    const older = join(station.folder, 'older')
    cpSync(station.profile, older, { recursive: true })
    await station.as('clerk')
    await station.draft('丙', '丁')
    station.session.lock()
    await checkpointNoted(station.workstation)
    rmSync(join(station.profile, 'office'), { recursive: true })
    cpSync(join(older, 'office'), join(station.profile, 'office'), { recursive: true })
    const input = { personId: station.personId('clerk'), password: PASSWORD }
    expect(await station.call('session.unlock', input)).toMatchObject({ error: { code: 'fault.logRolledBack' } })
    cpSync(checkpointFile(older), checkpointFile(station.profile))
    expect(await station.call('session.unlock', input)).toMatchObject({ ok: true })
  }, 60_000)
})
