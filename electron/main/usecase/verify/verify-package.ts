import {
  PACKAGE_CHECKS,
  RELEASE_CHECKS,
  type CheckDetail,
  type CheckId,
  type VerifiedPart,
} from '#shared/domain/archive/verification-report.ts'
import { parseCheckpointFile } from '#shared/domain/chain/checkpoint.ts'
import { inclusionProblem, parseInclusionFile } from '#shared/domain/chain/inclusion.ts'
import { imagesOf } from '#shared/domain/document/bodies.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import type { Result } from '#shared/lib/result.ts'
import { keptFile, PROOF_FILE, RELEASE_FOLDER, SIGNED_CHECKPOINT_FILE } from '../../archive/bag/package-layout.ts'
import type { Tree, TreeProblem } from '../../archive/bag/read-tree.ts'
import { sha256 } from '../../crypto/digest.ts'
import { isSignedBy } from './checkpoint-trust.ts'
import { createChecklist, type Checklist } from './checklist.ts'
import { rulesProblem } from './package-rules.ts'
import { findRelease, isEndedUnpublished, recordProblem, type PackedRelease } from './packed-release.ts'
import { verifyBag, type VerifiedBag } from './verify-bag.ts'
import { keptProblem, layoutProblem, scanProblem, sourceProblem, versionProblem } from './verify-case-files.ts'
import { descriptionJudgement, type Judgement } from './verify-description.ts'
import { officeDetail, readOffice, type PackedOffice } from './verify-office.ts'
import { verifyLog, type VerifiedLog } from './verify-log.ts'
import { pagesJudgement } from './verify-pages.ts'
import { trustIn, verifyRelease, type ApprovedText, type VerifyContext } from './verify-release.ts'

const picturesIn = async (tree: Tree, document: OfficialDocument): Promise<ReadonlyMap<string, Uint8Array>> => {
  const pictures = new Map<string, Uint8Array>()
  for (const { sha256, format } of imagesOf(document)) {
    const bytes = await tree.read(keptFile(sha256, format))
    if (bytes !== null) pictures.set(sha256, bytes)
  }
  return pictures
}

/**
 * Does every event lie in the ledger that the signed checkpoint stands for? Of a filed case; packages without a number have the
 * plain checkpoint alone.
 */
const inclusionDetail = async (tree: Tree, bag: VerifiedBag, log: VerifiedLog): Promise<CheckDetail | null> => {
  if (!log.events.some(({ type }) => type === 'ArchiveItemFiled')) return null
  const [proof, signed] = [await tree.read(PROOF_FILE), await tree.read(SIGNED_CHECKPOINT_FILE)]
  if (proof === null) return { problem: 'file.missing', file: PROOF_FILE }
  if (signed === null) return { problem: 'file.missing', file: SIGNED_CHECKPOINT_FILE }
  const inclusion = parseInclusionFile(proof)
  if (inclusion === null) return { problem: 'file.malformed', file: PROOF_FILE }
  const checkpoint = parseCheckpointFile(signed)
  if (checkpoint === null) return { problem: 'file.malformed', file: SIGNED_CHECKPOINT_FILE }
  const { position: size, root } = bag.checkpoint
  if (!isSignedBy(checkpoint, bag.authority.der) || checkpoint.size !== size || checkpoint.root !== root)
    return { problem: 'checkpoint.forged', file: SIGNED_CHECKPOINT_FILE }
  const problem = inclusionProblem(sha256, inclusion, log.records, checkpoint)
  return problem === null ? null : { problem: problem.code, file: PROOF_FILE, seq: problem.seq }
}

/** The wording that the case ended with. */
const lastWording = (
  { events }: VerifiedLog,
  texts: ReadonlyMap<string, OfficialDocument>,
): OfficialDocument | undefined => {
  const last = events.findLast(({ type }) => type === 'DraftRevised' || type === 'DraftRegistered')
  return last !== undefined && 'contentHash' in last.data ? texts.get(last.data.contentHash) : undefined
}

/** A case that has no number yet is described by nothing. */
const isDescribed = async (
  list: Checklist,
  tree: Tree,
  bag: VerifiedBag,
  log: VerifiedLog,
  texts: ReadonlyMap<string, OfficialDocument>,
): Promise<boolean> => {
  const isFiled = log.events.some(({ type }) => type === 'ArchiveItemFiled')
  const document = lastWording(log, texts)
  if (!isFiled || document === undefined) {
    list.skip('description')
    return true
  }
  return noteJudged(list, 'description', await descriptionJudgement(tree, bag, log, document))
}

/** What does not hold ends the checks; what a person must judge does not. */
const noteJudged = (list: Checklist, id: CheckId, { problem, doubt }: Judgement): boolean => {
  if (problem !== null || doubt === null) return list.note(id, problem)
  list.byHand(id, doubt)
  return true
}

