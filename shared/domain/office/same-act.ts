import { canonicalText } from '#shared/lib/canonical.ts'
import type { OfficeCommand } from './decide.ts'
import type { OfficeEvent } from './events.ts'
import { officeCommandOf } from './replay.ts'

/** What the program itself makes for an act, anew at each try: no part of what the person asked for. */
const MADE: ReadonlySet<string> = new Set(['certificateSha256', 'proof', 'recordId', 'approvedAt'])

/** A delivery or a handover holds what none before it held; a calendar that nobody signed is signed by the office at each try. */
const madeOf = (command: OfficeCommand): ReadonlySet<string> => {
  if (command.type === 'deliverReleases') return new Set([...MADE, 'caseIds'])
  if (command.type === 'prepareHandover') return new Set([...MADE, 'items'])
  // The years are a setting, and may have been changed since.
  if (command.type === 'recordExtension') return new Set([...MADE, 'years'])
  return command.type === 'proposeCalendar' ? new Set([...MADE, 'sha256']) : MADE
}

type Plain = Parameters<typeof canonicalText>[0]

/** Without what was made, and words as they are recorded: without the blanks around them. */
const askedIn = (value: unknown, made: ReadonlySet<string>): Plain => {
  if (typeof value === 'string') return value.trim()
  if (Array.isArray(value)) return value.map((one: unknown) => askedIn(one, made))
  if (typeof value !== 'object' || value === null) return value as Plain
  const asked = Object.entries(value).filter(([key, one]) => one !== undefined && !made.has(key))
  return Object.fromEntries(asked.map(([key, one]) => [key, askedIn(one, made)]))
}

const askedOf = (command: OfficeCommand): string => {
  const made = madeOf(command)
  // A setting is one text; what was made may lie within it. JSON, which may hold fractions: compared as JSON again.
  const asked = command.type === 'changeSetting' ? { ...command, value: settingOf(command.value, made) } : command
  return canonicalText(askedIn(asked, made))
}

const settingOf = (value: string, made: ReadonlySet<string>): string =>
  JSON.stringify(JSON.parse(value), (key, one: unknown) => (made.has(key) ? undefined : one))

/**
 * Is this command the act that was recorded under its name, sent again? By what was asked for, as the first fact of the act
 * tells it. Anything else under a name that was used is another act, and must not get that one's receipt.
 */
export const isSameOfficeAct = (recorded: OfficeEvent, command: OfficeCommand): boolean =>
  recorded.type !== 'OfficeFounded' && askedOf(officeCommandOf(recorded)) === askedOf(command)
