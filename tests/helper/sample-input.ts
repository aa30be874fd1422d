import { z } from 'zod'

type Node = Readonly<Record<string, unknown>>

/** Values that stand for a field of this name wherever a schema asks for it; undefined for none. */
export type Known = (name: string) => unknown

const ofString = (node: Node): unknown => {
  if (node['format'] === 'bytes') return new Uint8Array(1)
  if (node['format'] === 'date') return '2026-01-08'
  if (node['format'] === 'date-time') return '2026-01-08T01:00:00.000Z'
  const pattern = typeof node['pattern'] === 'string' ? node['pattern'] : ''
  if (pattern.includes('{64}')) return 'a'.repeat(64)
  if (pattern.includes('{32}')) return 'a'.repeat(32)
  return 'a'
}

/**
 * A value that the schema takes, made from the schema itself. `turn` chooses among what it leaves open: which of several forms, and
 * from 1 on with what may be left out.
 */
export const sampleOf = (schema: z.ZodType, known: Known = () => undefined, turn = 0): unknown => {
  const build = (node: Node, name: string): unknown => {
    const given = known(name)
    if (given !== undefined) return given
    if (Array.isArray(node['examples'])) return node['examples'][0]
    const options = (node['anyOf'] ?? node['oneOf']) as readonly Node[] | undefined
    if (options !== undefined) return build(options[turn % options.length] ?? {}, name)
    if (node['const'] !== undefined) return node['const']
    if (Array.isArray(node['enum'])) return node['enum'][turn % node['enum'].length]
    if (node['type'] === 'object') {
      const properties = (node['properties'] ?? {}) as Readonly<Record<string, Node>>
      const names = turn === 0 ? ((node['required'] ?? []) as readonly string[]) : Object.keys(properties)
      return Object.fromEntries(names.map((key) => [key, build(properties[key] ?? {}, key)]))
    }
    if (node['type'] === 'array') {
      const least = typeof node['minItems'] === 'number' ? node['minItems'] : 1
      return Array.from({ length: Math.max(1, least) }, () => build((node['items'] ?? {}) as Node, name))
    }
    if (node['type'] === 'integer' || node['type'] === 'number') return Number(node['minimum'] ?? 0)
    if (node['type'] === 'boolean') return turn % 2 === 1
    if (node['type'] === 'null') return null
    return ofString(node)
  }
  return build(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), '')
}
