import { Button } from 'antd'
import { validityText } from '../../i18n/deadline.ts'
import { LEAK } from '../../i18n/leak.ts'
import { VALIDITY } from '../../i18n/validity.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { Facts, Panel } from '../../ui/Panel.tsx'
import { Loading } from '../../ui/feedback/States.tsx'
import { KeptFields } from '../../ui/form/KeptFields.tsx'
import { ChangeForm } from './ChangeForm.tsx'
import { TermForm } from './TermForm.tsx'
import type { ChangesData, ChangesModel } from './useChanges.ts'

/** 立改废: the term of the document, what it changes of a release, and what others changed of it. */
export const ChangesView = (model: ChangesModel) => {
  const { view, readError, open, onOpen } = model
  if (view === null) return readError === null ? <Loading /> : <Failure error={readError} />
  const { validity, term } = view
  return (
    <Panel title={VALIDITY.heading}>
      <Facts
        rows={[
          [VALIDITY.current, validity === null ? '' : validityText(validity) || VALIDITY.inForce],
          [VALIDITY.term, VALIDITY.termText(term?.effectiveOn ?? null, term?.until ?? null)],
          [VALIDITY.change, view.change === null ? VALIDITY.noChange : <Declared {...model} change={view.change} />],
        ]}
      />
      {view.changedBy.length > 0 && (
        <>
          <h3 className="duty-subhead">{VALIDITY.byHeading}</h3>
          <ul className="duty-evidence">
            {view.changedBy.map((one) => (
              <li key={`${one.caseId} ${one.kind}`}>
                <span>{VALIDITY.bySentence(one.kind, one.scope, one.title, one.number, one.on ?? '')}</span>
                <span className="soft">{VALIDITY.details(one.basis, one.reason)}</span>
                {one.opens && <OpenCase {...model} caseId={one.caseId} />}
              </li>
            ))}
          </ul>
        </>
      )}
      {validity !== null && (
        <div className="button-row">
          <Button danger onClick={model.onLeak}>
            {LEAK.notice}
          </Button>
        </div>
      )}
      {view.maySet && (
        <div className="button-row">
          <Button
            onClick={() => {
              onOpen('term')
            }}
          >
            {VALIDITY.setTerm}
          </Button>
          <Button
            onClick={() => {
              onOpen('change')
            }}
          >
            {VALIDITY.declare}
          </Button>
        </div>
      )}
      <KeptFields form={model.form}>
        {open === 'term' && <TermForm {...model} view={view} />}
        {open === 'change' && <ChangeForm {...model} />}
      </KeptFields>
    </Panel>
  )
}

const OpenCase = ({ caseId, onOpenCase }: ChangesModel & { readonly caseId: string }) => (
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

const Declared = (model: ChangesModel & { readonly change: NonNullable<ChangesData['change']> }) => {
  const { kind, scope, title, number, basis, reason, opens, done, caseId } = model.change
  return (
    <>
      {VALIDITY.sentence(kind, scope, title, number)}（{done ? VALIDITY.done : VALIDITY.pending}）
      {opens && <OpenCase {...model} caseId={caseId} />}
      <br />
      <span className="soft">{VALIDITY.details(basis, reason)}</span>
    </>
  )
}
