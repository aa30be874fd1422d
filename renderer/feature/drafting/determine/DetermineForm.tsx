import { useId } from 'react'
import { Checkbox, Select } from 'antd'
import { CHANNELS_OF_DISCLOSURE, ORIGINS, SCOPES } from '#shared/domain/case/disclosure-events.ts'
import { isRightOrgan } from '#shared/domain/case/disclosure-gates.ts'
import {
  BASIS_GROUPS,
  basisText,
  CHANNEL_WORDS,
  DETERMINE,
  LIMIT_BASES,
  ORIGIN_WORDS,
  OTHER_BASIS,
  SCOPE_WORDS,
} from '../../../i18n/determine.ts'
import { MODE_WORDS } from '../../../i18n/words.ts'
import { TextArea } from '../../../ui/TextArea.tsx'
import type { DisclosureMode } from '#shared/domain/case/events.ts'
import { Choice, Question, TextLine, YesNo } from './fields.tsx'
import { ItemQuestions } from './Items.tsx'
import { Consultations, ThirdParties, type ChooseRecord } from './Records.tsx'
import type { FormValue } from './determine-model.ts'

const MODES: readonly DisclosureMode[] = ['proactive', 'onRequest', 'withheld']

const basisOptions = (mode: DisclosureMode) => [
  ...(mode === 'proactive'
    ? BASIS_GROUPS.map(({ name, bases }) => ({
        label: name,
        options: bases.map(([value, label]) => ({ value, label })),
      }))
    : [{ label: MODE_WORDS[mode], options: LIMIT_BASES[mode].map(([value, label]) => ({ value, label })) }]),
  {
    label: DETERMINE.questions.otherBasis,
    options: [{ value: OTHER_BASIS, label: DETERMINE.questions.otherBasis }],
  },
]

export interface DetermineFormProps {
  readonly value: FormValue
  /** The document, then each attachment. */
  readonly titles: readonly string[]
  readonly chooser: ChooseRecord
  readonly onChange: (value: FormValue) => void
}

/** The questions of the determination, one a line, in five steps. Nothing is filled in beforehand. */
export const DetermineForm = (props: DetermineFormProps) => {
  const { value, titles, chooser, onChange } = props
  const set = (change: Partial<FormValue>): void => {
    onChange({ ...value, ...change })
  }
  const [sources, basis, items, others, reach] = DETERMINE.steps
  return (
    <>
      <section className="determine-step" aria-label={sources}>
        <h3>{sources}</h3>
        <Sources {...props} />
      </section>
      <section className="determine-step" aria-label={basis}>
        <h3>{basis}</h3>
        <Basis {...props} />
      </section>
      <section className="determine-step" aria-label={items}>
        <h3>{items}</h3>
        <ItemQuestions
          titles={titles}
          items={value.items}
          onChange={(next) => {
            set({ items: next })
          }}
        />
      </section>
      <section className="determine-step" aria-label={others}>
        <h3>{others}</h3>
        <ThirdParties
          rows={value.thirdParties}
          chooser={chooser}
          onChange={(next) => {
            set({ thirdParties: next })
          }}
        />
        <YesNo
          label={DETERMINE.questions.concernsOthers}
          value={value.concernsOthers}
          onChange={(concernsOthers) => {
            set({ concernsOthers })
          }}
        />
        {value.concernsOthers === true && (
          <Consultations
            rows={value.consultations}
            chooser={chooser}
            onChange={(consultations) => {
              set({ consultations })
            }}
          />
        )}
        <Approval {...props} />
      </section>
      <section className="determine-step" aria-label={reach}>
        <h3>{reach}</h3>
        <Reach {...props} />
      </section>
    </>
  )
}

const Sources = ({ value, onChange }: DetermineFormProps) => {
  const { questions } = DETERMINE
  const set = (change: Partial<FormValue>): void => {
    onChange({ ...value, ...change })
  }
  const joint = value.isJoint === true ? { organs: value.jointOrgans, leads: value.leads !== false } : null
  const isWrong = value.origin !== null && !isRightOrgan({ origin: value.origin, joint })
  return (
    <>
      <Choice
        label={questions.origin}
        value={value.origin}
        options={ORIGINS.map((origin) => [origin, ORIGIN_WORDS[origin]])}
        onChange={(origin) => {
          set({ origin })
        }}
      />
      <YesNo
        label={questions.joint}
        value={value.isJoint}
        onChange={(isJoint) => {
          set({ isJoint })
        }}
      />
      {value.isJoint === true && (
        <>
          <TextLine
            label={questions.jointOrgans}
            value={value.jointOrgans}
            onChange={(jointOrgans) => {
              set({ jointOrgans })
            }}
          />
          <YesNo
            label={questions.leads}
            value={value.leads}
            onChange={(leads) => {
              set({ leads })
            }}
          />
        </>
      )}
      {isWrong && <p className="gate-hint">{DETERMINE.wrongOrgan}</p>}
      <Choice
        label={questions.forwarded}
        value={value.forwarded}
        options={[['none', DETERMINE.none], ...MODES.map((mode) => [mode, MODE_WORDS[mode]] as const)]}
        onChange={(forwarded) => {
          set({ forwarded })
        }}
      />
    </>
  )
}

