import { useRef, useState } from 'react'
import { Button } from 'antd'
import { RESTORE_KEEPERS } from '#shared/domain/office/backup/backup.ts'
import { RESTORE } from '../../i18n/backup.ts'
import { dateTimeText } from '../../i18n/date.ts'
import { COMMON } from '../../i18n/words.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { HandFields } from '../../ui/field/HandFields.tsx'
import { JobProgress } from '../../ui/job/JobProgress.tsx'
import { Facts } from '../../ui/Panel.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { useEscape } from '../../ui/navigation/use-escape.ts'
import { useFirstField } from '../../ui/field/use-first-field.ts'
import type { RestoreModel } from './useRestore.ts'

const STEPS = ['choose', 'code', 'accept'] as const

/** 从备份恢复: the file, the code, and who takes it upon themselves. Nothing changes before the last step. */
export const RestoreView = (model: RestoreModel) => {
  const card = useRef<HTMLDivElement>(null)
  useFirstField(card, model.step)
  useEscape(model.busy || model.running || model.step === 'done' ? null : model.onAbandon)
  return (
    <main className="door">
      <div ref={card} className="door-card restore-card">
        <p className="gate-name">{COMMON.programName}</p>
        <p className="gate-tagline">{COMMON.tagline}</p>
        <h1>{RESTORE.heading}</h1>
        <ol className="door-steps">
          {RESTORE.steps.map((word, index) => (
            <li key={word} aria-current={STEPS[index] === model.step ? 'step' : undefined}>
              {`${String(index + 1)}. ${word}`}
            </li>
          ))}
        </ol>
        {model.step === 'choose' && <Choose {...model} />}
        {model.step === 'code' && <Code {...model} />}
        {model.step === 'accept' && <Accept {...model} />}
        {model.step === 'done' && <Done {...model} />}
      </div>
    </main>
  )
}

const Cancel = ({ onAbandon, busy }: RestoreModel) => (
  <Button size="large" disabled={busy} onClick={onAbandon}>
    {RESTORE.cancel}
  </Button>
)

const Choose = (model: RestoreModel) => (
  <>
    <p>{RESTORE.intro}</p>
    <Failure error={model.error} />
    <div className="gate-actions">
      <Cancel {...model} />
      <Button type="primary" size="large" disabled={model.busy} onClick={model.onChoose}>
        {RESTORE.choose}
      </Button>
    </div>
  </>
)

const Code = (model: RestoreModel) => {
  const { chosen, running, progress, error } = model
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  if (chosen === null) return null
  const ready = first.trim() !== '' && (!chosen.needsTwo || second.trim() !== '')
  const failed = progress?.outcome?.state === 'failed'
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (ready && !running) model.onOpen(first, second)
      }}
    >
      <Facts
        rows={[
          [RESTORE.facts.office, chosen.officeName],
          [RESTORE.facts.madeAt, dateTimeText(chosen.madeAt)],
          [RESTORE.facts.size, RESTORE.size(chosen.sizeBytes)],
        ]}
      />
      <TextField label={chosen.needsTwo ? RESTORE.first : RESTORE.code} value={first} onChange={setFirst} />
      {chosen.needsTwo && <TextField label={RESTORE.second} value={second} onChange={setSecond} />}
      <Failure error={error} />
      {(running || failed) && (
        <JobProgress progress={progress} cancelling={model.cancelling} onCancel={model.onCancelJob} />
      )}
      <div className="gate-actions">
        <Cancel {...model} busy={model.busy || running} />
        <Button size="large" disabled={running} onClick={model.onChoose}>
          {RESTORE.choose}
        </Button>
        <Button type="primary" size="large" htmlType="submit" disabled={!ready || running}>
          {running ? RESTORE.running : RESTORE.run}
        </Button>
      </div>
    </form>
  )
}

