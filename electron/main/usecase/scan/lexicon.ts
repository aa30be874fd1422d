import type { Input, Output } from '#shared/contract/channels.ts'
import { documentToText } from '#shared/domain/document/lines.ts'
import type { Replaced } from '#shared/domain/scan/replaces.ts'
import { ok } from '#shared/lib/result.ts'
import { utf8Bytes } from '#shared/lib/utf8.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import type { ReadStore } from '../../store/types.ts'
import { signPackage } from '../../worker/lexicon-package.ts'
import type { TaskOutput } from '../../worker/tasks.ts'
import { beijingDate } from '../beijing-date.ts'
import { activeLexicons, lexiconUses, storedLexicon, versionsInUse } from './lexicon-use.ts'
import { loadOffice } from '../load-office.ts'
import { loadCase, wordingLeft } from '../load-case.ts'
import { readChosen } from '../read-chosen.ts'
import { releaseSigner } from '../release/release-signer.ts'
import { runOfficeCommand } from '../run-office-command.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'
import { startFolderJob } from '../folder-job.ts'
import { writeExport } from '../write-export.ts'

/** The office's lexicons with all their versions, what was put to use when, and what waits for its second hand. Refuses nothing. */
export const viewLexicons = ({ store, person }: Unlocked): Outcome<Output<'lexicon.list'>> => {
  const names = new Map(store.people().map(({ personId, name }) => [personId, name]))
  const nameOf = (personId: string): string => names.get(personId) ?? personId
  const inUse = versionsInUse(store)
  return ok({
    versions: store.lexicons().map((record) => ({
      ...{ id: record.lexiconId, version: record.version, name: record.name, issuedOn: record.issuedOn },
      ...{ sha256: record.sha256, entries: record.entryCount, addedAt: record.addedAt },
      addedBy: nameOf(record.personId),
      inUse: inUse.get(record.lexiconId) === record.version,
    })),
    uses: lexiconUses(store).map(({ lexiconId, version, at, personName }) => ({
      ...{ id: lexiconId, version, at, by: personName },
    })),
    proposals: (loadOffice(store)?.state.lexiconProposals ?? []).map((proposal) => ({
      ...{ proposalId: proposal.proposalId, id: proposal.lexiconId, version: proposal.version },
      ...{ by: nameOf(proposal.proposedBy), at: proposal.at, reason: proposal.reason, dropped: proposal.dropped },
      mine: proposal.proposedBy === person.personId,
    })),
  })
}

/** Enough prose to tell how often an entry fires; more would only take time. */
const SAMPLE_CHARACTERS = 300_000

/** What this office has released: text that is innocent, as somebody answered for it. */
const releasedText = (store: ReadStore): string => {
  const texts: string[] = []
  let characters = 0
  for (const caseId of store.allCaseIds()) {
    if (characters >= SAMPLE_CHARACTERS) break
    const state = loadCase(store, caseId)?.state
    const newest = state?.versions.at(-1)
    if (newest === undefined || (state?.stage !== 'released' && state?.stage !== 'archived')) continue
    const document = wordingLeft(store, state, newest.contentHash)
    if (document === null) continue
    const text = documentToText(document)
    texts.push(text)
    characters += text.length
  }
  return texts.join('\n').slice(0, SAMPLE_CHARACTERS)
}

interface ReadFile {
  readonly bytes: Uint8Array
  readonly read: Extract<TaskOutput<'readLexicon'>, { readonly ok: true }>['value']
}

const readFile = async (
  { files, tasks }: Workstation,
  { store }: Unlocked,
  { file, facts }: Input<'lexicon.check'>,
): Promise<Outcome<ReadFile>> => {
  const path = files.pathOf('lexicon', file)
  if (path === null) return refuse('file.tokenUnknown')
  const bytes = await readChosen(path)
  if (!bytes.ok) return bytes
  const { authorityCertificate: root } = store.office()
  const sample = releasedText(store)
  const lexicons = activeLexicons(store)
  const read = await tasks.run('readLexicon', { bytes: bytes.value, facts, root, lexicons, sample })
  if (read.ok) return ok({ bytes: bytes.value, read: read.value })
  const { code, line } = read.error
  return refuse(code, line === undefined ? {} : { line })
}

const isTaken = (store: ReadStore, { id, version }: { readonly id: string; readonly version: string }): boolean =>
  store.lexicons().some((record) => record.lexiconId === id && record.version === version)

/** So many of the entries that would be lost are named; the grave ones first. */
const MAX_NAMED = 20
const named = ({ lost, blocking }: Replaced): string[] => [...new Set([...blocking, ...lost])].slice(0, MAX_NAMED)

