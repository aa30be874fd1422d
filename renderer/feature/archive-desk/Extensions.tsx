import { ExtensionsView } from './ExtensionsView.tsx'
import { useExtensions } from './useExtensions.ts'

export const Extensions = () => <ExtensionsView {...useExtensions()} />
