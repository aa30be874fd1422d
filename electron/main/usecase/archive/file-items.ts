import type { Input, Output } from '#shared/contract/channels.ts'
import { archivalNumber, numberSeries } from '#shared/domain/archive/archival-number.ts'
import { handedOver } from '#shared/domain/office/archive/archive.ts'
import { ok } from '#shared/lib/result.ts'
import type { WriteStore } from '../../store/types.ts'
import { filingYear } from './archive-list.ts'
import { archiveRulesOf, officeArchive, type ArchiveRules } from './archive-rules.ts'
import { refuseClassified } from '../refuse-classified.ts'
import { runCommand } from '../run-command.ts'
import { findCase } from '../find-case.ts'
import { withCleanWords } from '../written-words.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

type Item = Input<'archive.file'>['items'][number]

const fileOne = async (
  workstation: Workstation,
  unlocked: Unlocked,
  rules: ArchiveRules,
  item: Item,
  commandId: string,
): Promise<Outcome<string>> => {
  const { store } = unlocked
  const loaded = findCase(unlocked, item.caseId)
  if (loaded === null) return refuse('case.notFound')
  const { expectedSeq, serial: wanted, contentHash, year, retention, organisation, pages, reason } = item
  // A resend: the number was given then.
  const given = loaded.events.find((event) => event.commandId === commandId && event.type === 'ArchiveItemFiled')
  if (given?.type === 'ArchiveItemFiled') return ok(given.data.archivalNumber)
  const archive = officeArchive(store)
  if (handedOver(archive).has(item.caseId)) return refuse('archive.handedOver')
  // The time of keeping is counted from it: a file of another year than its own says why.
  if (reason.trim() === '' && year !== filingYear(store, loaded)) return refuse('archive.reasonRequired')
  const { table } = archive
  const row = table?.rows.find((one) => one.item === item.tableItem && one.retention === retention)
  const parts = { ...rules, year, retention, organisation }
  const series = numberSeries(rules.pattern, parts)
  const lastSerial = store.lastSerial(series)
  const serial = wanted ?? lastSerial + 1
  const number = archivalNumber(rules.pattern, { ...parts, serial }, rules.digits)
  if (store.isNumberTaken(number)) return refuse('archive.numberTaken', { number })
  const { fonds, fondsName, category } = rules
  const command = {
    type: 'fileItem',
    ...{ contentHash, archivalNumber: number, fonds, fondsName, category, year, retention, organisation },
    ...{ serial, lastSerial, pages, reason },
    tableVersion: row === undefined ? '' : (table?.version ?? ''),
    tableItem: row?.item ?? '',
  } as const
  const envelope = { caseId: item.caseId, expectedSeq, commandId }
  const recorded = await runCommand(workstation, unlocked, envelope, withCleanWords(command))
  return recorded.ok ? ok(number) : recorded
}

const inTurn = new WeakMap<WriteStore, Promise<unknown>>()

const fileAll = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, items }: Input<'archive.file'>,
): Promise<Outcome<Output<'archive.file'>>> => {
  const rules = archiveRulesOf(unlocked.store)
  if (rules === null) return refuse('archive.noFonds')
  const rulesFound = await workstation.tasks.run('gate', { text: items.map(({ reason }) => reason).join('\n') })
  const refusal = refuseClassified(workstation, unlocked, rulesFound, null)
  if (refusal !== null) return refusal
  const filed: Output<'archive.file'>['filed'] = []
  for (const [index, item] of items.entries()) {
    const one = await fileOne(workstation, unlocked, rules, item, `${commandId}-${String(index)}`)
    // What was filed before stays filed; sent again, it is answered with its numbers.
    if (!one.ok) return one
    filed.push({ caseId: item.caseId, archivalNumber: one.value })
  }
  return ok({ filed })
}

/**
 * 归档登记 of one case or of many: each gets the next 件号 of its series (or the one asked for), as an event of its own log,
 * one after the other, so that no two get the same. Refuses archive.noFonds, archive.handedOver and what `decide` refuses;
 * ends at the first.
 */
export const fileItems = (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'archive.file'>,
): Promise<Outcome<Output<'archive.file'>>> => {
  const run = () => fileAll(workstation, unlocked, input)
  const turn = (inTurn.get(unlocked.store) ?? Promise.resolve()).then(run, run)
  inTurn.set(
    unlocked.store,
    turn.catch(() => undefined),
  )
  return turn
}
