import { AccountView, OwnNotice } from './AccountView.tsx'
import type { AccountModel } from './useAccount.ts'

export { useAccount } from './useAccount.ts'
export const Account = (model: AccountModel) => <AccountView {...model} />
/** Under the head of the desk: what the person's own password and certificate ask for. */
export const AccountNotice = (model: AccountModel) => <OwnNotice {...model} />
