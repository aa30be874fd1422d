import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { writeSheet } from '#electron/main/document/sheet/write-sheet.ts'
import type { StaffedWorkstation } from './staffed-office.ts'

/** A small table goes with the draft, under this name. */
export const attachSheet = async (station: StaffedWorkstation, caseId: string, name: string): Promise<void> => {
  const path = join(station.folder, name)
  const rows = [
    ['渠道', '长度'],
    ['东干渠衬砌', `3公里（${name}）`],
  ]
  writeFileSync(path, writeSheet('明细', rows))
  station.answer(path)
  const token = (await station.done('file.choose', { purpose: 'attachment' }))?.token ?? ''
  const { seq, workingCopy, document } = await station.view(caseId)
  const draft = workingCopy?.document ?? document
  const { attachment } = await station.done('case.addAttachment', { caseId, expectedSeq: seq, token, as: 'file' })
  const changed = { ...draft, attachments: [...draft.attachments, attachment] }
  await station.done('draft.save', { caseId, expectedSeq: seq, document: changed, history: null })
}
