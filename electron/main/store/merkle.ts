import type { Database } from 'better-sqlite3'
import { inclusionProof, leafHash, nodeHash, rootAt, type NodeAt } from '#shared/domain/chain/merkle.ts'
import { sha256 } from '../crypto/digest.ts'
import { bytesOf } from './columns.ts'
import { StoreFault } from './fault.ts'
import type { ReadStore } from './types.ts'

const nodesOn = (db: Database): NodeAt => {
  const leaf = db.prepare<[number], { readonly hash: Uint8Array }>(
    'SELECT event_hash AS hash FROM ledger WHERE position = ?',
  )
  const node = db.prepare<[number, number], { readonly hash: Uint8Array }>(
    'SELECT hash FROM merkle_node WHERE level = ? AND position = ?',
  )
  return (level, index) => {
    const row = level === 0 ? leaf.get(index + 1) : node.get(level, index)
    if (row === undefined) throw new StoreFault('fault.storeCorrupt')
    return level === 0 ? leafHash(sha256, bytesOf(row.hash)) : bytesOf(row.hash)
  }
}

/** The tree over the ledger. `addLeaf` is for the ledger, inside its transaction, after the line itself. */
export const merkleOn = (
  db: Database,
): Pick<ReadStore, 'treeRoot' | 'treeProof'> & { readonly addLeaf: (position: number) => void } => {
  const nodeAt = nodesOn(db)
  const insert = db.prepare<[number, number, Uint8Array]>(
    'INSERT INTO merkle_node (level, position, hash) VALUES (?, ?, ?)',
  )
  return {
    treeRoot: (size) => rootAt(sha256, nodeAt, size),
    treeProof: (index, size) => inclusionProof(sha256, nodeAt, index, size),
    addLeaf: (position) => {
      for (let level = 1; position % 2 ** level === 0; level += 1) {
        const index = position / 2 ** level - 1
        insert.run(level, index, nodeHash(sha256, nodeAt(level - 1, 2 * index), nodeAt(level - 1, 2 * index + 1)))
      }
    },
  }
}

/** At opening: writes the nodes that an older program did not. Cheap when there is nothing to do. */
export const completeTree = (db: Database): void => {
  const last = db
    .prepare<[], { readonly total: number }>('SELECT coalesce(max(position), 0) AS total FROM ledger')
    .get()
  const nodes = db
    .prepare<[], { readonly total: number }>(
      'SELECT coalesce(max(position), -1) + 1 AS total FROM merkle_node WHERE level = 1',
    )
    .get()
  const lines = last?.total ?? 0
  const covered = 2 * (nodes?.total ?? 0)
  if (lines - covered < 2) return
  const { addLeaf } = merkleOn(db)
  db.transaction(() => {
    for (let position = covered + 1; position <= lines; position += 1) addLeaf(position)
  }).immediate()
}
