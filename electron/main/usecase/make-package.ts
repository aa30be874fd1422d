import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { mayArchive } from '#shared/domain/case/decide.ts'
import { currentVersion } from '#shared/domain/case/state.ts'
import { ok } from '#shared/lib/result.ts'
import { ArchiveFault } from '../archive/fault.ts'
import { safeBaseName } from '../archive/file-name.ts'
import { REPORT_XML } from '../archive/package-layout.ts'
import { stagePackage, type PackageContent, type StagedPackage } from '../archive/package-writer.ts'
import type { StageOptions } from '../archive/release-folder.ts'
import { parseReport } from '../archive/report-file.ts'
import { signDetached } from '../signing/detached.ts'
import type { Signer } from '../signing/signer.ts'
import { authorityOf, checkPackage } from './check-package.ts'
import { describeItem, type ItemContext } from './item-description.ts'
import { itemPapers } from './item-papers.ts'
import { FileFault } from './faults.ts'
import type { LoadedCase } from './load-case.ts'
import { packageContent } from './package-content.ts'
import { recordCopy } from './record-access.ts'
import { runCommand } from './run-command.ts'
import { verifyPath } from './verify-path.ts'
import { findCase } from './view-case.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from './workstation.ts'

/** A package whose papers are made, and which can be written. */
export interface PreparedPackage {
  readonly loaded: LoadedCase
  readonly content: PackageContent
}

/** 档号 as the name of a folder: as near to it as file systems allow. */
export const itemFolder = (archivalNumber: string): string => safeBaseName(archivalNumber)

/**
 * Reads a filed case and sets its papers. Refuses case.notFound, archive.notFiled, and what the rules refuse of archiving.
 * @throws faults of the store, and FileFault for a paper that cannot be made.
 */
export const preparePackage = async (
  workstation: Workstation,
  unlocked: Unlocked,
  caseId: string,
  signal: AbortSignal,
  context: ItemContext = { sameInBatch: null },
): Promise<Outcome<PreparedPackage>> => {
  const loaded = findCase(unlocked, caseId)
  if (loaded === null) return refuse('case.notFound')
  const { filed } = loaded.state.custody
  const refusal = mayArchive(loaded.state, currentVersion(loaded.state).contentHash, unlocked.person)
  if (refusal !== null) return { ok: false, error: refusal }
  if (filed === null) return refuse('archive.notFiled')
  const now = workstation.now()
  const content = packageContent(unlocked, loaded, now)
  const papers = await itemPapers(workstation, unlocked, loaded, content, now, signal)
  return ok({
    loaded,
    content: {
      ...content,
      item: {
        folderName: itemFolder(filed.archivalNumber),
        papers,
        describe: (written, draft) =>
          describeItem(workstation, unlocked, loaded, content, written, draft, { ...context, signal }),
      },
    },
  })
}

/** Writes it under a temporary name. Refuses file.nameTaken. @throws ArchiveFault; the signal's reason. */
export const writePrepared = async (
  folder: string,
  { content }: PreparedPackage,
  signer: Signer,
  options: StageOptions,
): Promise<Outcome<StagedPackage>> => {
  const staged = await stagePackage(folder, content, (bytes) => signDetached(bytes, signer), options)
  return staged.ok ? staged : refuse(staged.error.code, staged.error.detail)
}

/**
 * Proves a package that lies closed under its temporary name: by the verifier that anyone can run, and by 四性检测 once more, which
 * must come out as the report inside it says. @throws FileFault when either does not hold; ArchiveFault when it cannot be read.
 */
export const proveStaged = async (
  { now }: Workstation,
  { store }: Unlocked,
  { path }: StagedPackage,
  signal: AbortSignal,
): Promise<void> => {
  const root = store.office().authorityCertificate
  const verdict = await verifyPath(path, { root, now: now(), signal })
  signal.throwIfAborted()
  // It was written a moment ago: the medium is gone.
  if (!verdict.ok) throw new ArchiveFault('fault.fileUnreadable')
  if (!verdict.value.ok) throw selfCheckFailed()
  const told = parseReport(await readFile(join(path, REPORT_XML)))
  const found = await checkPackage(path, verdict.value, { authority: authorityOf(verdict.value) })
  const differs = found.some(({ code, result }) => {
    const said = told?.find((one) => one.code === code)?.result
    // What takes the register of this office is asked when the report is made; without it the same item is for a person.
    return result !== said && result !== 'manual'
  })
  if (told?.length !== found.length || differs) throw selfCheckFailed()
}

/**
 * Records that the package was built, and that a copy of the case leaves with it: both before it gets its name, so that nothing
 * lies anywhere that was not recorded. The log must be as it was when the package was made. Refuses as `runCommand` and
 * `recordCopy`.
 */
export const recordPackage = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { state }: LoadedCase,
  { packageSha256, files }: StagedPackage,
  commandId: string,
): Promise<Outcome<null>> => {
  const { caseId, seq: expectedSeq } = state
  const { contentHash } = currentVersion(state)
  const command = { type: 'archive', contentHash, packageSha256, files } as const
  const recorded = await runCommand(workstation, unlocked, { caseId, expectedSeq, commandId }, command)
  if (!recorded.ok) return recorded
  const copy = { caseId, kind: 'archivePackage', format: 'bagit', files, sha256: packageSha256 } as const
  return recordCopy(workstation, unlocked, copy)
}

/** A package that does not verify is no package. */
export const selfCheckFailed = (): FileFault => new FileFault('fault.selfCheckFailed')
