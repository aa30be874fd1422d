import { useState } from 'react'
import { Radio } from 'antd'
import {
  LEAK_ADDRESSEES,
  LEAK_MEASURES,
  type LeakAddressee,
  type LeakMeasure,
} from '#shared/domain/office/care-events.ts'
import { ADDRESSEE_WORDS, LEAK, MEASURE_WORDS } from '../../i18n/leak.ts'
import { COMMON } from '../../i18n/words.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Failure } from '../../ui/Failure.tsx'
import { TextArea } from '../../ui/TextArea.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { beijingInstant, inputOfInstant } from './leak-model.ts'
import type { LeakModel } from './useLeak.ts'

export const NoticeForm = ({ about, personName, now, busy, error, onNotice, onOpen }: LeakModel) => {
  const [at, setAt] = useState(inputOfInstant(now))
  const [by, setBy] = useState(personName)
  const [what, setWhat] = useState('')
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
        if (noticedAt !== null) onNotice({ noticedAt, noticedBy: by, what })
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
  const [measure, setMeasure] = useState<LeakMeasure>('takenDown')
  const [channel, setChannel] = useState('')
  const [at, setAt] = useState(inputOfInstant(now))
  const [note, setNote] = useState('')
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
      <Radio.Group
        className="choices"
        aria-label={LEAK.measure}
        value={measure}
        onChange={(event) => {
          const { value } = event.target as { readonly value: unknown }
          setMeasure(LEAK_MEASURES.find((one) => one === value) ?? 'other')
        }}
        options={LEAK_MEASURES.map((value) => ({ value, label: MEASURE_WORDS[value] }))}
      />
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
  const [to, setTo] = useState(first)
  const [authority, setAuthority] = useState('')
  const [documentNumber, setDocumentNumber] = useState('')
  const [at, setAt] = useState(inputOfInstant(now))
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
      <Radio.Group
        className="choices"
        aria-label={LEAK.to}
        value={to}
        onChange={(event) => {
          const { value } = event.target as { readonly value: unknown }
          setTo(LEAK_ADDRESSEES.find((one) => one === value) ?? first)
        }}
        options={LEAK_ADDRESSEES.map((value) => ({ value, label: ADDRESSEE_WORDS[value] }))}
      />
      <TextField label={LEAK.authority} value={authority} onChange={setAuthority} required />
      <TextField label={LEAK.number} value={documentNumber} onChange={setDocumentNumber} />
      <TextField label={LEAK.reportedAt} type="datetime-local" value={at} onChange={setAt} required />
    </Dialog>
  )
}
