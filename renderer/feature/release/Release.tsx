import { ReleaseView } from './ReleaseView.tsx'
import { useRelease, type ReleaseProps } from './useRelease.ts'

export const Release = (props: ReleaseProps) => <ReleaseView {...useRelease(props)} />
