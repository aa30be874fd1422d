import { Button } from 'antd'
import { CONSULTATION_OUTCOMES, THIRD_PARTY_GROUNDS } from '#shared/domain/case/disclosure-events.ts'
import { DETERMINE, GROUND_WORDS, OUTCOME_WORDS } from '../../../i18n/determine.ts'
import { TextArea } from '../../../ui/TextArea.tsx'
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

const RowEnd = ({ onRemove }: { readonly onRemove: () => void }) => (
  <div className="button-row">
    <Button size="small" onClick={onRemove}>
      {DETERMINE.removeRow}
    </Button>
  </div>
)

const NEW_PARTY: ThirdPartyRow = { name: '', matter: '', ground: 'consent', file: null, decidedBy: '', reason: '' }

/** Art. 15: each third party, what of theirs, and why it goes out or does not. */
export const ThirdParties = ({
  rows,
  chooser,
  onChange,
}: {
  readonly rows: readonly ThirdPartyRow[]
  readonly chooser: ChooseRecord
  readonly onChange: (rows: readonly ThirdPartyRow[]) => void
}) => {
  const words = DETERMINE.party
  return (
    <fieldset className="determine-item">
      <legend>{DETERMINE.thirdParties}</legend>
      {rows.map((row, index) => {
        const set = (change: Partial<ThirdPartyRow>): void => {
          onChange(rows.with(index, { ...row, ...change }))
        }
        return (
          <div key={index} className="determine-row">
            <TextLine
              label={words.name}
              value={row.name}
              onChange={(name) => {
                set({ name })
              }}
            />
            <TextLine
              label={words.matter}
              value={row.matter}
              onChange={(matter) => {
                set({ matter })
              }}
            />
            <Choice
              label={words.ground}
              value={row.ground}
              options={THIRD_PARTY_GROUNDS.map((ground) => [ground, GROUND_WORDS[ground]])}
              onChange={(ground) => {
                set({ ground, file: ground === 'consent' ? row.file : null })
              }}
            />
            {row.ground === 'consent' ? (
              <FileLine
                label={DETERMINE.file('consent')}
                file={row.file}
                chooser={chooser}
                onChosen={(file) => {
                  set({ file })
                }}
              />
            ) : (
              <TextArea
                label={words.reason}
                value={row.reason}
                rows={2}
                required
                onChange={(reason) => {
                  set({ reason })
                }}
              />
            )}
            {row.ground === 'publicInterest' && (
              <TextLine
                label={words.decidedBy}
                value={row.decidedBy}
                onChange={(decidedBy) => {
                  set({ decidedBy })
                }}
              />
            )}
            <RowEnd
              onRemove={() => {
                onChange(rows.toSpliced(index, 1))
              }}
            />
          </div>
        )
      })}
      <Button
        onClick={() => {
          onChange([...rows, NEW_PARTY])
        }}
      >
        {DETERMINE.addThirdParty}
      </Button>
    </fieldset>
  )
}

/** Art. 11: with whom it was consulted, when, how, and what came of it. */
export const Consultations = ({
  rows,
  chooser,
  onChange,
}: {
  readonly rows: readonly ConsultationRow[]
  readonly chooser: ChooseRecord
  readonly onChange: (rows: readonly ConsultationRow[]) => void
}) => {
  const words = DETERMINE.consult
  const fresh: ConsultationRow = { organ: '', consultedOn: '', means: '', file: null, outcome: 'pending', note: '' }
  return (
    <fieldset className="determine-item">
      <legend>{DETERMINE.consultations}</legend>
      {rows.map((row, index) => {
        const set = (change: Partial<ConsultationRow>): void => {
          onChange(rows.with(index, { ...row, ...change }))
        }
        return (
          <div key={index} className="determine-row">
            <TextLine
              label={words.organ}
              value={row.organ}
              onChange={(organ) => {
                set({ organ })
              }}
            />
            <TextLine
              label={words.on}
              type="date"
              value={row.consultedOn}
              onChange={(consultedOn) => {
                set({ consultedOn })
              }}
            />
            <TextLine
              label={words.means}
              value={row.means}
              onChange={(means) => {
                set({ means })
              }}
            />
            <Choice
              label={words.outcome}
              value={row.outcome}
              options={CONSULTATION_OUTCOMES.map((outcome) => [outcome, OUTCOME_WORDS[outcome]])}
              onChange={(outcome) => {
                set({ outcome })
              }}
            />
            <FileLine
              label={DETERMINE.file('reply')}
              file={row.file}
              chooser={chooser}
              onChosen={(file) => {
                set({ file })
              }}
            />
            <RowEnd
              onRemove={() => {
                onChange(rows.toSpliced(index, 1))
              }}
            />
          </div>
        )
      })}
      <Button
        onClick={() => {
          onChange([...rows, fresh])
        }}
      >
        {DETERMINE.addConsultation}
      </Button>
    </fieldset>
  )
}