const Basis = ({ value, onChange }: DetermineFormProps) => {
  const { questions } = DETERMINE
  const id = useId()
  const set = (change: Partial<FormValue>): void => {
    onChange({ ...value, ...change })
  }
  return (
    <>
      <Choice
        label={questions.mode}
        value={value.mode}
        options={MODES.map((mode) => [mode, MODE_WORDS[mode]])}
        onChange={(mode) => {
          set({ mode, basisCode: mode === value.mode ? value.basisCode : null })
        }}
      />
      <div className="determine-line">
        <label htmlFor={id} className="determine-label">
          {questions.basis}
        </label>
        <Select
          id={id}
          className="determine-text"
          placeholder={questions.basisPlaceholder}
          disabled={value.mode === null}
          value={value.basisCode}
          options={value.mode === null ? [] : basisOptions(value.mode)}
          listHeight={320}
          virtual={false}
          onChange={(code: FormValue['basisCode']) => {
            set({ basisCode: code })
          }}
        />
      </div>
      {value.basisCode !== null && value.basisCode !== OTHER_BASIS && (
        <p className="soft determine-note">{basisText(value.basisCode)}</p>
      )}
      {value.basisCode === OTHER_BASIS && (
        <TextLine
          label={questions.otherBasis}
          value={value.otherBasis}
          onChange={(otherBasis) => {
            set({ otherBasis })
          }}
        />
      )}
      {value.mode !== null && value.mode !== 'proactive' && (
        <TextArea
          label={questions.reason}
          value={value.reason}
          required
          onChange={(reason) => {
            set({ reason })
          }}
        />
      )}
    </>
  )
}

const Approval = ({ value, onChange }: DetermineFormProps) => {
  const { approval } = value
  const set = (change: Partial<FormValue['approval']>): void => {
    onChange({ ...value, approval: { ...approval, ...change } })
  }
  const words = DETERMINE.approval
  return (
    <>
      <YesNo
        label={DETERMINE.questions.needsApproval}
        value={value.needsApproval}
        onChange={(needsApproval) => {
          onChange({ ...value, needsApproval })
        }}
      />
      {value.needsApproval === true && (
        <div className="determine-row">
          <TextLine
            label={words.authority}
            value={approval.authority}
            onChange={(authority) => {
              set({ authority })
            }}
          />
          <TextLine
            label={words.number}
            value={approval.documentNumber}
            onChange={(documentNumber) => {
              set({ documentNumber })
            }}
          />
          <TextLine
            label={words.on}
            type="date"
            value={approval.approvedOn}
            onChange={(approvedOn) => {
              set({ approvedOn })
            }}
          />
        </div>
      )}
    </>
  )
}

const Reach = ({ value, onChange }: DetermineFormProps) => {
  const { questions } = DETERMINE
  const set = (change: Partial<FormValue>): void => {
    onChange({ ...value, ...change })
  }
  return (
    <>
      <Choice
        label={questions.scope}
        value={value.scope}
        options={SCOPES.map((scope) => [scope, SCOPE_WORDS[scope]])}
        onChange={(scope) => {
          set({ scope })
        }}
      />
      {value.scope !== null && value.scope !== 'society' && (
        <TextLine
          label={questions.scopeNote}
          value={value.scopeNote}
          onChange={(scopeNote) => {
            set({ scopeNote })
          }}
        />
      )}
      <Question label={questions.channels}>
        <Checkbox.Group
          aria-label={questions.channels}
          value={[...value.channels]}
          options={CHANNELS_OF_DISCLOSURE.map((channel) => ({ value: channel, label: CHANNEL_WORDS[channel] }))}
          onChange={(channels) => {
            set({ channels })
          }}
        />
      </Question>
      <YesNo
        label={questions.posted}
        value={value.isPosted}
        onChange={(isPosted) => {
          set({ isPosted })
        }}
      />
      {value.isPosted === true && (
        <>
          <TextLine
            label={questions.from}
            type="date"
            value={value.from}
            onChange={(from) => {
              set({ from })
            }}
          />
          <TextLine
            label={questions.until}
            type="date"
            value={value.until}
            onChange={(until) => {
              set({ until })
            }}
          />
        </>
      )}
    </>
  )
}
