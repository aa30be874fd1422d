import { RecoveryBarView } from './RecoveryBarView.tsx'
import { useRecoveryBar } from './useRecoveryBar.ts'

export const RecoveryBar = () => <RecoveryBarView {...useRecoveryBar()} />
