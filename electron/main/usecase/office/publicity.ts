import { publicityText } from '#resources/text/publicity.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import { catalogueOn, isGuideOld, type CatalogueProposal } from '#shared/domain/office/publicity/publicity.ts'
import { GUIDE_SETTINGS, type CatalogueEntry } from '#shared/domain/office/publicity/publicity-events.ts'
import { CATALOGUE_COLUMNS, catalogueDifferences } from '#shared/domain/register/basic-catalogue.ts'
import { readCatalogue } from '#shared/domain/register/read-catalogue.ts'
import { ok } from '#shared/lib/result.ts'
import { beijingDate } from '../beijing-date.ts'
import { publicityOf } from '../load-office.ts'
import { nameOfAct, officeAct } from '../office-act.ts'
import { readChosen } from '../read-chosen.ts'
import { readWithin } from '../read-within.ts'
import { cleanWords } from '../written-words.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

const shownEntries = (entries: readonly CatalogueEntry[]) => entries.map((entry) => ({ ...entry }))

const factsOf = ({ version, effectiveOn, note, entries, proposed }: CatalogueProposal) => ({
  ...{ version, effectiveOn, note, entries: entries.length },
  ...{ proposedBy: proposed.name, proposedAt: proposed.at },
})

/** The version in force with its lines, all versions, and the one that waits for its second hand with what is new in it. */
export const viewCatalogue = (
  workstation: Workstation,
  { store, person }: Unlocked,
): Outcome<Output<'basicCatalogue.view'>> => {
  const publicity = publicityOf(store)
  const { catalogues, proposal } = publicity
  const current = catalogueOn(publicity, beijingDate(workstation.now()))
  const last = catalogues.at(-1)?.entries ?? []
  const differences = proposal === null ? null : catalogueDifferences(last, proposal.entries)
  return ok({
    current: current === null ? null : { ...factsOf(current), entries: shownEntries(current.entries) },
    versions: catalogues.toReversed().map((one) => ({
      ...factsOf(one),
      ...{ confirmedBy: one.adopted.name, confirmedAt: one.adopted.at, isCurrent: one === current },
    })),
    proposal:
      proposal === null || differences === null
        ? null
        : {
            ...factsOf(proposal),
            proposalId: proposal.proposalId,
            entries: shownEntries(proposal.entries),
            differences: {
              added: [...differences.added],
              removed: [...differences.removed],
              changed: [...differences.changed],
            },
            mine: proposal.proposed.personId === person.personId,
          },
  })
}

/** The lines of one version. Refuses office.unknownProposal. */
export const viewVersion = (
  { store }: Unlocked,
  { version }: Input<'basicCatalogue.version'>,
): Outcome<Output<'basicCatalogue.version'>> => {
  const found = publicityOf(store).catalogues.find((one) => one.version === version)
  return found === undefined ? refuse('office.unknownProposal') : ok({ entries: shownEntries(found.entries) })
}

/** What a determination may name: the lines in force today. */
export const viewChoices = (
  workstation: Workstation,
  { store }: Unlocked,
): Outcome<Output<'basicCatalogue.choices'>> => {
  const current = catalogueOn(publicityOf(store), beijingDate(workstation.now()))
  return ok({
    version: current?.version ?? '',
    entries: (current?.entries ?? []).map(({ item, group, matter }) => ({ item, group, matter })),
  })
}

/** What a file holds, before it is proposed; keeps nothing. Refuses file.tokenUnknown, import.* and publicity.*. */
export const checkCatalogue = async (
  workstation: Workstation,
  { file }: Input<'basicCatalogue.check'>,
): Promise<Outcome<Output<'basicCatalogue.check'>>> => {
  const path = workstation.files.pathOf('basicCatalogue', file)
  if (path === null) return refuse('file.tokenUnknown')
  const bytes = await readChosen(path)
  if (!bytes.ok) return bytes
  const lines = await readWithin(workstation, 'readTable', { bytes: bytes.value })
  if (!lines.ok)
    return 'line' in lines.error
      ? refuse('publicity.line', { line: lines.error.line, column: '' })
      : refuse(lines.error.code, lines.error.detail)
  const read = readCatalogue(lines.value, publicityText.catalogue)
  return read.ok ? ok({ entries: shownEntries(read.value) }) : refuse(read.error.code, read.error.detail)
}

