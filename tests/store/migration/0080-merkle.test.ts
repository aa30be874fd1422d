import { describe, expect, it } from 'vitest'
import { sha256 } from '#electron/main/crypto/digest.ts'
import { completeTree, merkleOn } from '#electron/main/store/merkle.ts'
import { migrate } from '#electron/main/store/migrate.ts'
import { growingTree, holdsInclusion, leafHash } from '#shared/domain/chain/merkle.ts'
import { tablesBefore } from '../../helper/store-tables.ts'

const hashOf = (position: number): Uint8Array => sha256(Uint8Array.of(position))

describe('the step of the Merkle tree', () => {
  it('finds the ledger of the step before it, and completes the tree over it', () => {
    const db = tablesBefore(80)
    db.exec('DROP TRIGGER ledger_append') // the lines alone matter here, not what they stand for
    db.pragma('foreign_keys = OFF')
    const insert = db.prepare(
      'INSERT INTO ledger (position, case_id, seq, event_hash, prev, hash) VALUES (?, ?, ?, ?, ?, ?)',
    )
    const lines = (from: number, to: number): void => {
      for (let position = from; position <= to; position += 1) {
        insert.run(position, 'case-1', position, hashOf(position), new Uint8Array(32), new Uint8Array(32))
      }
    }
    lines(1, 11)
    migrate(db)
    const { treeRoot, treeProof, addLeaf } = merkleOn(db)
    completeTree(db)
    completeTree(db)
    lines(12, 12)
    addLeaf(12)
    const growing = growingTree(sha256)
    for (let size = 1; size <= 12; size += 1) {
      growing.add(leafHash(sha256, hashOf(size)))
      expect(treeRoot(size)).toEqual(growing.root())
      const leaf = leafHash(sha256, hashOf(1))
      expect(holdsInclusion(sha256, leaf, 0, size, treeProof(0, size), growing.root())).toBe(true)
    }
    for (const statement of [
      'UPDATE merkle_node SET hash = zeroblob(32)',
      'DELETE FROM merkle_node',
      'INSERT INTO merkle_node VALUES (1, 9, zeroblob(32))',
      'INSERT OR REPLACE INTO merkle_node VALUES (1, 0, zeroblob(32))',
    ]) {
      expect(() => db.exec(statement)).toThrow(/merkle_node/u)
    }
  })
})
