import type { Input } from '#shared/contract/channels.ts'

type Said = Omit<Input<'disclosure.determine'>, 'caseId' | 'expectedSeq' | 'commandId' | 'contentHash'>

/**
 * 公开认定 of an invented document: made by the office alone, nothing in any item that Arts 14 to 16 except, for everybody,
 * on the platform. For sample data; a person answers for a real one.
 */
export const sampleDetermination = (basis: string, items: number): Said => {
  const no = { answer: 'no', note: '' } as const
  const answers = {
    ...{ stateSecret: no, prohibited: no, safety: no, thirdParty: no, personnel: no, logistics: no },
    ...{ workflow: no, discussion: no, processDraft: no, negotiation: no, instruction: no, caseFile: no },
  }
  return {
    mode: 'proactive',
    basisCode: '20-15',
    basis,
    reason: '',
    origin: 'made',
    joint: null,
    forwarded: null,
    items: Array.from({ length: items }, () => ({ answers })),
    thirdParties: [],
    concernsOthers: false,
    consultations: [],
    needsApproval: false,
    approval: null,
    scope: 'society',
    scopeNote: '',
    channels: ['platform', 'website'],
    posting: null,
  }
}
