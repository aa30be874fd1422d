import { SignatureView } from './SignatureView.tsx'
import { useSignature } from './useSignature.ts'

export const Signature = (props: { readonly onClose?: () => void }) => <SignatureView {...useSignature(props)} />
