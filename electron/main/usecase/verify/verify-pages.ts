import { packageGuide } from '#resources/text/package-guide.ts'
import type { CheckDetail } from '#shared/domain/archive/verification-report.ts'
import { assert } from '#shared/lib/result.ts'
import { utf8Text } from '#shared/lib/utf8.ts'
import { INFO_FILE, parseBagInfo, PAYLOAD_FOLDER } from '../../archive/bag/bag.ts'
import { renderHistory } from '../../archive/history/history.ts'
import { cellsOf } from '../../archive/page/html.ts'
import { entriesOf } from '../../archive/page/index-page.ts'
import { HISTORY_FILE, INDEX_FILE } from '../../archive/bag/package-layout.ts'
import type { Tree } from '../../archive/bag/read-tree.ts'
import { itemIndex, itemNames } from '../archive/item-index.ts'
import { authoredVersions } from '../review/authored-versions.ts'
import type { PackedPages, PageTold, Told } from './packed-pages.ts'
import { historyAgrees } from './told-history.ts'
import { formsTold, reportTold } from './verify-forms.ts'
import type { Judgement } from './verify-description.ts'
import { redlinesTold } from './verify-redlines.ts'

/** The longest case makes pages of some megabytes; what is larger is no page, and need not be read as text several times over. */
const MAX_PAGE_BYTES = 64 * 1024 * 1024
const textOf = async (tree: Tree, path: string): Promise<string> => {
  const bytes = (await tree.read(path)) ?? new Uint8Array()
  return bytes.length > MAX_PAGE_BYTES ? '' : (utf8Text(bytes) ?? '')
}

/** 办理过程. */
const historyTold = async ({ tree, log: { events } }: PackedPages): Promise<Told> => {
  const page = await textOf(tree, HISTORY_FILE)
  const ours = renderHistory(events)
  if (page === ours) return 'same'
  return historyAgrees(page, ours, events) ? 'otherWords' : 'otherwise'
}

/** 说明: it says how to check a package by hand, and what it says is the same in every package. */
const guideTold = async ({ tree }: PackedPages): Promise<Told> =>
  (await textOf(tree, packageGuide.fileName)) === packageGuide.text ? 'same' : 'otherWords'

/** What stands above the lines of the files. */
const factsAbove = (page: string): string => JSON.stringify(cellsOf(page.split('<tr><td><a ', 1)[0] ?? ''))

/** 目录页: every file but itself on a line of its own, which opens it and has its size, its digest and its name. */
const indexTold = async ({ tree, bag, log: { events }, texts }: PackedPages): Promise<Told> => {
  const page = await textOf(tree, INDEX_FILE)
  const entries = entriesOf(page)
  const nameOf = itemNames(events, [...texts.values()])
  const names = new Set(entries.map(({ path }) => nameOf(path)))
  const isHere = ({ path, opens, bytes, sha256, originalName }: (typeof entries)[number]): boolean => {
    const found = bag.payload.get(path)
    const isMisnamed = originalName !== nameOf(path) && names.has(originalName)
    return opens === path && found?.bytes === bytes && found.sha256 === sha256 && !isMisnamed
  }
  const listed = new Set(entries.map(({ path }) => path))
  const isWhole =
    listed.size === entries.length &&
    entries.every(isHere) &&
    [...bag.payload.keys()].every((path) => path === INDEX_FILE || !path.startsWith(PAYLOAD_FOLDER) || listed.has(path))
  if (!isWhole) return 'otherwise'
  const info = parseBagInfo((await tree.read(INFO_FILE)) ?? new Uint8Array())
  const document = texts.get(authoredVersions(events).at(-1)?.contentHash ?? '')
  assert(info !== null && document !== undefined, 'a bag and texts that were verified')
  const facts = {
    events,
    document,
    officeName: bag.signer.organization,
    caseId: bag.caseId,
    packedOn: info.baggingDate,
  }
  const ours = itemIndex(facts, entries)
  const isNamed = entries.every(({ path, originalName }) => originalName === nameOf(path))
  if (isNamed && ours === page) return 'same'
  return factsAbove(ours) === factsAbove(page) ? 'otherWords' : 'otherwise'
}

/**
 * Do the pages for people say what log and texts of the same package say: 说明, 办理过程, and of a filed case its index, cover, 审批单,
 * 保密审查单, 花脸稿 and the report as PDF? All are made once more by what made them. Where one is of other words with all facts as they
 * are, and another version of the program made the package, a person compares; this version writes no other words. The log holds, and
 * so do the rules. @throws ArchiveFault.
 */
export const pagesJudgement = async (packed: PackedPages, isBeforeReport: boolean): Promise<Judgement> => {
  const isFiled = packed.log.events.some(({ type }) => type === 'ArchiveItemFiled')
  const told: PageTold[] = [
    [HISTORY_FILE, await historyTold(packed)],
    [packageGuide.fileName, await guideTold(packed)],
  ]
  if (isFiled) told.push([INDEX_FILE, await indexTold(packed)])
  // Whoever packs has set the papers a moment ago, each read back and compared when it was.
  if (isFiled && !isBeforeReport)
    told.push(...(await formsTold(packed)), await reportTold(packed), ...(await redlinesTold(packed)))
  const { isOfThisVersion } = packed.bag
  const otherwise = told.find(([, one]) => one === 'otherwise' || (isOfThisVersion && one === 'otherWords'))
  const otherWords = told.find(([, one]) => one === 'otherWords')
  const detail = (problem: CheckDetail['problem'], one: PageTold | undefined): CheckDetail | null =>
    one === undefined ? null : { problem, file: one[0] }
  return {
    problem: detail('text.differs', otherwise),
    doubt: detail('text.otherWords', otherWords),
  }
}
