import { Button } from 'antd'
import { DUE, validityText, VALIDITY_WORDS } from '../../i18n/deadline.ts'
import { DESK } from '../../i18n/desk.ts'
import { VALIDITY } from '../../i18n/validity.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import type { ValidityModel } from './useValidity.ts'

/** Nothing for a case that is not released and changes nothing. */
export const ValidityView = ({ changes, error, onOpenCase }: ValidityModel) => {
  if (changes === null) return error === null ? null : <Failure error={error} />
  const { validity, changedBy, underWay, change } = changes
  if (validity === null && change === null) return null
  const isSound =
    validity === null ||
    (validity.validity === 'inForce' &&
      validity.withdrawnOn === null &&
      underWay.length === 0 &&
      validity.shown?.isOver !== true)
  return (
    <div className={isSound ? 'validity-line' : 'validity-line validity-ended'} role="note" aria-label={DUE.validity}>
      {validity !== null && (
        <p>
          <span className="soft">{DUE.validity}</span>
          <strong>{validityText(validity) || VALIDITY_WORDS.inForce}</strong>
        </p>
      )}
      {validity?.shown != null && (
        <p>{VALIDITY.shown(validity.shown.until, validity.shown.isOver, validity.underWay.includes('withdraw'))}</p>
      )}
      {changedBy.map(({ kind, scope, caseId, title, number, on, opens }) => (
        <p key={`${caseId} ${kind}`}>
          {VALIDITY.bySentence(kind, scope, title, number, on ?? '')}
          {opens && <OpenCase caseId={caseId} onOpenCase={onOpenCase} />}
        </p>
      ))}
      {underWay.map(({ kind, caseId, title }) => (
        <p key={caseId}>
          {VALIDITY.underWay(kind, title.trim() === '' ? DESK.untitled : title)}
          <OpenCase caseId={caseId} onOpenCase={onOpenCase} />
        </p>
      ))}
      {change !== null && (
        <p>
          {VALIDITY.changes(VALIDITY.sentence(change.kind, change.scope, change.title, change.number), change.done)}
          {change.opens && <OpenCase caseId={change.caseId} onOpenCase={onOpenCase} />}
        </p>
      )}
    </div>
  )
}

const OpenCase = ({ caseId, onOpenCase }: Pick<ValidityModel, 'caseId' | 'onOpenCase'>) => (
  <Button
    type="link"
    size="small"
    onClick={() => {
      onOpenCase(caseId)
    }}
  >
    {VALIDITY.open}
  </Button>
)
