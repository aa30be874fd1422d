import { ArrowLeftOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { dateTimeText } from '../../i18n/date.ts'
import { LEAK, MATTER_WORDS } from '../../i18n/leak.ts'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Facts, Panel } from '../../ui/Panel.tsx'
import { ReasonDialog } from '../../ui/dialog/ReasonDialog.tsx'
import { Empty, Loading, Unreadable } from '../../ui/feedback/States.tsx'
import { KeptFields } from '../../ui/form/KeptFields.tsx'
import { LeakPrint } from './LeakPrint.tsx'
import { MeasureForm, NoticeForm, ReportForm } from './LeakForms.tsx'
import { mayClose, minutesLeft } from './leak-model.ts'
import type { LeakData, LeakModel } from './useLeak.ts'

/** 泄密（误公开）应急处置: whoever notices says so; the officer and the leaders see the clock and record what is done. */
export const LeakView = (model: LeakModel) => {
  const { open, onOpen, handles, leaks, readError, message, error } = model
  return (
    <>
      <header className="page-head">
        <h1>{LEAK.heading}</h1>
        <div className="page-actions">
          <Button
            type="primary"
            danger
            onClick={() => {
              onOpen('notice')
            }}
          >
            {LEAK.notice}
          </Button>
          {model.about !== null && (
            <Button type="text" icon={<ArrowLeftOutlined aria-hidden />} onClick={model.onBack}>
              {LEAK.back}
            </Button>
          )}
        </div>
      </header>
      <p className="leak-law">{LEAK.law}</p>
      <Notice>{message}</Notice>
      {handles &&
        (leaks === null ? (
          readError === null ? (
            <Loading />
          ) : (
            <Unreadable error={readError} onRetry={model.onRetry} />
          )
        ) : leaks.length === 0 ? (
          <>
            <Empty title={LEAK.empty}>{LEAK.emptyHint}</Empty>
            <WhatToDo />
          </>
        ) : (
          leaks.map((leak) => <Incident key={leak.incidentId} {...model} leak={leak} />)
        ))}
      {!handles && <WhatToDo note={LEAK.ownNone} />}
      <KeptFields form={model.form}>
        {open === 'notice' && <NoticeForm {...model} />}
        {open !== null && open !== 'notice' && open.kind === 'measure' && (
          <MeasureForm {...model} incidentId={open.incidentId} />
        )}
        {open !== null && open !== 'notice' && open.kind === 'report' && (
          <ReportForm
            {...model}
            incidentId={open.incidentId}
            first={leaks?.find(({ incidentId }) => incidentId === open.incidentId)?.unreported[0] ?? 'secrecyAuthority'}
          />
        )}
        {open !== null && open !== 'notice' && open.kind === 'close' && (
          <ReasonDialog
            title={LEAK.close}
            label={LEAK.outcome}
            confirmLabel={LEAK.close}
            busy={model.busy}
            error={error}
            onConfirm={(outcome) => {
              model.onClose(open.incidentId, outcome)
            }}
            onClose={() => {
              onOpen(null)
            }}
          />
        )}
      </KeptFields>
    </>
  )
}

/** For whoever has nothing to see here: what this place is for, and what comes after a report. */
const WhatToDo = ({ note }: { readonly note?: string }) => (
  <Panel title={LEAK.todo}>
    <ol className="leak-steps">
      {LEAK.steps.map((step) => (
        <li key={step}>{step}</li>
      ))}
    </ol>
    {note !== undefined && <p className="soft">{note}</p>}
  </Panel>
)

const Incident = ({ leak, now, onOpen }: LeakModel & { readonly leak: LeakData }) => {
  const { incidentId, closed, unreported } = leak
  const due = leak.dueAt === null ? LEAK.atOnce : dateTimeText(leak.dueAt)
  const left = closed === null && leak.runsUntil !== null ? minutesLeft(leak.runsUntil, now) : null
  return (
    <Panel title={leak.what}>
      <Facts
        rows={[
          [LEAK.release, leak.title],
          [LEAK.matter, leak.matter === null ? '' : MATTER_WORDS[leak.matter]],
          [LEAK.noticedAt, LEAK.noticedLine(dateTimeText(leak.noticedAt), leak.noticedBy)],
          [
            LEAK.due,
            left === null ? (
              due
            ) : (
              <strong className={left < 0 ? 'leak-late' : 'leak-left'}>
                {left < 0 ? LEAK.dueOver(due, -left) : LEAK.dueLeft(due, left)}
              </strong>
            ),
          ],
          [
            LEAK.measures,
            leak.measures.length === 0
              ? LEAK.none
              : leak.measures.map(({ measure, channel, takenAt, note, by }) => (
                  <p key={`${takenAt} ${channel}`}>
                    {LEAK.measureLine(measure, channel, dateTimeText(takenAt), note, by)}
                  </p>
                )),
          ],
          [
            LEAK.reports,
            <>
              {leak.reports.map(({ to, authority, documentNumber, reportedAt, late }) => (
                <p key={`${to} ${reportedAt}`}>
                  {LEAK.reportLine(to, authority, documentNumber, dateTimeText(reportedAt), late)}
                </p>
              ))}
              {unreported.map((to) => (
                <p key={to} className="leak-late">
                  {LEAK.notReported(to)}
                </p>
              ))}
            </>,
          ],
        ]}
      />
      <p className="soft leak-note">{LEAK.recordedLine(leak.recordedBy, dateTimeText(leak.recordedAt))}</p>
      {closed !== null && <p>{LEAK.closed(closed.outcome, closed.by, dateTimeText(closed.at))}</p>}
      {closed === null && (
        <div className="button-row">
          {(
            [
              ['measure', LEAK.addMeasure],
              ['report', LEAK.addReport],
              ['close', LEAK.close],
            ] as const
          ).map(([kind, label]) => (
            <Button
              key={kind}
              disabled={kind === 'close' && !mayClose(leak)}
              onClick={() => {
                onOpen({ kind, incidentId })
              }}
            >
              {label}
            </Button>
          ))}
        </div>
      )}
      {closed === null && !mayClose(leak) && <p className="soft leak-note">{LEAK.closeNeeds(unreported)}</p>}
      <LeakPrint incidentId={incidentId} />
    </Panel>
  )
}
