import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { NAMED, sameness } from '#renderer/api/use-command.ts'
import { channels, type Channel, type ChannelName } from '#shared/contract/channels.ts'

const table: Readonly<Record<string, Channel>> = channels

/** Whether every form of the input has the field. */
const carriesCommandId = (schema: z.ZodType): boolean => {
  interface Node {
    readonly required?: readonly string[]
    readonly anyOf?: readonly Node[]
    readonly oneOf?: readonly Node[]
  }
  const carries = (node: Node): boolean =>
    node.required?.includes('commandId') ?? (node.anyOf ?? node.oneOf ?? []).some(carries)
  return carries(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }))
}

describe('the names of commands', () => {
  it('are given to exactly the channels that ask for one', () => {
    // A confirmation names the act that it is for, and is none itself.
    const asking = (Object.keys(table) as ChannelName[]).filter(
      (name) => name !== 'session.confirm' && carriesCommandId(table[name]!.input),
    )
    expect([...NAMED].sort()).toEqual(asking.sort())
  })

  it('stay with the act when it is sent with another password, of which nothing is kept', () => {
    const typed = { caseId: 'c', pin: '123456', person: { personId: 'p', password: '水利局2026', newPassword: 'x' } }
    const kept = sameness(typed)
    for (const secret of ['123456', '水利局2026', '"x"']) expect(kept).not.toContain(secret)
    expect(sameness({ ...typed, pin: '654321' })).toBe(kept)
    expect(sameness({ ...typed, caseId: 'd' })).not.toBe(kept)
  })
})
