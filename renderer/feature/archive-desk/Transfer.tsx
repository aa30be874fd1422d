import { TransferView } from './TransferView.tsx'
import { useTransfer, type TransferProps } from './useTransfer.ts'

export const Transfer = (props: TransferProps) => <TransferView {...useTransfer(props)} />
