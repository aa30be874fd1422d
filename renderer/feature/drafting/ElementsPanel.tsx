import { useId, useState, type ReactNode } from 'react'
import { Button, Input, Radio, Select } from 'antd'
import {
  DOCUMENT_FORMS,
  DOCUMENT_KINDS,
  URGENCIES,
  type DocumentForm,
  type DocumentKind,
  type OfficialDocument,
  type Urgency,
} from '#shared/domain/document/model.ts'
import { ELEMENTS, FORM_WORDS } from '../../i18n/elements.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { linesOfNames, listOfNames, namesOfLines, namesOfList } from './elements-model.ts'
import type { WireError } from '#shared/contract/errors.ts'

/** The fields that the editor does not hold; what the editor holds may change under this panel at any time. */
export type ElementFields = Omit<OfficialDocument, 'version' | 'body' | 'attachments'>

export interface ElementsProps {
  readonly document: OfficialDocument
  readonly onChange: (fields: Partial<ElementFields>) => void
  readonly defaults: {
    readonly busy: boolean
    readonly saved: boolean
    readonly error: WireError | null
    readonly onSave: () => void
  }
}

/** 版头 and 版记 as a form: what stands in the text itself (主送, 署名, 成文日期 …) is written in the editor. */
export const ElementsPanel = ({ document, onChange, defaults }: ElementsProps) => (
  <Panel title={ELEMENTS.heading}>
    <Choice label={ELEMENTS.kind}>
      {(id) => (
        <Select<DocumentKind | ''>
          id={id}
          className="elements-choice"
          value={document.kind ?? ''}
          options={[
            ...DOCUMENT_KINDS.map((value) => ({ value, label: value })),
            { value: '' as const, label: ELEMENTS.otherKind },
          ]}
          listHeight={320}
          virtual={false}
          onChange={(value) => {
            onChange({ kind: value === '' ? null : value })
          }}
        />
      )}
    </Choice>
    <Choice label={ELEMENTS.form}>
      {(id) => (
        <Select<DocumentForm>
          id={id}
          className="elements-choice"
          value={document.form}
          options={DOCUMENT_FORMS.map((value) => ({ value, label: FORM_WORDS[value] }))}
          onChange={(form) => {
            onChange({ form })
          }}
        />
      )}
    </Choice>
    <h3>{ELEMENTS.head}</h3>
    <TextField
      label={ELEMENTS.issuers}
      hint={ELEMENTS.issuersHint}
      value={linesOfNames(document.issuers)}
      rows={2}
      onChange={(text) => {
        onChange({ issuers: namesOfLines(text) })
      }}
    />
    <TextField
      label={ELEMENTS.documentNumber}
      hint={ELEMENTS.documentNumberHint}
      value={document.documentNumber}
      onChange={(documentNumber) => {
        onChange({ documentNumber })
      }}
    />
    <TextField
      label={ELEMENTS.signers}
      hint={ELEMENTS.signersHint}
      value={listOfNames(document.signers)}
      onChange={(text) => {
        onChange({ signers: namesOfList(text) })
      }}
    />
    <Choice label={ELEMENTS.urgency}>
      {(id) => (
        <Radio.Group
          aria-labelledby={id}
          value={document.urgency}
          options={URGENCIES.map((value) => ({ value, label: value === '' ? ELEMENTS.noUrgency : value }))}
          onChange={(event) => {
            // The group's values are URGENCIES.
            onChange({ urgency: event.target.value as Urgency })
          }}
        />
      )}
    </Choice>
    <h3>{ELEMENTS.foot}</h3>
    <TextField
      label={ELEMENTS.copyTo}
      hint={ELEMENTS.copyToHint}
      value={document.copyTo}
      rows={2}
      onChange={(copyTo) => {
        onChange({ copyTo: copyTo.replaceAll('\n', '') })
      }}
    />
    <TextField
      label={ELEMENTS.printedBy}
      value={document.printedBy}
      onChange={(printedBy) => {
        onChange({ printedBy })
      }}
    />
    <TextField
      label={ELEMENTS.printedOn}
      hint={ELEMENTS.printedOnHint}
      value={document.printedOn}
      onChange={(printedOn) => {
        onChange({ printedOn })
      }}
    />
    <div className="button-row">
      <Button size="small" loading={defaults.busy} onClick={defaults.onSave}>
        {ELEMENTS.saveDefaults}
      </Button>
    </div>
    <p className="soft" role="status">
      {defaults.saved ? ELEMENTS.defaultsSaved : ELEMENTS.saveDefaultsHint}
    </p>
    <Failure error={defaults.error} />
  </Panel>
)

const Choice = ({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) => {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      {children(id)}
    </div>
  )
}

/**
 * One field. It holds what is typed, so that a name is not cut at the comma that was just typed nor a half-composed word
 * taken for text; a value that comes from elsewhere replaces it once nobody writes here.
 */
const TextField = ({
  label,
  hint,
  value,
  rows = 1,
  onChange,
}: {
  readonly label: string
  readonly hint?: string
  readonly value: string
  readonly rows?: number
  readonly onChange: (text: string) => void
}) => {
  const id = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const field = {
    id,
    value: typed ?? value,
    autoComplete: 'off',
    spellCheck: false,
    'aria-describedby': `${id}-hint`,
    onFocus: () => {
      setTyped(value)
    },
    onBlur: () => {
      setTyped(null)
    },
    onCompositionEnd: (event: { readonly currentTarget: { readonly value: string } }) => {
      onChange(event.currentTarget.value)
    },
    onChange: (event: { readonly target: { readonly value: string }; readonly nativeEvent: unknown }) => {
      setTyped(event.target.value)
      const { nativeEvent } = event
      if (!(nativeEvent instanceof InputEvent && nativeEvent.isComposing)) onChange(event.target.value)
    },
  }
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      {rows === 1 ? (
        <Input {...field} maxLength={200} />
      ) : (
        <Input.TextArea {...field} maxLength={1000} autoSize={{ minRows: rows, maxRows: 6 }} />
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  )
}
