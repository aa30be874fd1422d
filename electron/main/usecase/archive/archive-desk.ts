/** The use cases of 档案管理, loaded when somebody first asks for them. */
export { adoptRetentionTable, checkRetentionTable, setArchiveRules, viewArchiveRules } from './archive-rules.ts'
export { decideDisposal, proposeDisposal } from './appraisal.ts'
export { exportBatch } from './archive-batch.ts'
export { exportCatalog } from './export-catalog.ts'
export { exportDisposals } from './export-disposals.ts'
export {
  exportHandover,
  planHandover,
  prepareHandover,
  receiveHandover,
  viewHandovers,
  withdrawHandover,
} from './handover.ts'
export { fileItems } from './file-items.ts'
export { exportInspection, inspectArchive, viewInspected } from './inspect-archive.ts'
export { listArchive, viewProposal } from './archive-list.ts'
export {
  confirmExtension,
  recordExtension,
  saveExtensionLetter,
  viewExtensions,
  withdrawExtension,
} from './transfer-extension.ts'
export { planBatch } from './plan-batch.ts'
