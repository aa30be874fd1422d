import { UnlockView } from './UnlockView.tsx'
import { useUnlock, type LockedSession, type Session } from './useUnlock.ts'

export const Unlock = (props: {
  readonly session: LockedSession
  readonly onUnlocked: (session: Session) => void
  readonly onVerify: () => void
  readonly onRestore: () => void
  readonly onClock: () => void
}) => <UnlockView {...useUnlock(props)} />
