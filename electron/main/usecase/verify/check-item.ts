import { reportOf, type CheckDetail, type VerifiedPart } from '#shared/domain/archive/verification-report.ts'
import { PAYLOAD_MANIFEST } from '../../archive/bag/bag.ts'
import { openTree, type FileDigest, type Tree } from '../../archive/bag/read-tree.ts'
import { checkTree, identityOf } from './check-package.ts'
import { verifyPackage } from './verify-package.ts'
import type { InspectedItem, InspectRequest } from './verify-release.ts'

/** What the two lists of a batch say of one file. */
export interface ListedFile {
  readonly path: string
  readonly sha256: string
  readonly sm3: string
}

/** What was found of some files of a batch. */
export interface Compared {
  /** The first that is not as its line says; null when all are. */
  readonly detail: CheckDetail | null
  readonly files: number
  readonly bytes: number
}

/** What was found of some files against the lines that name them: each named once, with both digests, and none more. */
const listProblem = (lines: readonly ListedFile[], found: ReadonlyMap<string, FileDigest>): CheckDetail | null => {
  const rest = new Set(found.keys())
  for (const { path, sha256, sm3 } of lines) {
    const digest = found.get(path)
    if (digest === undefined) return { problem: 'file.missing', file: path }
    if (!rest.delete(path)) return { problem: 'file.malformed', file: PAYLOAD_MANIFEST }
    if (digest.hex[0] !== sha256 || digest.hex[1] !== sm3) return { problem: 'file.altered', file: path }
  }
  const [extra] = rest
  return extra === undefined ? null : { problem: 'file.unexpected', file: extra }
}

/** What lies there against its lines; digests that a check reckoned before, by their paths in the batch, are not reckoned again. */
export const compareListed = async (
  tree: Tree,
  prefix: string,
  lines: readonly ListedFile[],
  known: ReadonlyMap<string, FileDigest> = new Map(),
): Promise<Compared> => {
  const found = new Map(known)
  for (const path of tree.paths) {
    if (found.has(`${prefix}${path}`)) continue
    const digest = await tree.digest(path, ['sha256', 'sm3'])
    if (digest !== null) found.set(`${prefix}${path}`, digest)
  }
  const bytes = [...found.values()].reduce((sum, one) => sum + one.bytes, 0)
  return { detail: listProblem(lines, found), files: found.size, bytes }
}

/** One package of a batch, and what it is held against; plain, so that another thread can be asked. */
export interface ItemRequest {
  readonly name: string
  /** Where it lies. */
  readonly path: string
  /** Of its files in the lists of the batch. */
  readonly prefix: string
  readonly lines: readonly ListedFile[]
  readonly root: Uint8Array | null
  readonly now: Date
  /** Asks for 四性检测 too; null for not. */
  readonly inspect: InspectRequest | null
}

export interface ItemFound extends Compared {
  readonly part: VerifiedPart
  /** Null where nobody asked, or the folder cannot be listed. */
  readonly inspected: InspectedItem | null
}

/** 四性检测 of a package that was just verified. @throws ArchiveFault. */
const inspectItem = async (
  name: string,
  tree: Tree,
  part: VerifiedPart,
  { stage, trusted }: InspectRequest,
): Promise<InspectedItem> => {
  const authority = part.trust === null ? null : { name: part.trust.name, own: trusted.includes(part.trust.sha256) }
  const findings = await checkTree(tree, reportOf('package', [part]), { stage, authority })
  return { name, ...(await identityOf(tree)), findings }
}

/** Does a package of a batch hold by itself, and is it what the lists of the batch say? @throws ArchiveFault. */
export const checkItem = async ({ name, path, prefix, lines, root, now, inspect }: ItemRequest): Promise<ItemFound> => {
  const found = new Map<string, FileDigest>()
  const opened = await openTree(path)
  const part = await verifyPackage(name, opened, {
    ...{ root, now },
    onDigest: (file, digest) => {
      found.set(`${prefix}${file}`, digest)
    },
  })
  const nothing = { detail: null, files: 0, bytes: 0 }
  const inspected = inspect !== null && opened.ok ? await inspectItem(name, opened.value, part, inspect) : null
  return { part, inspected, ...(opened.ok ? await compareListed(opened.value, prefix, lines, found) : nothing) }
}
