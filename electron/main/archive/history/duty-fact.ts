import { dutyText } from '#resources/text/duty.ts'
import { CHANGE_KIND_WORDS, DECISION_KIND_WORDS, DUTY_EVENT_WORDS } from '#resources/text/word/duty.ts'
import type { DutyEventType } from '#shared/domain/case/duty/duty-events.ts'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { limitOf } from '#shared/domain/deadline/limits.ts'
import { EVIDENCE_ITEMS, isEvidenceItem } from '#shared/domain/decision/items.ts'

type DutyEvent = Extract<CaseEvent, { readonly type: DutyEventType }>

const itemName = (item: string): string => (isEvidenceItem(item) ? EVIDENCE_ITEMS[item] : item)

/** The values of the timeline's sentence, words of tables put in. */
export const dutyDetail = (event: DutyEvent): Readonly<Record<string, string | number>> => {
  switch (event.type) {
    case 'DeadlineSet': {
      const { rule, formedOn, reason } = event.data
      return { matter: limitOf(rule)?.matter ?? rule, from: formedOn ?? '', reason }
    }
    case 'DecisionKindSet': {
      const { kind, reason } = event.data
      return { kind: kind === null ? dutyText.noKind : DECISION_KIND_WORDS[kind], reason }
    }
    case 'DecisionStepSet': {
      const { step, applicable, reason } = event.data
      return { step: dutyText.steps[step], applicable: applicable ? 1 : 0, reason }
    }
    case 'EvidenceAdded': {
      const { item, on, file, number, note } = event.data
      return { item: itemName(item), on, fileName: file?.fileName ?? '', number, note }
    }
    case 'EvidenceVoided':
      return { item: event.data.evidenceId, reason: event.data.reason }
    case 'ValidityTermSet': {
      const { effectiveOn, until, basis } = event.data
      return { from: effectiveOn ?? '', until: until ?? '', basis }
    }
    case 'ChangeDeclared': {
      const { kind, targetTitle, basis, reason } = event.data
      return { kind: CHANGE_KIND_WORDS[kind], title: targetTitle, basis, reason }
    }
    case 'ReleaseChanged': {
      const { kind, byTitle, on, basis, reason } = event.data
      return { kind: CHANGE_KIND_WORDS[kind], title: byTitle, from: on, basis, reason }
    }
  }
}

/** The same as one line and a remark, for the history in an archive package. */
export const dutyFact = (event: DutyEvent): { readonly what: string; readonly remark: string } => {
  const detail = dutyDetail(event)
  const of = (...names: readonly string[]): string =>
    names
      .map((name) => String(detail[name] ?? ''))
      .filter((value) => value !== '')
      .join(' ')
  return {
    what: `${DUTY_EVENT_WORDS[event.type]} ${of('matter', 'kind', 'step', 'item', 'title')}`.trim(),
    remark: of('from', 'until', 'on', 'fileName', 'number', 'note', 'basis', 'reason'),
  }
}
