import { ExtendPanel } from './ExtendPanel.tsx'
import { useExtend } from './use-extend.ts'
import type { ReleaseModel } from './useRelease.ts'

export const Extend = ({ view, prepared, onStale }: ReleaseModel) => {
  const { caseId, seq } = view
  const level = prepared?.released?.level ?? null
  const model = useExtend({
    ...{ caseId, seq, onStale },
    level: level ?? 'B-B',
    hasAuthority: prepared?.timestamps ?? false,
  })
  return level === null ? null : <ExtendPanel {...model} />
}
