import { ChangesView } from './ChangesView.tsx'
import { DecisionView } from './DecisionView.tsx'
import { useChanges } from './useChanges.ts'
import { useDecision, type DutyProps } from './useDecision.ts'
import './duty.css'

/** What the law asks of the case beside its chain: the procedure, the term, the changes of releases. */
export const Duty = (
  props: DutyProps & { readonly onOpenCase: (caseId: string) => void; readonly onLeak: () => void },
) => {
  const decision = useDecision(props)
  const changes = useChanges(props)
  return (
    <div className="duty">
      <DecisionView {...decision} />
      <ChangesView {...changes} />
    </div>
  )
}
