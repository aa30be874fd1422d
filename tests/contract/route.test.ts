import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { channels, type Channel, type ChannelName } from '#shared/contract/channels.ts'
import { CHANNELS } from '#shared/contract/names.ts'
import { ROLES, type Role } from '#shared/domain/case/roles.ts'
import { route, type Handlers, type RouterParts } from '#electron/main/ipc/route.ts'
import { sampleOf } from '../helper/sample-input.ts'

const names = Object.keys(channels) as ChannelName[]
const table: Readonly<Record<string, Channel>> = channels

interface Call {
  readonly name: string
  readonly input: unknown
}

/** A router whose handlers only note that they were reached: whatever must not pass must not get there. */
const routerFor = (
  roles: readonly Role[] | null,
  answer: unknown = { ok: false, error: { code: 'case.notFound' } },
) => {
  const reached: Call[] = []
  const handlers = Object.fromEntries(
    names.map((name) => [
      name,
      (input: unknown) => {
        reached.push({ name, input })
        return answer
      },
    ]),
  ) as unknown as Handlers // every name has its handler; their answers are the test's
  const parts: RouterParts = {
    handlers,
    currentRoles: () => roles,
    toWireError: () => ({ code: 'defect', faultId: 'f0' }),
    takeConfirmation: () => true,
    hindrance: () => null,
    onActivity: () => undefined,
  }
  return { parts, reached, call: (name: unknown, input: unknown) => route(parts, name, input) }
}

const rolesFor = (channel: Channel): readonly Role[] | null =>
  channel.roles === null ? null : channel.roles === 'any' ? ['drafter'] : channel.roles

describe('the channel table', () => {
  it('has one row for each name, and one name for each row', () => {
    expect(names.toSorted()).toEqual(Object.keys(CHANNELS).toSorted())
  })

  it('takes no object with unknown keys and no unbounded string', () => {
    for (const name of names) {
      const json = JSON.stringify(z.toJSONSchema(table[name]!.input, { io: 'input', unrepresentable: 'any' }))
      for (const node of json.match(/\{"type":"object"[^}]*\}/g) ?? [])
        expect(node, name).not.toContain('"additionalProperties":true')
      const strings = json.match(/\{"type":"string"[^}]*\}/g) ?? []
      for (const node of strings) expect(node, name).toMatch(/maxLength|pattern|const|enum/)
    }
  })
})

describe.each(names)('channel %s', (name) => {
  const channel = table[name]!
  const roles = rolesFor(channel)
  const sample = sampleOf(channel.input)

  it('reaches its handler with lawful input from a lawful person', async () => {
    const { call, reached } = routerFor(roles)
    await call(name, sample)
    expect(reached.map((one) => one.name)).toEqual([name])
  })

  it('refuses input with an unknown key', async () => {
    const { call, reached } = routerFor(roles)
    const reply = await call(name, { ...(sample as object), surplus: 1 })
    expect(reply).toEqual({ ok: false, error: { code: 'contract.invalidInput' } })
    expect(reached).toEqual([])
  })

  it.each([undefined, null, 7, 'text', [], { __proto__: null }])(
    'refuses %o unless it is exactly what is asked',
    async (input) => {
      const { call, reached } = routerFor(roles)
      const lawful = channel.input.safeParse(input).success
      const reply = await call(name, input)
      if (!lawful) expect(reply).toEqual({ ok: false, error: { code: 'contract.invalidInput' } })
      expect(reached.length).toBe(lawful ? 1 : 0)
    },
  )

  it('refuses an over-long string in every place that takes one', async () => {
    for (const key of Object.keys(sample as object)) {
      if (typeof (sample as Record<string, unknown>)[key] !== 'string') continue
      const { call, reached } = routerFor(roles)
      const reply = await call(name, { ...(sample as object), [key]: 'x'.repeat(3_000_000) })
      expect(reply).toEqual({ ok: false, error: { code: 'contract.invalidInput' } })
      expect(reached).toEqual([])
    }
  })

  it('is closed to whoever has not unlocked, unless it is the way in', async () => {
    const { call, reached } = routerFor(null)
    const reply = await call(name, sample)
    if (channel.roles === null) expect(reached.length).toBe(1)
    else {
      expect(reply).toEqual({ ok: false, error: { code: 'identity.locked' } })
      expect(reached).toEqual([])
    }
  })

  it('is closed to every role that the table does not name', async () => {
    if (channel.roles === null || channel.roles === 'any') return
    const others = ROLES.filter((role) => !(channel.roles as readonly Role[]).includes(role))
    for (const role of others) {
      const { call, reached } = routerFor([role])
      expect(await call(name, sample)).toMatchObject({ ok: false, error: { code: 'identity.wrongRole' } })
      expect(reached).toEqual([])
    }
  })

  it('answers a refusal that the table does not declare as a defect', async () => {
    const { call } = routerFor(roles, { ok: false, error: { code: 'release.missingGlyph' } })
    const declared = channel.refusals.includes('release.missingGlyph')
    expect(await call(name, sample)).toMatchObject({ error: { code: declared ? 'release.missingGlyph' : 'defect' } })
  })

  it('lets no answer out that is not of its shape', async () => {
    const { call } = routerFor(roles, { ok: true, value: { leaked: 'secret' } })
    expect(await call(name, sample)).toEqual({ ok: false, error: { code: 'defect', faultId: 'f0' } })
  })
})

describe('the router', () => {
  it.each([undefined, null, 7, '', 'no.such', '__proto__', 'constructor', 'toString'])(
    'knows no channel %o',
    async (name) => {
      const { call, reached } = routerFor([...ROLES])
      expect(await call(name, {})).toEqual({ ok: false, error: { code: 'contract.invalidInput' } })
      expect(reached).toEqual([])
    },
  )

  it('turns what a handler throws into a plain coded reply', async () => {
    const { call } = routerFor(null, Promise.reject(new Error('text of a document')))
    const reply = await call('session.status', {})
    expect(reply).toEqual({ ok: false, error: { code: 'defect', faultId: 'f0' } })
  })

  it.each(['currentRoles', 'hindrance', 'onActivity', 'takeConfirmation'] as const)(
    'answers so too where a disk fails while %s is asked for, before any handler',
    async (asked) => {
      const fails = (): never => {
        throw new Error('SQLITE_IOERR: /home/somebody')
      }
      const { parts } = routerFor([...ROLES])
      const reply = await route(
        { ...parts, [asked]: fails },
        'case.passDepartment',
        sampleOf(channels['case.passDepartment'].input),
      )
      expect(reply).toEqual({ ok: false, error: { code: 'defect', faultId: 'f0' } })
    },
  )

  it('takes a call for work of a person, and what the page repeats by itself for none', async () => {
    const at = async (name: ChannelName): Promise<number> => {
      let times = 0
      const { parts } = routerFor([...ROLES])
      const onActivity = (): void => {
        times += 1
      }
      await route({ ...parts, onActivity }, name, sampleOf(channels[name].input))
      return times
    }
    expect([await at('case.get'), await at('draft.save'), await at('redaction.save')]).toEqual([1, 0, 0])
  })
})
