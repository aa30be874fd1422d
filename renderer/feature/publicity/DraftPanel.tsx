import { useState } from 'react'
import { Button } from 'antd'
import { PUBLICITY } from '../../i18n/publicity.ts'
import { DateField } from '../../ui/field/DateField.tsx'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { TextArea } from '../../ui/field/TextArea.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { BLANK_ENTRY, canPropose, isTaken, NO_DRAFT, withEntry, type Draft, type Entry } from './catalogue-model.ts'
import { EntriesTable } from './EntriesTable.tsx'
import { EntryDialog } from './EntryDialog.tsx'
import type { ReadCatalogue } from './useBasicCatalogue.ts'
import { discardForm } from '../../ui/form/kept-form.ts'

const words = PUBLICITY.catalogue

/** 编制新版: the lines of a draft, from the version in force or from a file, and when they come into force. */
export const DraftPanel = (model: ReadCatalogue) => {
  const { view, draft, onDraft, onImport, onPropose, busy } = model
  /** Which line is being edited; null for a new one, undefined for none. */
  const [editing, setEditing] = useState<number | null | undefined>(undefined)
  const [clearing, setClearing] = useState(false)
  const { entries } = draft
  const set = (change: Partial<Draft>): void => {
    onDraft({ ...draft, ...change })
  }
  const { current } = view
  const editedForm = { name: `catalogue line ${String(editing ?? 'new')}`, caseId: null }
  const close = (): void => {
    discardForm(editedForm)
    setEditing(undefined)
  }
  const edited: Entry = (typeof editing === 'number' ? entries[editing] : undefined) ?? BLANK_ENTRY
  return (
    <Panel title={words.draftHeading}>
      <p className="soft">{words.draftHint}</p>
      <div className="button-row">
        {current !== null && (
          <Button
            disabled={entries.length > 0}
            onClick={() => {
              set({ entries: current.entries })
            }}
          >
            {words.fromCurrent}
          </Button>
        )}
        <Button loading={busy} onClick={onImport}>
          {words.import}
        </Button>
        <Button
          onClick={() => {
            setEditing(null)
          }}
        >
          {words.add}
        </Button>
        {entries.length > 0 && (
          <Button
            onClick={() => {
              setClearing(true)
            }}
          >
            {words.clear}
          </Button>
        )}
      </div>
      <Failure error={model.importError} />
      {entries.length > 0 && (
        <>
          <p role="status">{words.draftCount(entries.length)}</p>
          <EntriesTable
            label={words.draftHeading}
            entries={entries}
            edit={{
              onEdit: setEditing,
              onRemove: (at) => {
                set({ entries: entries.toSpliced(at, 1) })
              },
            }}
          />
          <div className="publicity-row">
            <TextField
              label={words.version}
              value={draft.version}
              maxLength={40}
              placeholder={words.versionHint}
              required
              onChange={(version) => {
                set({ version })
              }}
            />
            <DateField
              label={words.effectiveOn}
              value={draft.effectiveOn}
              required
              onChange={(effectiveOn) => {
                set({ effectiveOn })
              }}
            />
          </div>
          <TextArea
            label={words.why}
            value={draft.note}
            rows={2}
            onChange={(note) => {
              set({ note })
            }}
          />
          <Failure error={model.proposeError} />
          {view.proposal !== null && <p className="gate-hint">{words.waits}</p>}
          <div className="button-row">
            <Button
              type="primary"
              loading={busy}
              disabled={!canPropose(draft) || view.proposal !== null}
              onClick={onPropose}
            >
              {words.propose(entries.length)}
            </Button>
          </div>
        </>
      )}
      {editing !== undefined && (
        <EntryDialog
          form={editedForm}
          entry={edited}
          isTaken={(item) => isTaken(entries, editing, item)}
          onDone={(entry) => {
            set({ entries: withEntry(entries, editing, entry) })
            close()
          }}
          onClose={close}
        />
      )}
      {clearing && (
        <Dialog
          title={words.clear}
          confirmLabel={words.clear}
          loses
          onConfirm={() => {
            onDraft(NO_DRAFT)
            setClearing(false)
          }}
          onClose={() => {
            setClearing(false)
          }}
        >
          <p>{words.clearText}</p>
        </Dialog>
      )}
    </Panel>
  )
}