interface CheckedContent {
  readonly release: PackedRelease | null
  readonly approved: ApprovedText | null
  /** 档号 and title of the case; null for one that was not filed. */
  readonly filed: { readonly archivalNumber: string; readonly title: string } | null
}

/** What stands here of the office's log: null for a package without a number, which never had it; false when it cannot be read. */
const packedOffice = async (list: Checklist, tree: Tree, log: VerifiedLog): Promise<PackedOffice | null | false> => {
  if (!log.events.some(({ type }) => type === 'ArchiveItemFiled')) return null
  const office = await readOffice(tree)
  if (!('problem' in office)) return office
  list.note('officeLog', office)
  return false
}

/** Asked of the office, where it stands here; else a person must ask. */
const isBorneOut = async (
  list: Checklist,
  tree: Tree,
  bag: VerifiedBag,
  log: VerifiedLog,
  office: PackedOffice | null,
  release: PackedRelease | null,
): Promise<boolean> => {
  if (office !== null) {
    const signer = release?.manifest.office.signedBy ?? null
    return noteJudged(list, 'officeLog', await officeDetail(tree, bag, log, office, signer))
  }
  list.byHand('officeLog')
  return true
}

/** Everything that the package itself must show; what it takes to check the release in it, or null. */
const checkContent = async (
  list: Checklist,
  tree: Tree,
  bag: VerifiedBag,
  context: VerifyContext,
): Promise<CheckedContent | null> => {
  const log = await verifyLog(list, tree, bag)
  if (log === null) return null
  if (!list.note('checkpoint', await inclusionDetail(tree, bag, log))) return null
  const office = await packedOffice(list, tree, log)
  if (office === false) return null
  const release = isEndedUnpublished(log) ? null : await findRelease(tree)
  if (release !== null && 'problem' in release) {
    list.note('layout', release)
    return null
  }
  const texts = new Map<string, OfficialDocument>()
  const holds =
    list.note(
      'layout',
      layoutProblem(tree, log, bag, release, office?.records ?? null, context.beforeReport === true),
    ) &&
    list.note('versions', await versionProblem(tree, log, texts)) &&
    list.note('keptFiles', await keptProblem(tree, log, texts)) &&
    list.note('scans', await scanProblem(tree, log)) &&
    list.note('source', await sourceProblem(tree, log)) &&
    (await isDescribed(list, tree, bag, log, texts)) &&
    list.note('rules', rulesProblem(log, texts)) &&
    (await isBorneOut(list, tree, bag, log, office, release)) &&
    (release === null || list.note('releaseRecord', recordProblem(log, bag, texts, release))) &&
    noteJudged(list, 'pages', await pagesJudgement({ tree, bag, log, texts }, context.beforeReport === true))
  if (holds && release === null) for (const id of ['releaseRecord', ...RELEASE_CHECKS] as const) list.skip(id)
  if (!holds) return null
  const document = release === null ? undefined : texts.get(release.manifest.document.contentHash)
  const filed = log.events.findLast((event) => event.type === 'ArchiveItemFiled')
  return {
    release,
    approved: document === undefined ? null : { document, pictures: await picturesIn(tree, document) },
    filed:
      filed === undefined
        ? null
        : { archivalNumber: filed.data.archivalNumber, title: lastWording(log, texts)?.title ?? '' },
  }
}

/**
 * Does an archive package hold together, without the workstation that wrote it? Container, certificates, log, rules,
 * texts, scans, original, release and PDF. Ends at the first thing that does not. @throws ArchiveFault on a file that is
 * there but cannot be read.
 */
export const verifyPackage = async (
  name: string,
  opened: Result<Tree, TreeProblem>,
  context: VerifyContext,
): Promise<VerifiedPart> => {
  const list = createChecklist(PACKAGE_CHECKS)
  const part = (
    subject: VerifiedPart['subject'],
    trust: VerifiedPart['trust'],
    filed: CheckedContent['filed'] = null,
  ): VerifiedPart => ({
    ...{ name, checks: list.result(), subject, trust },
    ...filed,
  })
  if (!opened.ok) {
    list.note('packageForm', { problem: opened.error.code, file: opened.error.path })
    return part(null, null)
  }
  const tree = opened.value
  const bag = await verifyBag(list, tree, context)
  if (bag === null) return part(null, null)
  const trust = trustIn(bag.authority, context)
  const content = await checkContent(list, tree, bag, context)
  if (content === null) return part(null, trust)
  const { release, approved, filed } = content
  if (release === null) return part(null, trust, filed)
  const released = await verifyRelease(
    {
      manifestName: release.file,
      manifest: release.bytes,
      signature: release.signature,
      read: (fileName) => tree.read(`${RELEASE_FOLDER}${fileName}`),
    },
    { root: bag.authority.der, now: context.now, approved },
  )
  for (const { id, ok, detail } of released.checks) {
    if (ok === true || ok === false) list.note(id, detail)
    else if (ok === 'notApplicable') list.skip(id)
  }
  return part(released.subject, trust, filed)
}
