import { packageIndex } from '#resources/text/package-index.ts'
import { bytesToHex } from '#shared/domain/chain/event-record.ts'
import { encodeCheckpointFile, type TreeHead } from '#shared/domain/chain/checkpoint.ts'
import { encodeInclusionFile } from '#shared/domain/chain/inclusion.ts'
import { documentBytes } from '#shared/domain/document/bytes.ts'
import { imagesOf } from '#shared/domain/document/bodies.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { assert } from '#shared/lib/result.ts'
import {
  OFFICE_LOG_FILE,
  OFFICE_PROOF_FILE,
  PROOF_FILE,
  redlineFile,
  SIGNED_CHECKPOINT_FILE,
} from '../../archive/bag/package-layout.ts'
import { encodeEventLines } from '../../archive/event-log/event-lines.ts'
import type { PackageContent, PayloadSource } from '../../archive/bag/package-writer.ts'
import { sha256Hex } from '../../crypto/digest.ts'
import type { Paper } from '../../worker/archive-papers.ts'
import { loadVersionRange } from '../review/authored-versions.ts'
import { beijingDate } from '../beijing-date.ts'
import { proveCase, signCheckpoint } from '../checkpoint.ts'
import { deadlineLine } from '../draft/deadline.ts'
import { spelledOut } from '../review/spelled-out.ts'
import { FileFault } from '../faults.ts'
import { loadWording, type LoadedCase } from '../load-case.ts'
import { itemForms } from './item-forms.ts'
import { officeBearing, officeRecords, proveOffice } from './office-extract.ts'
import { blobOf } from '../release/release-files.ts'
import { readScanRecord } from '../scan/scan-record.ts'
import type { Unlocked, Workstation } from '../workstation.ts'

const { names } = packageIndex

/** A paper that is to be set: where it lies, what it is called, and how it is made. */
interface Asked {
  readonly path: string
  readonly originalName: string
  readonly paper: Paper
}

/** The tree head that the package speaks of: everything in it is proven under this one. */
const headOf = ({ checkpoint: { position, root, at } }: PackageContent): TreeHead => ({ size: position, root, at })

const pageOf = (document: OfficialDocument, office: string, now: Date): Paper => ({
  kind: 'page',
  input: {
    document,
    issuer: office,
    releasedOn: beijingDate(now),
    contentHash: sha256Hex(documentBytes(document)),
  },
})

const formsOf = (
  workstation: Workstation,
  unlocked: Unlocked,
  loaded: LoadedCase,
  content: PackageContent,
  now: Date,
): readonly Asked[] => {
  const { store } = unlocked
  const { state, events, records } = loaded
  const forms = itemForms({
    ...{ events, hashes: records.map(({ hash }) => bytesToHex(hash)), office: content.officeName },
    ...{ head: headOf(content), printedAt: now.toISOString() },
    wordingOf: (contentHash) => loadWording(store, state.caseId, contentHash),
    hitsOf: (scanHash) => readScanRecord(store, state.caseId, scanHash).hits,
    deadline: deadlineLine(workstation, unlocked, state),
    counts: {
      release: content.release.length,
      kept: new Set(content.kept.map(({ path }) => path)).size,
      source: content.source === null ? 0 : 1,
    },
  })
  return forms.map(({ path, originalName, document }) => ({
    ...{ path, originalName },
    paper: pageOf(document, content.officeName, now),
  }))
}

const redlinesOf = (unlocked: Unlocked, loaded: LoadedCase, office: string, now: Date): readonly Asked[] =>
  loaded.state.versions.slice(1).map(({ version: to }) => {
    const range = loadVersionRange(unlocked, loaded, to - 1, to)
    const newest = range?.made.at(-1)
    assert(range !== null && newest !== undefined, 'versions of a case follow each other')
    const images = [range.from, range.to].flatMap(({ document }) => imagesOf(document))
    const input = {
      ...{ from: range.from, between: range.between, to: range.to, format: 'pdf' as const },
      heading: { from: range.origin, to: newest, origins: range.made },
      office,
      madeOn: beijingDate(now),
      pictures: new Map(images.map(({ sha256 }) => [sha256, blobOf(unlocked.store, loaded.state.caseId, sha256)])),
    }
    return {
      path: redlineFile(to - 1, to),
      originalName: names.redline(to - 1, to),
      paper: { kind: 'redline', input },
    }
  })

