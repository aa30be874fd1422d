import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import { archiveText } from '#resources/text/archive.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import { archiveRules } from '#shared/contract/dto/archive.ts'
import { archivalNumber, isUsablePattern } from '#shared/domain/archive/archival-number.ts'
import { retentionTable, type RetentionRow } from '#shared/domain/archive/retention-table.ts'
import { NO_ARCHIVE, type OfficeArchive } from '#shared/domain/office/archive/archive.ts'
import { ok } from '#shared/lib/result.ts'
import type { ReadStore } from '../../store/types.ts'
import { beijingDate } from '../beijing-date.ts'
import { loadOffice } from '../load-office.ts'
import { readChosen } from '../read-chosen.ts'
import { readWithin } from '../read-within.ts'
import { refuseClassified } from '../refuse-classified.ts'
import { runOfficeCommand } from '../run-office-command.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

export type ArchiveRules = z.output<typeof archiveRules>
const SETTING = 'archive'

/** What the office keeps of its archive. */
export const officeArchive = (store: ReadStore): OfficeArchive => loadOffice(store)?.state.archive ?? NO_ARCHIVE

/** 全宗 and the form of numbers, as the office's log holds them; null before they were set. */
export const archiveRulesOf = (store: ReadStore): ArchiveRules | null => {
  const json = loadOffice(store)?.state.settings[SETTING]
  return json === undefined ? null : archiveRules.parse(JSON.parse(json))
}

/** The rules with a number as they make it, and the table in force. */
export const viewArchiveRules = (workstation: Workstation, { store }: Unlocked): Outcome<Output<'archive.rules'>> => {
  const rules = archiveRulesOf(store)
  const { table } = officeArchive(store)
  const year = Number(beijingDate(workstation.now()).slice(0, 4))
  return ok({
    rules,
    sample:
      rules === null
        ? null
        : archivalNumber(rules.pattern, { ...rules, year, retention: 'D30', serial: 1 }, rules.digits),
    table:
      table === null
        ? null
        : {
            ...{ version: table.version, example: table.example, basis: table.basis, at: table.at, by: table.by },
            rows: table.rows.map((row) => ({ ...row, words: [...row.words] })),
          },
  })
}

/** Sets 全宗 and the form of 档号; numbers that were given stay. Refuses archive.patternUnusable and what `runOfficeCommand` refuses. */
export const setArchiveRules = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, ...rules }: Input<'archive.setRules'>,
): Promise<Outcome<Output<'archive.setRules'>>> => {
  if (!isUsablePattern(rules.pattern)) return refuse('archive.patternUnusable')
  const found = await workstation.tasks.run('gate', { text: `${rules.fondsName}\n${rules.organisation}` })
  const refusal = refuseClassified(workstation, unlocked, found, null)
  if (refusal !== null) return refusal
  const command = { type: 'changeSetting', name: SETTING, value: JSON.stringify(rules) } as const
  const changed = await runOfficeCommand(workstation, unlocked, { commandId }, command)
  return changed.ok ? ok({}) : changed
}

const WORDS = {
  columns: archiveText.table.columns,
  periods: archiveText.table.periods,
  separators: /[、，,;；\s]+/u,
} as const

const exampleBytes = ({ resourcesFolder }: Workstation): Uint8Array =>
  readFileSync(join(resourcesFolder, 'archive', 'retention-example.csv'))

interface ReadTable {
  readonly bytes: Uint8Array
  readonly rows: readonly RetentionRow[]
}

const chosenTable = async (workstation: Workstation, file: string | null): Promise<Outcome<ReadTable>> => {
  const path = file === null ? null : workstation.files.pathOf('retentionTable', file)
  if (file !== null && path === null) return refuse('file.tokenUnknown')
  const bytes = path === null ? ok(exampleBytes(workstation)) : await readChosen(path)
  if (!bytes.ok) return bytes
  const lines = await readWithin(workstation, 'readTable', { bytes: bytes.value })
  if (!lines.ok) {
    const { code } = lines.error
    return code === 'lexicon.quote'
      ? refuse('retention.columns', { line: 'line' in lines.error ? lines.error.line : 1 })
      : refuse(code)
  }
  const table = retentionTable(lines.value, WORDS)
  return table.ok ? ok({ bytes: bytes.value, rows: table.value }) : refuse(table.error.code, { line: table.error.line })
}

/** What a table holds, before it is adopted; with null the example. Refuses file.tokenUnknown, import.* and retention.*. */
export const checkRetentionTable = async (
  workstation: Workstation,
  { file }: Input<'archive.checkTable'>,
): Promise<Outcome<Output<'archive.checkTable'>>> => {
  const read = await chosenTable(workstation, file)
  return read.ok ? ok({ rows: read.value.rows.map((row) => ({ ...row, words: [...row.words] })) }) : read
}

/** 采用: the table comes into force with its version and its approval; earlier versions stay in the log. */
export const adoptRetentionTable = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, file, version, basis }: Input<'archive.adoptTable'>,
): Promise<Outcome<Output<'archive.adoptTable'>>> => {
  const read = await chosenTable(workstation, file)
  if (!read.ok) return read
  const { bytes, rows } = read.value
  const written = [basis, version, ...rows.map(({ matter }) => matter)].join('\n')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const found = await workstation.tasks.run('gate', { text: written })
  const refusal = refuseClassified(workstation, unlocked, found, sha256)
  if (refusal !== null) return refusal
  const example = file === null
  const command = { type: 'adoptRetentionTable', version, basis, example, sha256, rows } as const
  const adopted = await runOfficeCommand(workstation, unlocked, { commandId }, command)
  if (adopted.ok && file !== null) workstation.files.spend(file)
  return adopted.ok ? ok({}) : adopted
}
