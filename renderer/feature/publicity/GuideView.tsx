import { useId } from 'react'
import { Button, Input, InputNumber } from 'antd'
import { GUIDE_PARTS, type GuidePart, type GuideTexts } from '#shared/domain/office/publicity/publicity-events.ts'
import { GUIDE_TEXT_UNITS } from '#shared/domain/office/publicity/publicity-shape.ts'
import { dateTimeText, plainDateText } from '../../i18n/date.ts'
import { GUIDE_WORDS, PUBLICITY } from '../../i18n/publicity.ts'
import { COMMON } from '../../i18n/words.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { LinkButton } from '../../ui/navigation/LinkButton.tsx'
import { ListTable } from '../../ui/table/ListTable.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Facts, Panel } from '../../ui/Panel.tsx'
import { Loading, Unreadable } from '../../ui/feedback/States.tsx'
import { SheetExport } from '../../ui/job/SheetExport.tsx'
import type { GuideModel } from './useGuide.ts'

const words = PUBLICITY.guide
/** Running text, and what is one line. */
const LONG: readonly GuidePart[] = ['classification', 'arrangement', 'access']

/** 公开指南: what Art. 12 names, every version, and why it is to be looked through again. */
export const GuideView = (model: GuideModel) => {
  const { view, readError, keeps } = model
  if (view === null) return readError === null ? <Loading /> : <Unreadable error={readError} onRetry={model.onRetry} />
  const [last] = view.versions
  return (
    <div className="publicity-tab">
      <p className="soft">{words.intro}</p>
      {view.isOld && <p className="gate-hint">{words.old}</p>}
      {view.behind.length > 0 && (
        <p className="gate-hint">{words.behind(view.behind.map((name) => words.settings[name]))}</p>
      )}
      {keeps ? (
        <Form {...model} />
      ) : (
        <Panel title={PUBLICITY.tabs.guide}>
          {last === undefined ? <p>{words.none}</p> : <Texts texts={last.texts} />}
          <p className="soft">{words.only}</p>
        </Panel>
      )}
      {last !== undefined && <Versions {...model} view={view} />}
      {last !== undefined && <SheetExport {...model.sheet} />}
    </div>
  )
}

const Form = ({ draft, onDraft, canSave, onSave, busy, error, message }: GuideModel) => {
  const id = useId()
  const field = (part: GuidePart) => {
    const props = {
      value: draft.texts[part],
      maxLength: GUIDE_TEXT_UNITS,
      onChange: ({ target }: { readonly target: { readonly value: string } }) => {
        onDraft({ ...draft, texts: { ...draft.texts, [part]: target.value } })
      },
    }
    return (
      <label key={part} className="field">
        <span className="field-label">
          {GUIDE_WORDS[part]}
          <span className="field-required">{COMMON.required}</span>
        </span>
        {LONG.includes(part) ? (
          <Input.TextArea {...props} autoSize={{ minRows: 3, maxRows: 12 }} />
        ) : (
          <Input {...props} autoComplete="off" />
        )}
      </label>
    )
  }
  return (
    <Panel title={words.heading}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (canSave && !busy) onSave()
        }}
      >
        {GUIDE_PARTS.map(field)}
        <div className="publicity-row">
          <DateField
            label={words.issuedOn}
            value={draft.issuedOn}
            required
            onChange={(issuedOn) => {
              onDraft({ ...draft, issuedOn })
            }}
          />
          <div className="field">
            <label className="field-label" htmlFor={`${id}-months`}>
              {words.reviewMonths}
            </label>
            <InputNumber
              id={`${id}-months`}
              min={1}
              max={120}
              precision={0}
              value={draft.reviewMonths}
              onChange={(reviewMonths) => {
                if (reviewMonths !== null) onDraft({ ...draft, reviewMonths })
              }}
            />
          </div>
        </div>
        <Failure error={error} />
        <Notice>{message}</Notice>
        <div className="button-row">
          <Button type="primary" htmlType="submit" loading={busy} disabled={!canSave}>
            {words.save}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

const Texts = ({ texts }: { readonly texts: GuideTexts }) => (
  <Facts
    rows={GUIDE_PARTS.map((part) => [GUIDE_WORDS[part], <span className="facts-lines">{texts[part]}</span>] as const)}
  />
)

const Versions = ({ view, shown, onShow }: GuideModel & { readonly view: NonNullable<GuideModel['view']> }) => {
  const open = view.versions.find(({ recordId }) => recordId === shown)
  return (
    <Panel title={words.versionsHeading}>
      <ListTable columns={words.versionColumns}>
        {view.versions.map(({ recordId, issuedOn, by, at }) => (
          <tr key={recordId}>
            <td className="list-date">{plainDateText(issuedOn)}</td>
            <td>{by}</td>
            <td>{dateTimeText(at)}</td>
            <td>
              <LinkButton
                onClick={() => {
                  onShow(shown === recordId ? null : recordId)
                }}
              >
                {shown === recordId ? PUBLICITY.catalogue.hide : PUBLICITY.catalogue.show}
              </LinkButton>
            </td>
          </tr>
        ))}
      </ListTable>
      {open !== undefined && <Texts texts={open.texts} />}
    </Panel>
  )
}
