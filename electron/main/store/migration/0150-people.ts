import type { Migration } from '../migration.ts'

/**
 * Passwords that were (scrypt, each under its own salt), so that the rule against using one again can be held; and whom a
 * step was handed to, so that it waits in that person's list alone. Rows of the lists are made anew: their version rises.
 */
const sql = `
CREATE TABLE past_password (
  person_id  TEXT NOT NULL REFERENCES person (person_id),
  retired_at TEXT NOT NULL,
  salt       BLOB NOT NULL CHECK (length(salt) = 16),
  hash       BLOB NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (person_id, salt)
) STRICT;
ALTER TABLE case_row ADD COLUMN assignee_id TEXT;
`

export const people: Migration = { version: 150, sql }
