import { ChainsView } from './ChainsView.tsx'
import { useChains } from './useChains.ts'
import './chains.css'

export const Chains = () => <ChainsView {...useChains()} />
