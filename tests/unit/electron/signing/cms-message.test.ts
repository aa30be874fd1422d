import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { readCertificate } from '#electron/main/certificate/certificate.ts'
import { signCms } from '#electron/main/signing/cms/cms.ts'
import { der, DerMismatch, derValues } from '#electron/main/signing/der/der.ts'
import { readCms } from '#electron/main/signing/cms/cms-message.ts'
import { verifyCms } from '#electron/main/signing/cms/verify-cms.ts'
import { createTestOffice } from '../../../helper/test-office.ts'

const office = createTestOffice()
const CONTENT = Buffer.from('关于水价的通知')
const digest = (algorithm: string): Uint8Array => new Uint8Array(createHash(algorithm).update(CONTENT).digest())
const cms = await signCms(digest('sha256'), office.releaseSigner)
const root = readCertificate(office.authority.certificate)
const problemsOf = (message: Uint8Array): readonly string[] =>
  verifyCms({ cms: message, digest, roots: root === null ? [] : [root], others: [], mustBeBound: true }).problems

/** A value as a tree of values; certificates and what is signed are left whole, as their own signatures want them. */
interface Node {
  readonly tag: number
  readonly content: Uint8Array | Node[]
}
const CONSTRUCTED = 0x20
/** By the way to them: certificates, the signer's certificate by its name, signed attributes. */
const LEFT_WHOLE = ['0.1.0.3', '0.1.0.4.0.1', '0.1.0.4.0.3']
const treeOf = (bytes: Uint8Array, way: string): Node[] =>
  derValues(bytes).map(({ tag, content }, index) => {
    const own = way === '' ? String(index) : `${way}.${String(index)}`
    return { tag, content: (tag & CONSTRUCTED) === 0 || LEFT_WHOLE.includes(own) ? content : treeOf(content, own) }
  })
const written = ({ tag, content }: Node): Uint8Array =>
  der(tag, ...(content instanceof Uint8Array ? [content] : content.map(written)))
/** With lengths left open (X.690, 8.1.3.6), as many libraries write it. */
const writtenOpen = ({ tag, content }: Node): Uint8Array =>
  content instanceof Uint8Array
    ? der(tag, content)
    : Buffer.concat([Uint8Array.of(tag, 0x80), ...content.map(writtenOpen), new Uint8Array(2)])
const nodesIn = (node: Node): readonly Node[] =>
  node.content instanceof Uint8Array ? [] : [node, ...node.content.flatMap(nodesIn)]

describe('a CMS message', () => {
  const [tree] = treeOf(cms, '')
  if (tree === undefined) throw new Error('a message')

  it('is the tree of this test, and holds', () => {
    expect(Buffer.compare(written(tree), cms)).toBe(0)
    expect(problemsOf(cms)).toEqual([])
  })

  it('is read in BER too, and is not strict then', () => {
    expect(problemsOf(writtenOpen(tree))).toEqual(['signature.notStrict'])
  })

  it('has no place where anything could be added, taken away or doubled unseen', () => {
    const unseen: string[] = []
    for (const [at, node] of nodesIn(tree).entries()) {
      const content = node.content as Node[]
      const before = [...content]
      const changes: readonly (readonly [string, Node[]])[] = [
        ['a value behind', [...before, { tag: 5, content: new Uint8Array() }]],
        ['a value before', [{ tag: 5, content: new Uint8Array() }, ...before]],
        ['the last twice', [...before, ...before.slice(-1)]],
        ['the last away', before.slice(0, -1)],
        ['the first away', before.slice(1)],
      ]
      for (const [what, changed] of changes) {
        content.splice(0, content.length, ...changed)
        if (problemsOf(written(tree)).length === 0) unseen.push(`${what}, in ${String(at)}`)
      }
      content.splice(0, content.length, ...before)
    }
    expect(unseen).toEqual([])
  })

  it('is malformed when it nests or repeats without an end, before that costs anything', () => {
    const child = (node: Node | undefined, at: number): Node => {
      const found = node?.content instanceof Uint8Array ? undefined : node?.content[at]
      if (found === undefined) throw new Error('a part')
      return found
    }
    const data = child(child(tree, 1), 0)
    const changed = (part: Node, added: Node): Uint8Array => {
      const content = part.content as Node[]
      content.push(added)
      const message = written(tree)
      content.pop()
      return message
    }
    /** An OCTET STRING in pieces (X.690, 8.7.3), each of which is one in pieces. */
    const nested = (depth: number): Uint8Array => {
      const heads: Uint8Array[] = []
      let length = 100_000
      for (let level = 0; level < depth; level += 1) {
        const head = Uint8Array.of(
          level === 0 ? 0x04 : 0x24,
          0x84,
          ...[24, 16, 8, 0].map((shift) => (length >>> shift) & 255),
        )
        heads.push(head)
        length += head.length
      }
      return Buffer.concat([...heads.reverse(), new Uint8Array(100_000)])
    }
    const enclosing = (depth: number): Uint8Array => changed(child(data, 2), { tag: 0xa0, content: nested(depth) })
    expect(readCms(enclosing(2))?.content?.length).toBe(100_000)
    for (const depth of [50, 3000, 30_000]) expect(() => readCms(enclosing(depth))).toThrow(DerMismatch)

    const hand = child(child(data, 4), 0)
    const attribute = der(0x30, der(0x06, Uint8Array.of(42, 3, 4)), der(0x31, der(0x05)))
    const repeated = changed(hand, {
      tag: 0xa1,
      content: Buffer.concat(Array.from({ length: 100_000 }, () => attribute)),
    })
    expect(() => readCms(repeated)).toThrow(DerMismatch)
  })

  it('is malformed, and nothing stumbles, whichever byte is another, and wherever it is cut', () => {
    for (let at = 0; at < cms.length; at += 1) {
      const other = Uint8Array.from(cms)
      other[at] = (other[at] ?? 0) ^ (1 << (at % 8))
      expect(problemsOf(other), `byte ${String(at)}`).not.toEqual([])
      if (at % 7 === 0) expect(problemsOf(cms.subarray(0, at))).toEqual(['signature.malformed'])
    }
  })
})
