import { LeakView } from './LeakView.tsx'
import { useLeak, type LeakProps } from './useLeak.ts'
import './leak.css'

export const Leak = (props: LeakProps) => <LeakView {...useLeak(props)} />
