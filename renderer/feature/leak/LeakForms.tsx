import { Radio } from 'antd'
import {
  LEAK_ADDRESSEES,
  LEAK_MATTERS,
  LEAK_MEASURES,
  type LeakAddressee,
  type LeakMatter,
  type LeakMeasure,
} from '#shared/domain/office/leak/leak-events.ts'
import { ADDRESSEE_WORDS, LEAK, MATTER_CHOICES, MEASURE_WORDS } from '../../i18n/leak.ts'
import { COMMON } from '../../i18n/words.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { TextArea } from '../../ui/field/TextArea.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { useField } from '../../ui/form/use-field.ts'
import { beijingInstant, inputOfInstant } from './leak-model.ts'
import type { LeakModel } from './useLeak.ts'

/** One of a few, each on a line of its own. */
const Choices = <T extends string>({
  legend,
  of,
  words,
  value,
  onChange,
}: {
  readonly legend: string
  readonly of: readonly T[]
  readonly words: Readonly<Record<T, string>>
  readonly value: T
  readonly onChange: (value: T) => void
}) => (
  <fieldset className="bare-fieldset leak-choices">
    <legend>{legend}</legend>
    <Radio.Group
      className="choices"
      aria-label={legend}
      value={value}
      onChange={(event) => {
        const chosen = of.find((one) => one === (event.target as { readonly value: unknown }).value)
        if (chosen !== undefined) onChange(chosen)
      }}
      options={of.map((one) => ({ value: one, label: words[one] }))}
    />
  </fieldset>
)

export const NoticeForm = ({ about, personName, now, busy, error, onNotice, onOpen }: LeakModel) => {
  const [at, setAt] = useField('at', inputOfInstant(now))
  const [by, setBy] = useField('by', personName)
  const [what, setWhat] = useField('what', '')
  const [matter, setMatter] = useField<LeakMatter>('matter', 'secret')
  const noticedAt = beijingInstant(at)
  return (
    <Dialog
      title={LEAK.noticeHeading}
      confirmLabel={LEAK.notice}
      busy={busy}
      disabled={noticedAt === null || by.trim() === '' || what.trim() === ''}
      onClose={() => {
        onOpen(null)
      }}
      onConfirm={() => {
        if (noticedAt !== null) onNotice({ noticedAt, noticedBy: by, what, matter })
      }}
    >
      <Failure error={error} />
      <p className="leak-late">{LEAK.noText}</p>
      {about !== null && <p>{LEAK.about(about.title)}</p>}
      <TextField
        label={LEAK.noticedAt}
        type="datetime-local"
        value={at}
        onChange={setAt}
        max={inputOfInstant(now)}
        required
      />
      <TextField label={LEAK.noticedBy} value={by} onChange={setBy} required />
      <TextArea label={LEAK.what} value={what} onChange={setWhat} required />
      <Choices legend={LEAK.matter} of={LEAK_MATTERS} words={MATTER_CHOICES} value={matter} onChange={setMatter} />
      <p className="soft">{LEAK.matterHint}</p>
    </Dialog>
  )
}

export const MeasureForm = ({
  incidentId,
  now,
  busy,
  error,
  onMeasure,
  onOpen,
}: LeakModel & { readonly incidentId: string }) => {
  const [measure, setMeasure] = useField<LeakMeasure>('measure', 'takenDown')
  const [channel, setChannel] = useField('channel', '')
  const [at, setAt] = useField('at', inputOfInstant(now))
  const [note, setNote] = useField('note', '')
  const takenAt = beijingInstant(at)
  return (
    <Dialog
      title={LEAK.addMeasure}
      confirmLabel={COMMON.confirm}
      busy={busy}
      disabled={takenAt === null || (channel.trim() === '' && note.trim() === '')}
      onClose={() => {
        onOpen(null)
      }}
      onConfirm={() => {
        if (takenAt !== null) onMeasure(incidentId, { measure, channel, takenAt, note })
      }}
    >
      <Failure error={error} />
      <Choices legend={LEAK.measure} of={LEAK_MEASURES} words={MEASURE_WORDS} value={measure} onChange={setMeasure} />
      <TextField label={LEAK.channel} value={channel} onChange={setChannel} />
      <TextField label={LEAK.takenAt} type="datetime-local" value={at} onChange={setAt} required />
      <TextArea label={LEAK.note} value={note} onChange={setNote} rows={2} />
    </Dialog>
  )
}

export const ReportForm = ({
  incidentId,
  first,
  now,
  busy,
  error,
  onReport,
  onOpen,
}: LeakModel & { readonly incidentId: string; readonly first: LeakAddressee }) => {
  const [to, setTo] = useField('to', first)
  const [authority, setAuthority] = useField('authority', '')
  const [documentNumber, setDocumentNumber] = useField('documentNumber', '')
  const [at, setAt] = useField('at', inputOfInstant(now))
  const reportedAt = beijingInstant(at)
  return (
    <Dialog
      title={LEAK.addReport}
      confirmLabel={COMMON.confirm}
      busy={busy}
      disabled={reportedAt === null || authority.trim() === ''}
      onClose={() => {
        onOpen(null)
      }}
      onConfirm={() => {
        if (reportedAt !== null) onReport(incidentId, { to, authority, documentNumber, reportedAt })
      }}
    >
      <Failure error={error} />
      <Choices legend={LEAK.to} of={LEAK_ADDRESSEES} words={ADDRESSEE_WORDS} value={to} onChange={setTo} />
      <TextField label={LEAK.authority} value={authority} onChange={setAuthority} required />
      <TextField label={LEAK.number} value={documentNumber} onChange={setDocumentNumber} />
      <TextField label={LEAK.reportedAt} type="datetime-local" value={at} onChange={setAt} required />
    </Dialog>
  )
}
