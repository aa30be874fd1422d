import { ArchiveView } from './ArchiveView.tsx'
import { useArchive, type ArchiveProps } from './useArchive.ts'

export const Archive = (props: ArchiveProps) => <ArchiveView {...useArchive(props)} />
