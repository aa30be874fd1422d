import { useId } from 'react'
import { Button, Input, InputNumber } from 'antd'
import type { Output } from '#shared/contract/channels.ts'
import { DEFAULT_PATTERN, DEFAULT_SERIAL_DIGITS } from '#shared/domain/archive/archival-number.ts'
import { archivalPatternShown, archivalPatternStored, ARCHIVE_DESK, RETENTION_WORDS } from '../../i18n/archive.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { ListTable } from '../../ui/table/ListTable.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Loading, Unreadable } from '../../ui/feedback/States.tsx'
import { TextArea } from '../../ui/field/TextArea.tsx'
import type { RulesModel } from './useRules.ts'
import { useFieldOf } from '../../ui/form/use-field.ts'
import { discardForm, useKeptForm } from '../../ui/form/kept-form.ts'

const words = ARCHIVE_DESK.rules

/** 规则: fonds, form of the numbers, and the retention table of the unit. */
export const RulesView = (model: RulesModel) => {
  const { view, readError } = model
  if (view === null) return readError === null ? <Loading /> : <Unreadable error={readError} onRetry={model.onRetry} />
  return (
    <div className="archive-tab">
      <Failure error={model.error} />
      <Notice>{model.message}</Notice>
      <NumberPanel key={JSON.stringify(view.rules)} {...model} view={view} />
      <TablePanel {...model} view={view} />
    </div>
  )
}

type Shown = RulesModel & { readonly view: NonNullable<RulesModel['view']> }
type Draft = NonNullable<Output<'archive.rules'>['rules']>

const EMPTY: Draft = {
  fonds: '',
  fondsName: '',
  category: 'WS',
  organisation: '',
  pattern: DEFAULT_PATTERN,
  digits: DEFAULT_SERIAL_DIGITS,
  transferYears: 10,
}

const NumberPanel = ({ view, keeps, busy, onSave }: Shown) => {
  const { value: typed, set: setDraft, discard } = useKeptForm<Draft | null>('archive rules', null)
  const draft = typed ?? view.rules ?? EMPTY
  const id = useId()
  const set = (change: Partial<Draft>): void => {
    setDraft({ ...draft, ...change })
  }
  const field = (name: 'fonds' | 'fondsName' | 'category' | 'organisation' | 'pattern', label: string, hint = '') => (
    <>
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <Input
        id={`${id}-${name}`}
        value={name === 'pattern' ? archivalPatternShown(draft.pattern) : draft[name]}
        readOnly={!keeps}
        maxLength={name === 'fondsName' ? 200 : 100}
        onChange={({ target }) => {
          set({ [name]: name === 'pattern' ? archivalPatternStored(target.value) : target.value })
        }}
      />
      {hint !== '' && <p className="soft archive-hint">{hint}</p>}
    </>
  )
  const number = (name: 'digits' | 'transferYears', label: string, min: number, max: number, hint = '') => (
    <>
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <InputNumber
        id={`${id}-${name}`}
        {...{ min, max }}
        precision={0}
        readOnly={!keeps}
        value={draft[name]}
        onChange={(value) => {
          if (value !== null) set({ [name]: value })
        }}
      />
      {hint !== '' && <p className="soft archive-hint">{hint}</p>}
    </>
  )
  const complete =
    /^[A-Z0-9]{1,10}$/.test(draft.fonds) && /^[A-Z]{2}$/.test(draft.category) && draft.organisation !== ''
  return (
    <Panel title={words.heading}>
      <div className="archive-fields">
        {field('fonds', words.fonds, words.fondsHint)}
        {field('fondsName', words.fondsName)}
        {field('category', words.category, words.categoryHint)}
        {field('organisation', words.organisation)}
        {field('pattern', words.pattern, words.patternHint)}
        {number('digits', words.digits, 3, 7)}
        {number('transferYears', words.transferYears, 1, 50, words.transferHint)}
        {view.sample !== null && <p className="archive-hint">{words.sample(view.sample)}</p>}
        {keeps ? (
          <div className="button-row">
            <Button
              type="primary"
              loading={busy}
              disabled={!complete}
              onClick={() => {
                onSave(draft, discard)
              }}
            >
              {words.save}
            </Button>
          </div>
        ) : (
          <p className="soft archive-hint">{words.leader}</p>
        )}
      </div>
    </Panel>
  )
}

const ADOPTING = { name: 'retention table', caseId: null }

const TablePanel = ({ view, keeps, busy, checked, onImport, onExample, onAdopt }: Shown) => {
  const [version, setVersion] = useFieldOf(ADOPTING, 'version', '')
  const [basis, setBasis] = useFieldOf(ADOPTING, 'basis', '')
  const { table } = view
  return (
    <Panel title={words.tableHeading}>
      {table === null ? (
        <p>{words.noTable}</p>
      ) : (
        <>
          <p>{words.tableNow(table.version, table.rows.length, table.by, table.at)}</p>
          <p>{words.basisNow(table.basis)}</p>
          {table.example && <p className="gate-hint">{words.example}</p>}
          {checked === null && <RowsTable rows={table.rows} />}
        </>
      )}
      {keeps && (
        <div className="button-row">
          <Button loading={busy} onClick={onImport}>
            {words.import}
          </Button>
          <Button loading={busy} onClick={onExample}>
            {words.useExample}
          </Button>
        </div>
      )}
      {checked !== null && (
        <>
          <p>{words.preview(checked.rows.length)}</p>
          <RowsTable rows={checked.rows} />
          <label className="field">
            <span className="field-label">{words.version}</span>
            <Input
              value={version}
              maxLength={40}
              placeholder={words.versionHint}
              onChange={({ target }) => {
                setVersion(target.value)
              }}
            />
          </label>
          <TextArea label={words.basis} value={basis} onChange={setBasis} rows={2} required />
          <div className="button-row">
            <Button
              type="primary"
              loading={busy}
              disabled={version.trim() === '' || basis.trim() === ''}
              onClick={() => {
                onAdopt(version.trim(), basis, () => {
                  discardForm(ADOPTING)
                })
              }}
            >
              {words.adopt}
            </Button>
          </div>
        </>
      )}
    </Panel>
  )
}

const RowsTable = ({ rows }: { readonly rows: Output<'archive.checkTable'>['rows'] }) => (
  <ListTable columns={words.columns}>
    {rows.map(({ item, matter, retention, words: kinds }) => (
      <tr key={item}>
        <td>{item}</td>
        <td>{matter}</td>
        <td>{RETENTION_WORDS[retention]}</td>
        <td>{kinds.join('、')}</td>
      </tr>
    ))}
  </ListTable>
)
