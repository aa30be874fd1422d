import { ArchivingView } from './ArchivingView.tsx'
import { useArchiving, type ArchivingProps } from './useArchiving.ts'

export const Archiving = (props: ArchivingProps) => <ArchivingView {...useArchiving(props)} />