const Accept = (model: RestoreModel) => {
  const { opened, hands, busy, error } = model
  if (opened === null) return null
  const { later, unseen, needsTwo } = opened
  const used = needsTwo ? hands : hands.slice(0, 1)
  const ready = used.every(({ personId, password }) => personId !== '' && password !== '')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (ready && !busy) model.onAccept()
      }}
    >
      <Facts
        rows={[
          [RESTORE.facts.office, opened.officeName],
          [RESTORE.facts.madeAt, dateTimeText(opened.madeAt)],
          [RESTORE.facts.records, RESTORE.records(opened.ledgerSize)],
          [RESTORE.facts.lastAt, opened.lastAt === null ? '' : dateTimeText(opened.lastAt)],
        ]}
      />
      {opened.replaces !== null && <p>{RESTORE.replaces(opened.replaces)}</p>}
      {(later !== null || unseen) && (
        <div className="restore-later" role="alert">
          <h2>{later === null ? RESTORE.unseenTitle : RESTORE.laterTitle}</h2>
          <p>
            {later === null
              ? RESTORE.unseen
              : opened.lost === null
                ? RESTORE.laterOther(later.size, later.at)
                : RESTORE.later(later.size, later.at, opened.lost)}
          </p>
        </div>
      )}
      <Destroyed destroyed={opened.destroyed} />
      <Held held={opened.held} />
      <p>{needsTwo ? RESTORE.twoHint : RESTORE.plainHint}</p>
      {used.map((_, index) => (
        <Hand key={index} {...model} index={index === 0 ? 0 : 1} opened={opened} />
      ))}
      <Failure error={error} />
      <div className="gate-actions">
        <Cancel {...model} />
        <Button type="primary" size="large" danger={needsTwo} htmlType="submit" disabled={!ready || busy}>
          {busy ? RESTORE.accepting : later === null && !unseen ? RESTORE.accept : RESTORE.acceptLater}
        </Button>
      </div>
    </form>
  )
}

/** 保全 that the backup does not know of: placed again with the restore; what nobody can tell is said. */
const Held = ({ held }: Pick<NonNullable<RestoreModel['opened']>, 'held'>) => {
  if (held === null)
    return (
      <div className="restore-later" role="alert">
        <h2>{RESTORE.heldUnknownTitle}</h2>
        <p>{RESTORE.heldUnknown}</p>
      </div>
    )
  const { items, shown } = held
  return items === 0 ? null : (
    <div className="restore-later restore-again" role="alert">
      <h2>{RESTORE.heldTitle(items)}</h2>
      <p>{RESTORE.held}</p>
      <ul className="restore-numbers" aria-label={RESTORE.heldTitle(items)} tabIndex={0}>
        {shown.map(({ title, kind, documentNumber, isPlaced }) => (
          <li key={`${title} ${kind} ${documentNumber}`}>{RESTORE.heldLine(title, kind, documentNumber, isPlaced)}</li>
        ))}
      </ul>
      {items > shown.length && <p>{RESTORE.heldMore(items - shown.length)}</p>}
    </div>
  )
}

/** What was destroyed since goes again; what nobody knows of is said. */
const Destroyed = ({ destroyed }: Pick<NonNullable<RestoreModel['opened']>, 'destroyed'>) => {
  const { items, numbers, source, registeredAt } = destroyed
  if (source === 'none')
    return (
      <div className="restore-later" role="alert">
        <h2>{RESTORE.unregisteredTitle}</h2>
        <p>{RESTORE.unregistered}</p>
      </div>
    )
  const byRegister = source === 'register' && registeredAt !== null
  if (items === 0) return byRegister ? <p>{RESTORE.registered(registeredAt)}</p> : null
  const more = items - numbers.length
  return (
    <div className="restore-later restore-again" role="alert">
      <h2>{RESTORE.destroyedTitle(items)}</h2>
      <p>{RESTORE.destroyed}</p>
      <ul className="restore-numbers" aria-label={RESTORE.destroyedTitle(items)} tabIndex={0}>
        {numbers.map((number) => (
          <li key={number}>{number}</li>
        ))}
      </ul>
      {more > 0 && <p>{RESTORE.destroyedMore(more)}</p>}
      {byRegister && <p>{RESTORE.registeredAt(registeredAt)}</p>}
    </div>
  )
}

const Hand = ({
  opened,
  index,
  hands,
  onHand,
}: RestoreModel & { readonly index: 0 | 1; readonly opened: NonNullable<RestoreModel['opened']> }) => {
  const { needsTwo } = opened
  const other = hands[index === 0 ? 1 : 0].personId
  const people = needsTwo
    ? opened.people.filter(
        ({ personId, roles }) => personId !== other && roles.some((role) => RESTORE_KEEPERS.includes(role)),
      )
    : opened.people
  return (
    <HandFields
      legend={!needsTwo ? RESTORE.person : index === 0 ? RESTORE.firstPerson : RESTORE.secondPerson}
      people={people}
      hand={hands[index]}
      onChange={(change) => {
        onHand(index, change)
      }}
    />
  )
}

const Done = ({ onFinished }: RestoreModel) => (
  <>
    <h2>{RESTORE.done}</h2>
    <p role="status">{RESTORE.doneText}</p>
    <div className="gate-actions">
      <Button type="primary" size="large" onClick={onFinished}>
        {RESTORE.finish}
      </Button>
    </div>
  </>
)