const cleanEntry = (entry: CatalogueEntry): CatalogueEntry => ({
  ...entry,
  item: entry.item.trim(),
  group: cleanWords(entry.group).trim(),
  matter: cleanWords(entry.matter).trim(),
  content: cleanWords(entry.content).trim(),
  basis: cleanWords(entry.basis).trim(),
  limit: cleanWords(entry.limit).trim(),
  organ: cleanWords(entry.organ).trim(),
  channels: cleanWords(entry.channels).trim(),
  audience: cleanWords(entry.audience).trim(),
  level: cleanWords(entry.level).trim(),
})

const done = async (act: ReturnType<typeof officeAct>): Promise<Outcome<Record<string, never>>> => {
  const recorded = await act
  return recorded.ok ? ok({}) : recorded
}

/** The first hand on a version: nothing is in force before another one confirms. */
export const proposeCatalogue = (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, version, ...asked }: Input<'basicCatalogue.propose'>,
): Promise<Outcome<Output<'basicCatalogue.propose'>>> => {
  const entries = asked.entries.map(cleanEntry)
  const proposalId = nameOfAct(unlocked, commandId)
  const command = { type: 'proposeCatalogue', proposalId, ...asked, version: version.trim(), entries } as const
  const written = [version, asked.note, ...entries.flatMap((entry) => CATALOGUE_COLUMNS.map((column) => entry[column]))]
  return done(officeAct(workstation, unlocked, commandId, command, written))
}

/** The second hand. Refuses publicity.ownVersion for whoever proposed it. */
export const confirmCatalogue = (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, proposalId }: Input<'basicCatalogue.confirm'>,
): Promise<Outcome<Output<'basicCatalogue.confirm'>>> =>
  done(officeAct(workstation, unlocked, commandId, { type: 'confirmCatalogue', proposalId }, []))

/** 不予确认, or taken back. */
export const declineCatalogue = (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, proposalId, reason }: Input<'basicCatalogue.decline'>,
): Promise<Outcome<Output<'basicCatalogue.decline'>>> =>
  done(officeAct(workstation, unlocked, commandId, { type: 'declineCatalogue', proposalId, reason }, [reason]))

/** 政府信息公开指南, every version of it, and whether it is to be looked through again. */
export const viewGuide = (workstation: Workstation, { store }: Unlocked): Outcome<Output<'guide.view'>> => {
  const { guides, guideBehind } = publicityOf(store)
  const last = guides.at(-1)
  return ok({
    versions: guides.toReversed().map(({ recordId, issuedOn, texts, reviewMonths, issued }) => ({
      ...{ recordId, issuedOn, texts: { ...texts }, reviewMonths },
      ...{ by: issued.name, at: issued.at },
    })),
    isOld: last !== undefined && isGuideOld(last, beijingDate(workstation.now())),
    behind: GUIDE_SETTINGS.filter((name) => guideBehind.includes(name)),
  })
}

/** 编制 or 更新 of the guide, whole. */
export const issueGuide = (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, texts: typed, ...asked }: Input<'guide.issue'>,
): Promise<Outcome<Output<'guide.issue'>>> => {
  const texts = {
    classification: cleanWords(typed.classification).trim(),
    arrangement: cleanWords(typed.arrangement).trim(),
    access: cleanWords(typed.access).trim(),
    organ: cleanWords(typed.organ).trim(),
    address: cleanWords(typed.address).trim(),
    hours: cleanWords(typed.hours).trim(),
    telephone: cleanWords(typed.telephone).trim(),
    fax: cleanWords(typed.fax).trim(),
    internet: cleanWords(typed.internet).trim(),
  }
  const command = { type: 'issueGuide', recordId: nameOfAct(unlocked, commandId), ...asked, texts } as const
  return done(officeAct(workstation, unlocked, commandId, command, Object.values(texts)))
}
