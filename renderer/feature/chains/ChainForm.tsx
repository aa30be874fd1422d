import { useId } from 'react'
import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { SKIP_ROLES } from '#shared/domain/case/review/chain-template.ts'
import { REVIEW_ROLE } from '#shared/domain/case/roles.ts'
import { CHAIN_USES, type ChainUse } from '#shared/domain/office/rights/rights-events.ts'
import { CHAIN_USE_WORDS, CHAINS } from '../../i18n/chains.ts'
import { ROLE_WORDS, STAGE_WORDS } from '../../i18n/words.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { TextArea } from '../../ui/field/TextArea.tsx'
import {
  addable,
  draftProblem,
  isMandatory,
  lacksDisclosureOffice,
  moved,
  newParty,
  withoutStep,
  withStep,
  withStepChange,
  type ChainDraft,
  type ChainsData,
  type Party,
  type Step,
} from './chain-model.ts'
import type { ChainsModel } from './useChains.ts'

type Props = ChainsModel & { readonly view: ChainsData; readonly draft: ChainDraft }

/** A version under way: its name, what it is for, its steps in order. The next thing that the law misses is named in place. */
export const ChainForm = (props: Props) => {
  const { draft, onDraft, busy, error, onPropose, reason, onReason } = props
  const id = useId()
  const problem = draftProblem(draft)
  const ready = draft.name.trim() !== '' && reason.trim() !== '' && problem === null && draft.uses.length > 0
  return (
    <div className="chains">
      <Panel title={draft.templateId === null ? CHAINS.add : CHAINS.editOf(draft.name)}>
        <div className="field">
          <label htmlFor={`${id}-name`} className="field-label">
            {CHAINS.formName}
          </label>
          <Input
            id={`${id}-name`}
            value={draft.name}
            maxLength={60}
            onChange={(event) => {
              onDraft({ ...draft, name: event.target.value })
            }}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-uses`} className="field-label">
            {CHAINS.formUses}
          </label>
          <Select<ChainUse[]>
            id={`${id}-uses`}
            mode="multiple"
            className="chains-uses"
            value={[...draft.uses]}
            showSearch={{ optionFilterProp: 'label' }}
            options={CHAIN_USES.map((value) => ({ value, label: CHAIN_USE_WORDS[value] }))}
            onChange={(uses) => {
              onDraft({ ...draft, uses })
            }}
          />
          <p className="soft">{CHAINS.formUsesHint}</p>
        </div>
        <h3>{CHAINS.steps}</h3>
        <ol className="chains-form">
          {draft.steps.map((step, index) => (
            <StepForm key={step.kind} {...props} step={step} index={index} />
          ))}
        </ol>
        <AddStep {...props} />
        {lacksDisclosureOffice(draft) && <p className="soft">{CHAINS.disclosureOffice}</p>}
        {problem !== null && <Failure error={{ code: problem.code, detail: problem.detail }} />}
        <TextArea label={CHAINS.reason} value={reason} onChange={onReason} rows={2} required />
        <Failure error={error} />
        <div className="button-row">
          <Button
            type="primary"
            loading={busy}
            disabled={!ready}
            onClick={() => {
              onPropose(draft, reason)
            }}
          >
            {CHAINS.propose}
          </Button>
          <Button
            onClick={() => {
              onDraft(null)
            }}
          >
            {CHAINS.cancel}
          </Button>
        </div>
      </Panel>
    </div>
  )
}

const AddStep = ({ draft, onDraft }: Props) => {
  const kinds = addable(draft)
  if (kinds.length === 0) return null
  return (
    <div className="chains-add">
      <span className="field-label">{CHAINS.addStep}</span>
      {kinds.map((kind) => (
        <Button
          key={kind}
          size="small"
          onClick={() => {
            onDraft(withStep(draft, kind))
          }}
        >
          {STAGE_WORDS[kind]}
        </Button>
      ))}
    </div>
  )
}

const StepForm = (props: Props & { readonly step: Step; readonly index: number }) => {
  const { draft, onDraft, step, index } = props
  const { kind, skippedBy, workingDays } = step
  const word = STAGE_WORDS[kind]
  const change = (next: Partial<Step>): void => {
    onDraft(withStepChange(draft, kind, next))
  }
  const button = (label: string, spoken: string, next: ChainDraft, disabled: boolean) => (
    <Button
      size="small"
      aria-label={spoken}
      disabled={disabled}
      onClick={() => {
        onDraft(next)
      }}
    >
      {label}
    </Button>
  )
  const last = draft.steps.length - 1
  return (
    <li className="chains-step">
      <div className="chains-step-head">
        <span className="soft">{CHAINS.place(index + 1)}</span>
        <strong>{word}</strong>
        <span className="soft">{CHAINS.hand(ROLE_WORDS[REVIEW_ROLE[kind]])}</span>
        <span className="chains-acts">
          {button(CHAINS.upShort, CHAINS.up(word), moved(draft, index, -1), index === 0)}
          {button(CHAINS.downShort, CHAINS.down(word), moved(draft, index, 1), index === last)}
          {isMandatory(kind) ? (
            <span className="chains-mandatory">{CHAINS.mandatory}</span>
          ) : (
            button(CHAINS.removeShort, CHAINS.remove(word), withoutStep(draft, kind), false)
          )}
        </span>
      </div>
      <div className="chains-step-fields">
        <label>
          <span className="soft">{CHAINS.days}</span>
          <InputNumber
            aria-label={CHAINS.daysOf(word)}
            size="small"
            min={1}
            max={250}
            precision={0}
            value={workingDays}
            onChange={(value) => {
              change({ workingDays: value })
            }}
          />
        </label>
        {!isMandatory(kind) && (
          <label>
            <span className="soft">{CHAINS.skip}</span>
            <Select<'none' | (typeof SKIP_ROLES)[number]>
              aria-label={CHAINS.skipOf(word)}
              size="small"
              className="chains-skip"
              value={skippedBy ?? 'none'}
              options={(['none', ...SKIP_ROLES] as const).map((value) => ({ value, label: CHAINS.skipBy[value] }))}
              onChange={(value) => {
                change({ skippedBy: value === 'none' ? null : value })
              }}
            />
          </label>
        )}
      </div>
      {kind === 'countersign' && (
        <Parties
          {...props}
          onParties={(parties) => {
            change({ parties: [...parties] })
          }}
        />
      )}
    </li>
  )
}

const Parties = ({
  step,
  view,
  onParties,
}: Props & { readonly step: Step; readonly onParties: (parties: readonly Party[]) => void }) => {
  const { parties } = step
  const change = (partyId: string, next: Partial<Party>): void => {
    onParties(parties.map((party) => (party.partyId === partyId ? { ...party, ...next } : party)))
  }
  return (
    <fieldset className="chains-parties">
      <legend>{CHAINS.parties}</legend>
      <p className="soft">{CHAINS.partiesHint}</p>
      {parties.map((party, index) => (
        <div key={party.partyId} className="chains-party">
          <Input
            aria-label={`${CHAINS.partyName} ${String(index + 1)}`}
            placeholder={CHAINS.partyName}
            value={party.name}
            maxLength={60}
            onChange={(event) => {
              change(party.partyId, { name: event.target.value })
            }}
          />
          <Select<string>
            aria-label={`${CHAINS.partyPerson} ${String(index + 1)}`}
            value={party.personId ?? ''}
            options={[
              { value: '', label: CHAINS.anybody },
              ...view.countersigners.map(({ personId, name }) => ({ value: personId, label: name })),
            ]}
            onChange={(value) => {
              change(party.partyId, { personId: value === '' ? null : value })
            }}
          />
          <Checkbox
            checked={party.required}
            onChange={({ target }) => {
              change(party.partyId, { required: target.checked })
            }}
          >
            {CHAINS.required}
          </Checkbox>
          <Button
            size="small"
            aria-label={CHAINS.removeParty(party.name)}
            onClick={() => {
              onParties(parties.filter((one) => one.partyId !== party.partyId))
            }}
          >
            {CHAINS.removeShort}
          </Button>
        </div>
      ))}
      <Button
        size="small"
        onClick={() => {
          onParties([...parties, newParty(parties.length)])
        }}
      >
        {CHAINS.addParty}
      </Button>
    </fieldset>
  )
}
