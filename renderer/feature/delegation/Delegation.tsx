import { DelegationView } from './DelegationView.tsx'
import { useDelegation } from './useDelegation.ts'
import './delegation.css'

export const Delegation = () => <DelegationView {...useDelegation()} />
