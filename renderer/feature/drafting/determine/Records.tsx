import type { ReactNode } from 'react'
import { Button } from 'antd'
import { CONSULTATION_OUTCOMES, THIRD_PARTY_GROUNDS } from '#shared/domain/case/disclosure/disclosure-events.ts'
import { OBJECTION_OUTCOMES } from '#shared/domain/case/enforcement/enforcement-events.ts'
import { OBJECTION_WORDS } from '../../../i18n/enforcement.ts'
import { DETERMINE, GROUND_WORDS, OUTCOME_WORDS } from '../../../i18n/determine.ts'
import { TextArea } from '../../../ui/field/TextArea.tsx'
import { bindTo } from './bind.ts'
import type { ConsultationRow, ThirdPartyRow } from './determine-model.ts'
import { Choice, Question, TextLine } from './fields.tsx'

type RecordFile = ThirdPartyRow['file']

export interface ChooseRecord {
  readonly onChooseFile: (onChosen: (file: NonNullable<RecordFile>) => void) => void
  readonly busy: boolean
}

const FileLine = ({
  label,
  file,
  chooser,
  onChosen,
}: {
  readonly label: string
  readonly file: RecordFile
  readonly chooser: ChooseRecord
  readonly onChosen: (file: NonNullable<RecordFile>) => void
}) => (
  <Question label={label}>
    <span className={file === null ? 'soft' : ''}>{file?.fileName ?? DETERMINE.noFile}</span>
    <Button
      size="small"
      loading={chooser.busy}
      onClick={() => {
        chooser.onChooseFile(onChosen)
      }}
    >
      {DETERMINE.chooseFile}
    </Button>
  </Question>
)

interface RowListProps<Row> {
  readonly legend: string
  readonly addLabel: string
  /** What a row begins as. */
  readonly blank: Row
  readonly rows: readonly Row[]
  readonly onChange: (rows: readonly Row[]) => void
  readonly children: (row: Row, onRow: (row: Row) => void) => ReactNode
}

/** As many rows as there are cases of something, each with its fields and its way out. */
const RowList = <Row,>({ legend, addLabel, blank, rows, onChange, children }: RowListProps<Row>) => (
  <fieldset className="determine-item">
    <legend>{legend}</legend>
    {rows.map((row, index) => (
      <div key={index} className="determine-row">
        {children(row, (next) => {
          onChange(rows.with(index, next))
        })}
        <div className="button-row">
          <Button
            size="small"
            onClick={() => {
              onChange(rows.toSpliced(index, 1))
            }}
          >
            {DETERMINE.removeRow}
          </Button>
        </div>
      </div>
    ))}
    <Button
      onClick={() => {
        onChange([...rows, blank])
      }}
    >
      {addLabel}
    </Button>
  </fieldset>
)

interface RecordsProps<Row> {
  readonly rows: readonly Row[]
  readonly chooser: ChooseRecord
  readonly onChange: (rows: readonly Row[]) => void
}

const NEW_OBJECTION: NonNullable<ThirdPartyRow['objection']> = {
  ...{ toldOn: '', means: '', until: '', outcome: 'awaited', handling: '' },
}

/** 行政许可法 Art. 5: when and how the applicant was told, until when they may object, and whether they did. */
const ObjectionLines = ({
  value,
  onChange,
}: {
  readonly value: NonNullable<ThirdPartyRow['objection']>
  readonly onChange: (value: NonNullable<ThirdPartyRow['objection']>) => void
}) => {
  const words = DETERMINE.party
  const bind = bindTo(value, onChange)
  return (
    <>
      <p className="soft determine-note">{words.objectionHint}</p>
      <TextLine label={words.toldOn} type="date" {...bind('toldOn')} />
      <TextLine label={words.means} {...bind('means')} />
      <TextLine label={words.until} type="date" {...bind('until')} />
      <Choice
        label={words.outcome}
        options={OBJECTION_OUTCOMES.map((outcome) => [outcome, OBJECTION_WORDS[outcome]])}
        {...bind('outcome')}
      />
      {value.outcome === 'raised' && <TextArea label={words.handling} rows={2} required {...bind('handling')} />}
    </>
  )
}

const NEW_PARTY: ThirdPartyRow = { name: '', matter: '', ground: 'consent', file: null, decidedBy: '', reason: '' }

/** Art. 15: each third party, what of theirs, and why it goes out or does not. */
export const ThirdParties = ({ rows, chooser, onChange }: RecordsProps<ThirdPartyRow>) => {
  const words = DETERMINE.party
  return (
    <RowList
      legend={DETERMINE.thirdParties}
      addLabel={DETERMINE.addThirdParty}
      blank={NEW_PARTY}
      {...{ rows, onChange }}
    >
      {(row, onRow) => {
        const bind = bindTo(row, onRow)
        return (
          <>
            <TextLine label={words.name} {...bind('name')} />
            <TextLine label={words.matter} {...bind('matter')} />
            <Choice
              label={words.ground}
              value={row.ground}
              options={THIRD_PARTY_GROUNDS.map((ground) => [ground, GROUND_WORDS[ground]])}
              onChange={(ground) => {
                const { objection: _, ...rest } = row
                const next = { ...rest, ground, file: ground === row.ground ? row.file : null }
                onRow(ground === 'statute' ? { ...next, objection: row.objection ?? NEW_OBJECTION } : next)
              }}
            />
            {row.ground === 'consent' ? (
              <FileLine
                label={DETERMINE.file('consent')}
                file={row.file}
                chooser={chooser}
                onChosen={bind('file').onChange}
              />
            ) : (
              <TextArea
                label={row.ground === 'statute' ? words.law : words.reason}
                rows={2}
                required
                {...bind('reason')}
              />
            )}
            {row.ground === 'statute' && (
              <>
                <FileLine
                  label={DETERMINE.file('told')}
                  file={row.file}
                  chooser={chooser}
                  onChosen={bind('file').onChange}
                />
                <ObjectionLines
                  value={row.objection ?? NEW_OBJECTION}
                  onChange={(objection) => {
                    onRow({ ...row, objection })
                  }}
                />
              </>
            )}
            {row.ground === 'publicInterest' && <TextLine label={words.decidedBy} {...bind('decidedBy')} />}
          </>
        )
      }}
    </RowList>
  )
}

const NEW_CONSULTATION: ConsultationRow = {
  organ: '',
  consultedOn: '',
  means: '',
  file: null,
  outcome: 'pending',
  note: '',
}

/** Art. 11: with whom it was consulted, when, how, and what came of it. */
export const Consultations = ({ rows, chooser, onChange }: RecordsProps<ConsultationRow>) => {
  const words = DETERMINE.consult
  return (
    <RowList
      legend={DETERMINE.consultations}
      addLabel={DETERMINE.addConsultation}
      blank={NEW_CONSULTATION}
      {...{ rows, onChange }}
    >
      {(row, onRow) => {
        const bind = bindTo(row, onRow)
        return (
          <>
            <TextLine label={words.organ} {...bind('organ')} />
            <TextLine label={words.on} type="date" {...bind('consultedOn')} />
            <TextLine label={words.means} {...bind('means')} />
            <Choice
              label={words.outcome}
              options={CONSULTATION_OUTCOMES.map((outcome) => [outcome, OUTCOME_WORDS[outcome]])}
              {...bind('outcome')}
            />
            <FileLine
              label={DETERMINE.file('reply')}
              file={row.file}
              chooser={chooser}
              onChosen={bind('file').onChange}
            />
          </>
        )
      }}
    </RowList>
  )
}
