import { SealingView } from './SealingView.tsx'
import { useSealing } from './useSealing.ts'
import type { Role } from '#shared/domain/case/roles.ts'

export const Sealing = (props: { readonly roles: readonly Role[] }) => <SealingView {...useSealing(props)} />
