import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const renderer = fileURLToPath(new URL('../../renderer', import.meta.url))
const read = (file: string): string => readFileSync(join(renderer, file), 'utf8')
const screens = globSync('{feature,ui,app}/**/*.{ts,tsx}', { cwd: renderer }).map((file) => file.replaceAll('\\', '/'))

/** A text that begins empty and lives in the page alone: it is gone with a lock. */
const LOST = /const \[(\w+), \w+\] = useState(?:<string>)?\('(?:[^']*)'\)/gu

/** What is not written for anybody: secrets, which are never kept, what is searched for, what is only tried, where the eye is. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'app/ConfirmAct.tsx': ['password'],
  'feature/account/AccountView.tsx': ['password', 'newPassword', 'again'],
  'feature/audit/useAudit.ts': ['ofCase'],
  'feature/backup/RecoveryPanel.tsx': ['typed'],
  'feature/clock/useClock.ts': ['on', 'reason'],
  'feature/duty/useChanges.ts': ['search'],
  'feature/drafting/editor/FindBar.tsx': ['replacement', 'status'],
  'feature/inbox/useInbox.ts': ['fileName'],
  'feature/lexicon/useLexicon.ts': ['text'],
  'feature/release/useRelease.ts': ['pin'],
  'feature/restore/RestoreView.tsx': ['first', 'second'],
  'feature/sealing/KeyPanel.tsx': ['password'],
  'feature/setup/SetupView.tsx': ['typed'],
  'feature/setup/useSetup.ts': ['officeName', 'recoveryCode'],
  'feature/unlock/UnlockView.tsx': ['password', 'recoveryCode', 'secondCode', 'password', 'again'],
}

it('keeps what people write over a lock: no text lives in the page alone', () => {
  const lost = screens.flatMap((file) => {
    const names = [...read(file).matchAll(LOST)].map(([, name]) => name ?? '')
    const allowed = ALLOWED[file] ?? []
    return names.filter((name) => !allowed.includes(name)).map((name) => `${file}: ${name}`)
  })
  expect(lost).toEqual([])
})

/** Dialogs that stand in a `KeptFields` of the file that opens them. */
const OPENED_BY: Readonly<Record<string, string>> = {
  'feature/people/PeopleForms.tsx': 'feature/people/PeopleView.tsx',
  'ui/case/ReturnDialog.tsx': 'feature/review/Handling.tsx',
}

it('asks for every reason where it is kept', () => {
  const asking = screens.filter((file) => read(file).includes('<ReasonDialog') && file !== 'ui/dialog/ReasonDialog.tsx')
  expect(asking.length).toBeGreaterThan(10)
  const keeps = (file: string): boolean => /<KeptFields|kept=\{/u.test(read(OPENED_BY[file] ?? file))
  expect(asking.filter((file) => !keeps(file))).toEqual([])
})
