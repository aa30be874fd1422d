import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { bytesToHex, hexToBytes } from '#shared/domain/chain/event-record.ts'
import {
  growingTree,
  holdsInclusion,
  inclusionProof,
  leafHash,
  nodeHash,
  rootAt,
  type NodeAt,
} from '#shared/domain/chain/merkle.ts'

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest())

/** The eight leaves and their heads as in the reference implementation of Certificate Transparency (merkle_tree_test). */
const INPUTS = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  hexToBytes,
)
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]

const treeOf = (leaves: readonly Uint8Array[]): NodeAt => {
  const nodeAt: NodeAt = (level, index) =>
    level === 0
      ? (leaves[index] as Uint8Array)
      : nodeHash(sha256, nodeAt(level - 1, 2 * index), nodeAt(level - 1, 2 * index + 1))
  return nodeAt
}
/** MTH straight from the text of RFC 6962 2.1, as a second opinion. */
const plainRoot = (leaves: readonly Uint8Array[]): Uint8Array => {
  const [only] = leaves
  if (only === undefined) return sha256(new Uint8Array())
  if (leaves.length === 1) return only
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return nodeHash(sha256, plainRoot(leaves.slice(0, split)), plainRoot(leaves.slice(split)))
}
const someLeaves = (count: number): readonly Uint8Array[] =>
  Array.from({ length: count }, (_, index) => leafHash(sha256, Uint8Array.of(index >>> 8, index & 0xff)))

describe('the Merkle tree of the ledger', () => {
  it('has the heads of the published vectors', () => {
    const leaves = INPUTS.map((data) => leafHash(sha256, data))
    const growing = growingTree(sha256)
    expect(bytesToHex(rootAt(sha256, treeOf(leaves), 0))).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
    for (const [index, root] of ROOTS.entries()) {
      growing.add(leaves[index] as Uint8Array)
      expect(bytesToHex(rootAt(sha256, treeOf(leaves), index + 1))).toBe(root)
      expect(bytesToHex(growing.root())).toBe(root)
    }
    // As it stood before each of them, after all of them.
    expect(ROOTS.map((_, index) => bytesToHex(growing.rootOf(index + 1)))).toEqual(ROOTS)
    expect(growing.rootOf(0)).toEqual(sha256(new Uint8Array()))
  })

  it('has the proofs of the published vectors', () => {
    const nodeAt = treeOf(INPUTS.map((data) => leafHash(sha256, data)))
    expect(inclusionProof(sha256, nodeAt, 0, 8).map(bytesToHex)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ])
    expect(inclusionProof(sha256, nodeAt, 2, 3).map(bytesToHex)).toEqual([ROOTS[1]])
  })

  it('proves each leaf of every tree up to 33, and nothing else', () => {
    const leaves = someLeaves(33)
    const nodeAt = treeOf(leaves)
    for (let size = 1; size <= leaves.length; size += 1) {
      const root = plainRoot(leaves.slice(0, size))
      for (let index = 0; index < size; index += 1) {
        const path = inclusionProof(sha256, nodeAt, index, size)
        const leaf = leaves[index] as Uint8Array
        const other = leaves[(index + 1) % leaves.length] as Uint8Array
        expect(holdsInclusion(sha256, leaf, index, size, path, root)).toBe(true)
        expect(holdsInclusion(sha256, other, index, size, path, root)).toBe(false)
        expect(holdsInclusion(sha256, leaf, index + 1, size, path, root)).toBe(false)
        expect(holdsInclusion(sha256, leaf, index, size, [...path, leaf], root)).toBe(false)
        if (path.length > 0) expect(holdsInclusion(sha256, leaf, index, size, path.slice(1), root)).toBe(false)
      }
    }
  })

  it('grows as the text of RFC 6962 has it, and keeps every head that it had', () => {
    const leaves = someLeaves(200)
    const growing = growingTree(sha256)
    const heads = leaves.map((leaf, index) => {
      growing.add(leaf)
      expect(growing.size()).toBe(index + 1)
      return plainRoot(leaves.slice(0, index + 1))
    })
    for (const [index, head] of heads.entries()) expect(growing.rootOf(index + 1)).toEqual(head)
    expect(growing.root()).toEqual(heads.at(-1))
  })

  it('hashes what it is given whole, of whatever length, behind the byte that says what it is', () => {
    const of = (length: number) => Uint8Array.from({ length }, (_, index) => index + length)
    for (const [left, right] of [
      ...[[32, 32] as const, [31, 32] as const, [32, 31] as const, [33, 32] as const, [64, 0] as const],
    ])
      expect(nodeHash(sha256, of(left), of(right))).toEqual(sha256(Uint8Array.of(1, ...of(left), ...of(right))))
    for (const length of [0, 31, 32, 33])
      expect(leafHash(sha256, of(length))).toEqual(sha256(Uint8Array.of(0, ...of(length))))
  })

  it('takes no proof that is longer than the tree is deep', () => {
    const [leaf, other] = someLeaves(2) as [Uint8Array, Uint8Array]
    expect(holdsInclusion(sha256, leaf, 0, 1, [other], nodeHash(sha256, other, leaf))).toBe(false)
    const cut = other.subarray(1)
    expect(holdsInclusion(sha256, leaf, 0, 2, [cut], nodeHash(sha256, leaf, cut))).toBe(false)
  })

  it('needs at most 3 KB for a proof among 80 million events', () => {
    const any: NodeAt = () => new Uint8Array(32)
    const size = 80_000_000
    expect(inclusionProof(sha256, any, size - 7, size).length * 32).toBeLessThanOrEqual(3 * 1024)
  })

  it.each([
    ['a place beyond the tree', 5, 5],
    ['a place before it', -1, 5],
    ['half a place', 0.5, 1],
    ['no place', NaN, 1],
    ['half a tree', 0, 1.5],
    ['an endless tree', 0, Infinity],
    ['an empty tree', 0, 0],
  ])('takes no proof for %s', (_, index, size) => {
    const leaf = new Uint8Array(32)
    expect(holdsInclusion(sha256, leaf, index, size, [], leaf)).toBe(false)
  })
})
