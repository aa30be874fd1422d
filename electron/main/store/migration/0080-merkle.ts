import type { Migration } from '../migration.ts'

/**
 * Nodes of the Merkle tree over the ledger (RFC 6962), from level 1 on: node `position` of level `level` stands for the
 * perfect subtree of 2^level lines that begins at line position·2^level + 1. Written with the ledger line that completes
 * it; a store of an older program is completed at its opening (merkle.ts). All can be recomputed from the events.
 */
const sql = `
CREATE TABLE merkle_node (
  level    INTEGER NOT NULL CHECK (level >= 1),
  position INTEGER NOT NULL CHECK (position >= 0),
  hash     BLOB    NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (level, position)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER merkle_node_append BEFORE INSERT ON merkle_node
WHEN NEW.position IS NOT (SELECT coalesce(max(position), -1) + 1 FROM merkle_node WHERE level = NEW.level)
BEGIN SELECT RAISE(ABORT, 'merkle_node: not the next'); END;
CREATE TRIGGER merkle_node_no_update BEFORE UPDATE ON merkle_node BEGIN SELECT RAISE(ABORT, 'merkle_node: never changed'); END;
CREATE TRIGGER merkle_node_no_delete BEFORE DELETE ON merkle_node BEGIN SELECT RAISE(ABORT, 'merkle_node: never deleted'); END;
`

export const merkle: Migration = { version: 80, sql }