/**
 * What a lexicon file holds and what should be seen of it before it is used; keeps nothing. Refuses file.tokenUnknown,
 * and a file that is unsigned, altered or faulty (lexicon.*, import.*).
 */
export const checkLexicon = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'lexicon.check'>,
): Promise<Outcome<Output<'lexicon.check'>>> => {
  const file = await readFile(workstation, unlocked, input)
  if (!file.ok) return file
  const { lexicon, isSigned, warnings, warningCount, replaces } = file.value.read
  const { entries, ...facts } = lexicon
  return ok({
    ...facts,
    ...{ isSigned, entries: entries.length, isTaken: isTaken(unlocked.store, lexicon), warningCount },
    warnings: [...warnings],
    replaces:
      replaces === null
        ? null
        : { lost: replaces.lost.length, blocking: replaces.blocking.length, terms: named(replaces) },
  })
}

/**
 * Takes a lexicon in: a package as it is, a table signed with the office's key. It is not used until it is put to use.
 * Refuses as `checkLexicon`, a version that is here already (lexicon.versionTaken), one that would stop less than the
 * shipped lexicon whose name it bears (lexicon.weakensBlocking), and release.certificateExpired.
 */
export const addLexicon = async (
  workstation: Workstation,
  unlocked: Unlocked,
  input: Input<'lexicon.add'>,
): Promise<Outcome<Output<'lexicon.add'>>> => {
  const { store, person } = unlocked
  const file = await readFile(workstation, unlocked, input)
  if (!file.ok) return file
  const { lexicon, isSigned, replaces } = file.value.read
  if (replaces !== null && replaces.blocking.length > 0)
    return refuse('lexicon.weakensBlocking', { count: replaces.blocking.length, term: replaces.blocking[0] ?? '' })
  const now = workstation.now()
  const signer = releaseSigner(store, now)
  if (!isSigned && !signer.ok) return signer
  const bytes = isSigned || !signer.ok ? file.value.bytes : await signPackage(lexicon, signer.value)
  // Asked last, as others may have come meanwhile.
  if (isTaken(store, lexicon)) return refuse('lexicon.versionTaken')
  const { id: lexiconId, version, name, issuedOn, entries } = lexicon
  const sha256 = sha256Hex(bytes)
  const record = {
    ...{ lexiconId, version, name, issuedOn, entryCount: entries.length },
    ...{ sha256, addedAt: now.toISOString(), personId: person.personId },
  }
  const envelope = {
    commandId: actName('add', lexiconId, version, sha256),
    also: () => {
      store.addLexicon(record, bytes)
    },
  }
  const fact = { type: 'addLexicon', lexiconId, version, sha256, entries: entries.length } as const
  const added = await runOfficeCommand(workstation, unlocked, envelope, fact)
  if (!added.ok) return added
  workstation.files.spend(input.file)
  return ok({})
}

/** The name of an act for the office's log: one that is sent again is the same act. */
const actName = (...parts: readonly string[]): string => sha256Hex(utf8Bytes(JSON.stringify(parts))).slice(0, 32)

/** What the lexicons in use and the built-in rules find in a text. It is kept nowhere. */
export const tryOutLexicons = async (
  workstation: Workstation,
  { store }: Unlocked,
  { text }: Input<'lexicon.tryOut'>,
): Promise<Outcome<Output<'lexicon.tryOut'>>> => {
  const today = beijingDate(workstation.now())
  const hits = await workstation.tasks.run('tryOut', { text, today, lexicons: activeLexicons(store) })
  return ok({
    hits: hits.map(({ rule, list, term, category, level, start, end, via, basis, lowered }) => ({
      ...{ rule, list, term, category, level, start, end, basis, lowered },
      via: [...via],
    })),
  })
}

/** Writes one version into a chosen folder: the signed file as it was taken in, or a table. A job. Refuses lexicon.unknown, file.tokenUnknown. */
export const exportLexicon = (
  workstation: Workstation,
  unlocked: Unlocked,
  { id, version, format, folder: token }: Input<'lexicon.export'>,
): Outcome<Output<'lexicon.export'>> => {
  const { store } = unlocked
  const record = store.lexicons().find((one) => one.lexiconId === id && one.version === version)
  if (record === undefined) return refuse('lexicon.unknown')
  const { file } = storedLexicon(store, record)
  return startFolderJob(workstation, 'exportFolder', token, async (folder, job) => {
    job.report('check', 0.1)
    const bytes =
      format === 'package' ? file : await workstation.tasks.run('lexiconTable', { file, format }, job.signal)
    const name = `${id}-${version}.${format === 'package' ? 'mjlexicon.json' : format}`
    const copy = { workstation, unlocked, caseId: null, kind: 'lexicon' } as const
    return writeExport(copy, folder, name, bytes, job)
  })
}