/** The same with codes in place of characters that no font has, or as a Word file with its revisions: nothing is left out. */
const otherwise = (asked: Asked, missing: string): Asked => {
  const { paper } = asked
  return paper.kind === 'page'
    ? { ...asked, paper: { ...paper, input: { ...paper.input, document: spelledOut(paper.input.document, missing) } } }
    : {
        ...asked,
        path: asked.path.replace(/\.pdf$/u, '.docx'),
        paper: { ...paper, input: { ...paper.input, format: 'docx' } },
      }
}

/**
 * Sets papers on one of the threads for packages, all in one go; what cannot be set for want of a glyph is set otherwise.
 * @throws FileFault when one cannot be made at all.
 */
export const setPapers = async (
  { packTasks }: Workstation,
  asked: readonly Asked[],
  signal: AbortSignal,
): Promise<readonly PayloadSource[]> => {
  const made = await packTasks.run('archivePapers', { papers: asked.map(({ paper }) => paper) }, signal)
  const again = asked.flatMap((one, index) => {
    const outcome = made[index]
    return outcome?.ok === false ? [otherwise(one, String(outcome.error.detail?.characters ?? ''))] : []
  })
  const second =
    again.length === 0 ? [] : await packTasks.run('archivePapers', { papers: again.map(({ paper }) => paper) }, signal)
  const results = [
    ...asked.flatMap((one, index) => {
      const outcome = made[index]
      return outcome?.ok === true ? [{ ...one, bytes: outcome.value }] : []
    }),
    ...again.map((one, index) => {
      const outcome = second[index]
      if (outcome?.ok !== true) throw new FileFault('fault.selfCheckFailed')
      return { ...one, bytes: outcome.value }
    }),
  ]
  return results.map(({ path, originalName, bytes }) => ({
    ...{ path, originalName },
    read: () => bytes,
    // It was handed over by its thread and is nobody else's. The engine would let a hundred packages' papers lie.
    done: () => {
      if (bytes.buffer instanceof ArrayBuffer) bytes.buffer.transfer(0)
    },
  }))
}

export type { Asked }
export { pageOf }

/** Forms, cover with the 归档章, redlines of every two versions that follow each other, checkpoint and its proof; what of the office's log bears on it. */
export const itemPapers = async (
  workstation: Workstation,
  unlocked: Unlocked,
  loaded: LoadedCase,
  content: PackageContent,
  now: Date,
  signal: AbortSignal,
): Promise<readonly PayloadSource[]> => {
  const asked = [
    ...formsOf(workstation, unlocked, loaded, content, now),
    ...redlinesOf(unlocked, loaded, content.officeName, now),
  ]
  const papers = await setPapers(workstation, asked, signal)
  const head = headOf(content)
  const bearing = officeBearing(unlocked.store, head.size)
  const last = content.records.at(-1)
  assert(last !== undefined, 'a filed case')
  const log = { caseId: last.caseId, events: last.seq, head: bytesToHex(last.hash) }
  const signed = await signCheckpoint(unlocked, now, { ...head, bearing, log })
  const file = (path: string, originalName: string, bytes: Uint8Array): PayloadSource => ({
    path,
    originalName,
    read: () => bytes,
  })
  return [
    ...papers,
    file(PROOF_FILE, names.proof, encodeInclusionFile(proveCase(unlocked.store, loaded.state.caseId, head))),
    file(OFFICE_LOG_FILE, names.officeLog, encodeEventLines(officeRecords(unlocked.store, head.size))),
    file(OFFICE_PROOF_FILE, names.officeProof, encodeInclusionFile(proveOffice(unlocked.store, head))),
    ...(signed === null ? [] : [file(SIGNED_CHECKPOINT_FILE, names.signedCheckpoint, encodeCheckpointFile(signed))]),
  ]
}
