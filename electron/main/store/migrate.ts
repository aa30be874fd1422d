import type { Database } from 'better-sqlite3'
import { StoreFault } from './fault.ts'
import type { Migration } from './migration.ts'
import { first } from './migration/0010-first.ts'
import { drafting } from './migration/0020-drafting.ts'
import { looseBlob } from './migration/0030-loose-blob.ts'
import { lexicon } from './migration/0040-lexicon.ts'
import { nextReview } from './migration/0330-next-review.ts'
import { archiveDays } from './migration/0350-archive-days.ts'
import { hold } from './migration/0340-hold.ts'
import { merkle } from './migration/0080-merkle.ts'
import { inbox } from './migration/0090-inbox.ts'
import { redaction } from './migration/0140-redaction.ts'
import { custody } from './migration/0180-custody.ts'
import { search } from './migration/0130-search.ts'
import { searchFiles } from './migration/0190-search-files.ts'
import { fileTries } from './migration/0210-file-tries.ts'
import { access } from './migration/0160-access.ts'
import { searchRuns } from './migration/0270-search-runs.ts'
import { searchBlocks } from './migration/0300-search-blocks.ts'
import { searchAside } from './migration/0290-search-aside.ts'
import { changes } from './migration/0380-changes.ts'
import { halfForms } from './migration/0375-half-forms.ts'
import { posted } from './migration/0420-posted.ts'
import { namesakes } from './migration/0440-namesakes.ts'
import { terms } from './migration/0390-terms.ts'
import { searchQueue } from './migration/0400-search-queue.ts'
import { searchGroups } from './migration/0410-search-groups.ts'
import { searchShapes } from './migration/0450-search-shapes.ts'
import { departments } from './migration/0370-departments.ts'
import { searchPlaces } from './migration/0360-search-places.ts'
import { people } from './migration/0150-people.ts'
import { traces } from './migration/0200-traces.ts'

/** Rising, numbers with gaps. A released one is never edited. */
export const MIGRATIONS: readonly Migration[] = [
  ...[first, drafting, looseBlob, lexicon, merkle, inbox, search, redaction],
  people,
  access,
  custody,
  searchFiles,
  traces,
  fileTries,
  searchRuns,
  searchAside,
  searchBlocks,
  nextReview,
  hold,
  archiveDays,
  searchPlaces,
  departments,
  halfForms,
  changes,
  terms,
  searchQueue,
  searchGroups,
  posted,
  namesakes,
  searchShapes,
]

const versionOf = (db: Database): number => db.pragma('user_version', { simple: true }) as number // SQLite gives an integer

/**
 * Refuses a store that has seen a step which this program does not know; reads only.
 * @throws StoreFault fault.storeNewer
 */
export const assertKnownVersion = (db: Database, migrations: readonly Migration[] = MIGRATIONS): void => {
  const found = versionOf(db)
  if (found !== 0 && !migrations.some(({ version }) => version === found)) throw new StoreFault('fault.storeNewer')
}

/**
 * Brings the tables up to date, one transaction a step; `user_version` names the last one done.
 * @throws StoreFault fault.storeNewer before anything is written. @throws Error when the steps do not rise: a defect.
 */
export const migrate = (db: Database, migrations: readonly Migration[] = MIGRATIONS): void => {
  const versions = migrations.map(({ version }) => version)
  if (versions.some((version, index) => version <= (versions[index - 1] ?? 0))) throw new Error('migrations must rise')
  assertKnownVersion(db, migrations)
  const found = versionOf(db)
  for (const { version, sql } of migrations.filter((migration) => migration.version > found)) {
    db.transaction(() => {
      db.exec(sql)
      db.pragma(`user_version = ${String(version)}`)
    }).immediate()
  }
}
