import { archiveText } from '#resources/text/archive.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import { assert } from '#shared/lib/result.ts'
import { storeFilter } from './archive-list.ts'
import { beijingDate } from '../beijing-date.ts'
import { catalogRows } from './catalog-rows.ts'
import { writeList } from './export-catalog.ts'
import { loadCase } from '../load-case.ts'
import type { ReadStore } from '../../store/types.ts'
import { startFolderJob } from '../folder-job.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

const words = archiveText.disposals
const EVERYTHING = { year: null, fonds: null, retention: null, organisation: null }
const MOST = 1_000_000

/** Who proposed and who decided, with their reasons, as the log has it: the last of each. */
const handsOf = (store: ReadStore, caseId: string): readonly [string, string, string] => {
  const events = loadCase(store, caseId)?.events ?? []
  const proposed = events.findLast((event) => event.type === 'DisposalProposed')
  const decided = events.findLast((event) => event.type === 'DisposalDecided')
  const repeated = events.findLast((event) => event.type === 'DisposalRepeated')?.data
  const day = (at: string): string => beijingDate(new Date(at))
  // A backup brought it back, and the restore destroyed it again: the appraisal of before stands, as the register tells it.
  if (repeated !== undefined) {
    const { expiredOn, proposedBy, proposalReason, proposedAt, decidedBy, reason, destroyedAt } = repeated
    return [
      expiredOn,
      words.hand(proposedBy, proposalReason, day(proposedAt)),
      words.hand(decidedBy, reason, day(destroyedAt)),
    ]
  }
  assert(proposed !== undefined && decided !== undefined, 'nothing is destroyed without its appraisal')
  return [
    proposed.data.expiredOn,
    words.hand(proposed.actor.name, proposed.data.reason, day(proposed.at)),
    words.hand(decided.actor.name, decided.data.reason, day(decided.at)),
  ]
}

/**
 * 档案销毁清册: every file that was destroyed, who proposed it and who decided, with room for those who watched it (档案法 Art. 21,
 * V; the form M-H). Refuses archive.nothingChosen and file.tokenUnknown.
 */
export const exportDisposals = (
  workstation: Workstation,
  unlocked: Unlocked,
  { format, folder: token }: Input<'archive.exportDisposals'>,
): Outcome<Output<'archive.exportDisposals'>> => {
  const { store } = unlocked
  const now = workstation.now()
  const { rows } = store.archiveRows(storeFilter(store, now, 'destroyed', EVERYTHING, 0, MOST))
  if (rows.length === 0) return refuse('archive.nothingChosen')
  return startFolderJob(workstation, 'exportFolder', token, async (folder, job) => {
    const ids = rows.map(({ caseId }) => caseId)
    const lines = await catalogRows(store, ids, job)
    const list = {
      title: words.title,
      above: [words.head(store.office().name, lines.length, beijingDate(now))],
      columns: [...words.columns],
      widths: [5, 17, 11, 20, 9, 5, 9, 12, 12],
      rows: lines.map(({ archivalNumber, documentNumber, title, date, pages }, index) => {
        const [expiredOn, proposed, decided] = handsOf(store, ids[index] ?? '')
        const file = [archivalNumber, documentNumber, title, date, String(pages)]
        return [String(index + 1), ...file, expiredOn, proposed, decided]
      }),
      below: [words.remains, words.signatures],
    }
    return writeList(workstation, unlocked, list, format, folder, job)
  })
}
