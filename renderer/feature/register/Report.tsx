import { useId, useState } from 'react'
import { Button, Input } from 'antd'
import { MOST_REPORT_UNITS } from '#shared/domain/office/register/register-events.ts'
import { useKeptForm } from '../../ui/form/kept-form.ts'
import { REGISTER } from '../../i18n/register.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Loading, Unreadable } from '../../ui/feedback/States.tsx'
import type { RegisterModel } from './useRegister.ts'

const TEXT = REGISTER.report

type Known = RegisterModel & { readonly report: NonNullable<RegisterModel['report']> }
type Part = Known['report']['parts'][number]

/** 年报文字: 一, 五 and 六 of the annual report, each written and saved by itself. */
export const Report = (model: RegisterModel) => {
  const { report, readError, onRetry, entryError, span } = model
  if (report === null) return readError === null ? <Loading /> : <Unreadable error={readError} onRetry={onRetry} />
  return (
    <>
      <p className="soft">{TEXT.intro}</p>
      <ul className="soft" aria-label={TEXT.days}>
        {report.days.map((day) => (
          <li key={day.matter}>{TEXT.day(day)}</li>
        ))}
      </ul>
      <Failure error={entryError} />
      {report.parts.map((part) => (
        <PartField key={`${part.part} ${String(span.year)}`} {...model} report={report} part={part} />
      ))}
    </>
  )
}

const PartField = ({ report, part, span, entryBusy, onEntry }: Known & { readonly part: Part }) => {
  const {
    value: typed,
    set: setTyped,
    settle,
  } = useKeptForm<string | null>(`report ${part.part} ${String(span.year)}`, null)
  const [replacing, setReplacing] = useState(false)
  const id = useId()
  const value = typed ?? part.text
  const isChanged = value !== part.text
  const insert = (): void => {
    setTyped(report.draft)
    setReplacing(false)
  }
  return (
    <Panel title={part.heading}>
      <p className="soft" id={`${id}-hint`}>
        {TEXT.hints[part.part]}
      </p>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (!isChanged || entryBusy) return
          void onEntry({ type: 'writeReportPart', year: span.year, part: part.part, text: value }).then((done) => {
            if (done) settle()
          })
        }}
      >
        <Input.TextArea
          aria-label={part.heading}
          aria-describedby={`${id}-hint`}
          value={value}
          maxLength={MOST_REPORT_UNITS}
          autoSize={{ minRows: part.part === 'general' ? 8 : 4, maxRows: 24 }}
          onChange={(event) => {
            setTyped(event.target.value)
          }}
        />
        <div className="button-row">
          <Button htmlType="submit" type="primary" disabled={!isChanged} loading={entryBusy}>
            {TEXT.save(part.heading)}
          </Button>
          {part.part === 'general' && (
            <Button
              onClick={() => {
                if (value.trim() === '') insert()
                else setReplacing(true)
              }}
            >
              {value.trim() === '' ? TEXT.insertDraft : TEXT.replaceDraft}
            </Button>
          )}
        </div>
        <Notice>{isChanged ? TEXT.unsaved : typed !== null && TEXT.savedAsShown}</Notice>
      </form>
      {replacing && (
        <Dialog
          title={TEXT.replaceDraft}
          confirmLabel={TEXT.replaceDraft}
          loses
          onConfirm={insert}
          onClose={() => {
            setReplacing(false)
          }}
        >
          <p>{TEXT.replaceText}</p>
        </Dialog>
      )}
    </Panel>
  )
}

/** What the report still lacks, before it is written out. */
export const Missing = ({ report }: Pick<RegisterModel, 'report'>) => {
  if (report === null) return null
  if (report.missing.length === 0)
    return (
      <p className="register-agrees" role="status">
        {TEXT.complete}
      </p>
    )
  return (
    <div className="register-problems" role="status">
      <h2>{TEXT.missing}</h2>
      <ul>
        {report.missing.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}
