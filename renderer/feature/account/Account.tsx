import { AccountView } from './AccountView.tsx'
import { useAccount, type AccountProps } from './useAccount.ts'

export const Account = (props: AccountProps) => <AccountView {...useAccount(props)} />
