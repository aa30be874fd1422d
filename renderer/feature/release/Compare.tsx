import { ComparePanel } from './ComparePanel.tsx'
import { useCompare } from './use-compare.ts'
import type { ReleaseModel } from './useRelease.ts'

export const Compare = ({ view, prepared, allowed, onDone, onStale }: ReleaseModel) => {
  const { caseId, seq } = view
  const model = useCompare({ caseId, seq, allowed, comparisons: prepared?.comparisons ?? [], onDone, onStale })
  return allowed || model.comparisons.length > 0 ? <ComparePanel {...model} /> : null
}
