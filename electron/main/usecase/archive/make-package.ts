import { fourCheckText } from '#resources/text/four-checks.ts'
import { codesOf } from '#shared/domain/archive/check-stage.ts'
import type { Finding } from '#shared/domain/archive/four-checks.ts'
import { PACKAGE_CHECKS } from '#shared/domain/archive/verification-report.ts'
import { mayArchive } from '#shared/domain/case/decide.ts'
import { currentVersion } from '#shared/domain/case/state.ts'
import { ok } from '#shared/lib/result.ts'
import { safeBaseName } from '../../archive/medium/file-name.ts'
import { INDEX_FILE, REPORT_PDF, REPORT_XML } from '../../archive/bag/package-layout.ts'
import { stagePackage, type PackageContent, type StagedPackage } from '../../archive/bag/package-writer.ts'
import { openTree } from '../../archive/bag/read-tree.ts'
import type { StageOptions } from '../../archive/release/release-folder.ts'
import { parseReport } from '../../archive/xml/report-file.ts'
import { signDetached } from '../../signing/cms/detached.ts'
import type { Signer } from '../../signing/signer.ts'
import { indexProblem } from '../verify/check-package.ts'
import { createChecklist } from '../verify/checklist.ts'
import { describeItem, type ItemContext } from './item-description.ts'
import { itemPapers } from './item-papers.ts'
import { FileFault } from '../faults.ts'
import type { LoadedCase } from '../load-case.ts'
import { packageContent } from './package-content.ts'
import { recordCopy } from '../audit/record-access.ts'
import { runCommand } from '../run-command.ts'
import { verifyBag } from '../verify/verify-bag.ts'
import { findCase } from '../find-case.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

/** A package whose papers are made, and which can be written. */
export interface PreparedPackage {
  readonly loaded: LoadedCase
  readonly content: PackageContent
  /** Once it is written: SHA-256 of each file that was verified before the report was made. */
  readonly proven: ReadonlyMap<string, string>
  /** Once it is written: the items of 四性检测 that keep it from its name; none for a package. */
  readonly blocked: readonly Finding[]
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
  context: Pick<ItemContext, 'sameInBatch'> = { sameInBatch: null },
): Promise<Outcome<PreparedPackage>> => {
  const loaded = findCase(unlocked, caseId)
  if (loaded === null) return refuse('case.notFound')
  const { filed } = loaded.state.custody
  const refusal = mayArchive(loaded.state, currentVersion(loaded.state).contentHash, unlocked.person)
  if (refusal !== null) return { ok: false, error: refusal }
  if (filed === null) return refuse('archive.notFiled')
  const now = workstation.now()
  const content = packageContent(unlocked, loaded, now)
  const proven = new Map<string, string>()
  const blocked: Finding[] = []
  const papers = await itemPapers(workstation, unlocked, loaded, content, now, signal)
  return ok({
    loaded,
    proven,
    blocked,
    content: {
      ...content,
      item: {
        folderName: itemFolder(filed.archivalNumber),
        papers,
        describe: (written, draft) =>
          describeItem(workstation, unlocked, loaded, content, written, draft, { ...context, proven, blocked, signal }),
      },
    },
  })
}

/**
 * Writes it under a temporary name. Refuses file.nameTaken, and archive.checkFailed with item and evidence where 四性检测 found what no
 * package may have; then nothing of it stays. @throws ArchiveFault; the signal's reason.
 */
export const writePrepared = async (
  folder: string,
  { content, blocked }: PreparedPackage,
  signer: Signer,
  options: StageOptions,
): Promise<Outcome<StagedPackage>> => {
  const staged = await stagePackage(folder, content, (bytes) => signDetached(bytes, signer), options)
  if (!staged.ok) return refuse(staged.error.code, staged.error.detail)
  const [first] = blocked
  if (first === undefined) return staged
  await staged.value.discard()
  const check = `${first.code} ${fourCheckText.names[first.code]}`
  return refuse('archive.checkFailed', { check, evidence: first.evidence.slice(0, 300), others: blocked.length - 1 })
}

/** What comes after the check that the report tells of. */
const AFTER_THE_CHECK = [REPORT_XML, REPORT_PDF, INDEX_FILE]

/**
 * Proves a package that lies closed under its temporary name. All that it holds but the report and the page that lists it was
 * verified a moment ago, by the verifier that anyone can run: here every byte is read back from the medium, and must be what was
 * verified then, in a container that is whole and signed. @throws FileFault when it is not; ArchiveFault when it cannot be read.
 */
export const proveStaged = async (
  { now }: Workstation,
  { store }: Unlocked,
  { proven }: PreparedPackage,
  { path }: StagedPackage,
  signal: AbortSignal,
): Promise<void> => {
  const opened = await openTree(path)
  if (!opened.ok) throw selfCheckFailed()
  const context = { root: store.office().authorityCertificate, now: now(), signal }
  const bag = await verifyBag(createChecklist(PACKAGE_CHECKS), opened.value, context)
  signal.throwIfAborted()
  if (bag === null) throw selfCheckFailed()
  const { payload } = bag
  const same = [...proven].every(([file, sha256]) => payload.get(file)?.sha256 === sha256)
  const isWhole =
    payload.size === proven.size + AFTER_THE_CHECK.length && AFTER_THE_CHECK.every((one) => payload.has(one))
  const report = parseReport((await opened.value.read(REPORT_XML)) ?? new Uint8Array())
  const isTold = report?.length === codesOf('filing').length && (await indexProblem(opened.value, false)) === null
  if (!same || !isWhole || !isTold) throw selfCheckFailed()
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
const selfCheckFailed = (): FileFault => new FileFault('fault.selfCheckFailed')
