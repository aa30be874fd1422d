import { Themed } from '../../ui/Themed.tsx'
import { RestoreView } from './RestoreView.tsx'
import { useRestore } from './useRestore.ts'
import '../../ui/ui.css'
import '../../ui/style/door.css'

export const Restore = (props: { readonly onClose: () => void }) => (
  <Themed>
    <RestoreView {...useRestore(props)} />
  </Themed>
)
