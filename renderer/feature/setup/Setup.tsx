import { SetupView } from './SetupView.tsx'
import { useSetup } from './useSetup.ts'
import { Themed } from '../../ui/Themed.tsx'
import '../../ui/ui.css'
import '../../ui/style/door.css'
import './setup.css'

export const Setup = (props: { readonly onFinished: () => void; readonly onRestore: () => void }) => (
  <Themed>
    <SetupView {...useSetup(props)} />
  </Themed>
)
