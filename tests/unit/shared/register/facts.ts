import { NO_TAKE_DOWN } from '#shared/domain/case/enforcement/enforcement.ts'
import type { ValidityFacts } from '#shared/domain/case/duty/validity.ts'
import type { RegisterCase } from '#shared/domain/register/case-facts.ts'
import type { Beside } from '#shared/domain/register/lists.ts'

const NOTHING: RegisterCase = {
  caseId: 'case',
  title: '关于停车收费的通知',
  kind: '通知',
  summary: '为规范停车收费。',
  department: '',
  drafterName: '周小满',
  stage: 'released',
  mode: 'proactive',
  basis: '条例第二十条',
  registeredOn: '2026-01-05',
  submittedOn: ['2026-01-06'],
  formedOn: '2026-01-20',
  releasedAt: null,
  releasedOn: null,
  documentNumber: '云溪办发〔2026〕3号',
  indexNumber: '',
  entryItem: null,
  enforcement: null,
  posted: null,
  concludedOn: null,
  limitRule: 'disclosure',
  limitFrom: '2026-01-20',
  decisionKind: null,
  validity: { effectiveOn: null, until: null, changes: [] },
  changedBy: [],
  secrecy: [],
  returns: [],
  holds: [],
  stays: [],
  hits: [],
}

/** Nothing that others declared, and no 公示期限. */
export const BESIDE: Beside = { takeDown: NO_TAKE_DOWN, declared: new Map() }

/** A case with these facts; released at one in the afternoon of its day. */
export const caseFacts = (
  facts: Partial<RegisterCase>,
  changes: ValidityFacts['changes'] = [],
  until: string | null = null,
): RegisterCase => ({
  ...NOTHING,
  releasedAt: facts.releasedOn == null ? null : `${facts.releasedOn}T05:00:00.000Z`,
  validity: { effectiveOn: null, until, changes },
  ...facts,
})
