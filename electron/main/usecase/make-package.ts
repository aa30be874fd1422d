import { mayArchive } from '#shared/domain/case/decide.ts'
import { currentVersion } from '#shared/domain/case/state.ts'
import { ok } from '#shared/lib/result.ts'
import { safeBaseName } from '../archive/file-name.ts'
import { stagePackage, type PackageContent, type StagedPackage } from '../archive/package-writer.ts'
import type { StageOptions } from '../archive/release-folder.ts'
import { signDetached } from '../signing/detached.ts'
import type { Signer } from '../signing/signer.ts'
import { describeItem } from './item-description.ts'
import { itemPapers } from './item-papers.ts'
import { FileFault } from './faults.ts'
import type { LoadedCase } from './load-case.ts'
import { packageContent } from './package-content.ts'
import { runCommand } from './run-command.ts'
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
        describe: (written) => describeItem(workstation, unlocked, loaded, content, written, signal),
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

/** Records that the package was built; null for done. The log must be as it was when the package was made. */
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
  return recorded.ok ? ok(null) : recorded
}

/** A package that does not verify is no package. */
export const selfCheckFailed = (): FileFault => new FileFault('fault.selfCheckFailed')
