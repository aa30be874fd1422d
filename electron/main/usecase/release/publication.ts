import { z } from 'zod'
import type { Input, Output } from '#shared/contract/channels.ts'
import { isNumberPattern } from '#shared/domain/office/number/number-pattern.ts'
import { ok } from '#shared/lib/result.ts'
import { NO_SITE, type Site } from '#shared/domain/archive/release-metadata.ts'
import { PUBLIC_PARTS, type PublicPart } from '#shared/domain/layout/public-version.ts'
import type { ReadStore } from '../../store/types.ts'
import { loadOffice } from '../load-office.ts'
import { refuseClassified } from '../refuse-classified.ts'
import { runOfficeCommand } from '../run-office-command.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

const part = z.string().max(300)
/** How the office publishes, as its log holds it. */
const publicationFacts = z.strictObject({
  site: z.strictObject({ name: part, domain: part, code: part, column: part }),
  /** What the version for the public leaves out. */
  drop: z.array(z.enum(PUBLIC_PARTS)),
  /** Of 索引号 and 发文字号, with {year} and {serial} or {serial:5}; '' for none. */
  indexPattern: part,
  numberPatterns: z.array(part),
})

export interface Publication {
  readonly site: Site
  readonly drop: readonly PublicPart[]
  readonly indexPattern: string
  readonly numberPatterns: readonly string[]
}
const NOTHING_SET: Publication = { site: NO_SITE, drop: [], indexPattern: '', numberPatterns: [] }

/** What the office's log says of publishing; nothing at all before anybody has set it. */
export const publicationOf = (store: ReadStore): Publication => {
  const json = loadOffice(store)?.state.settings.publication
  return json === undefined ? NOTHING_SET : publicationFacts.parse(JSON.parse(json))
}

export const viewPublication = ({ store }: Unlocked): Outcome<Output<'publication.view'>> => {
  const { site, drop, indexPattern, numberPatterns } = publicationOf(store)
  return ok({ site: { ...site }, drop: [...drop], indexPattern, numberPatterns: [...numberPatterns] })
}

/** Recorded in the office's log. Refuses number.badPattern, import.classified and what `runOfficeCommand` refuses. */
export const setPublication = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, ...publication }: Input<'publication.set'>,
): Promise<Outcome<Output<'publication.set'>>> => {
  const { indexPattern, numberPatterns, site } = publication
  const patterns = [...(indexPattern === '' ? [] : [indexPattern]), ...numberPatterns]
  const bad = patterns.find((pattern) => !isNumberPattern(pattern))
  if (bad !== undefined) return refuse('number.badPattern')
  const rules = await workstation.tasks.run('gate', { text: [...Object.values(site), ...patterns].join('\n') })
  const refusal = refuseClassified(workstation, unlocked, rules, null)
  if (refusal !== null) return refusal
  const command = { type: 'changeSetting', name: 'publication', value: JSON.stringify(publication) } as const
  const changed = await runOfficeCommand(workstation, unlocked, { commandId }, command)
  return changed.ok ? ok({}) : changed
}
