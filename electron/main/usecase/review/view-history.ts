import type { Input, Output } from '#shared/contract/channels.ts'
import { parseAccessEvent } from '#shared/domain/access/event-shape.ts'
import { isDisclosureEvent } from '#shared/domain/case/disclosure/disclosure-shape.ts'
import { isAfterRelease } from '#shared/domain/case/release/after-release.ts'
import { isCustodyEvent } from '#shared/domain/case/custody/custody-shape.ts'
import { isHoldEvent } from '#shared/domain/case/custody/hold.ts'
import { isDutyEvent } from '#shared/domain/case/duty/duty-shape.ts'
import type { Actor, CaseEvent } from '#shared/domain/case/events.ts'
import { partyName } from '#shared/domain/case/review/chain-of.ts'
import { bytesToHex, equalBytes, eventPreimage } from '#shared/domain/chain/event-record.ts'
import { verifyChain } from '#shared/domain/chain/verify.ts'
import { isOfficeArchiveEvent } from '#shared/domain/office/archive/archive-shape.ts'
import { parseOfficeEvent } from '#shared/domain/office/event-shape.ts'
import type { OfficeEvent } from '#shared/domain/office/events.ts'
import { OFFICE_LOG } from '#shared/domain/office/log-name.ts'
import { ok } from '#shared/lib/result.ts'
import { createChainTools } from '../../crypto/chain-tools.ts'
import { disclosureDetail } from '../../archive/history/disclosure-fact.ts'
import { afterReleaseDetail } from '../../archive/history/after-release-fact.ts'
import { custodyDetail } from '../../archive/history/custody-fact.ts'
import { holdDetail } from '../../archive/history/hold-fact.ts'
import { dutyDetail } from '../../archive/history/duty-fact.ts'
import { sha256 } from '../../crypto/digest.ts'
import { accessDetail } from '../audit/access-detail.ts'
import { ChainFault } from '../faults.ts'
import type { LoadedCase } from '../load-case.ts'
import { loadOffice } from '../load-office.ts'
import { officeDetail } from '../audit/office-detail.ts'
import { redactionDetail } from '../../archive/history/redaction-fact.ts'
import { findCase } from '../find-case.ts'
import { refuse, type Outcome, type Unlocked } from '../workstation.ts'

type Detail = Output<'case.history'>['rows'][number]['detail']

/** The values that the sentence of the timeline needs; its words are the window's. */
export const detailOf = (event: CaseEvent, events: readonly CaseEvent[]): Detail => {
  if (isDisclosureEvent(event)) return disclosureDetail(event)
  if (isDutyEvent(event)) return dutyDetail(event)
  if (isAfterRelease(event)) return afterReleaseDetail(event)
  if (isCustodyEvent(event)) return custodyDetail(event)
  if (isHoldEvent(event)) return holdDetail(event, events)
  switch (event.type) {
    case 'DraftRegistered':
      return {
        title: event.data.title,
        fileName: event.data.source?.fileName ?? '',
        department: event.data.department?.name ?? '',
      }
    case 'DisclosureModeSet':
      return { mode: event.data.mode, basis: event.data.basis, reason: event.data.reason }
    case 'DraftRevised':
      return { title: event.data.title, version: event.data.version }
    case 'PublicVersionMade':
      return redactionDetail(event.data)
    case 'CaseSubmitted':
      return { round: event.data.round, version: event.data.version }
    case 'ScanCompleted':
      return { hits: event.data.hits.length, ruleSetVersion: event.data.ruleSetVersion }
    case 'DepartmentReviewPassed':
    case 'DeputyReviewPassed':
    case 'FinalApprovalGiven':
      return { round: event.data.round, opinion: event.data.opinion }
    case 'HitDisposed':
      return { disposition: event.data.disposition, reason: event.data.reason }
    case 'SecrecyReviewConcluded':
      return { round: event.data.round, conclusion: event.data.conclusion, note: event.data.note }
    case 'SecrecyReferralReported':
      return { authority: event.data.authority, number: event.data.documentNumber, date: event.data.reportedOn }
    case 'SecrecyReferralAnswered': {
      const { authority, documentNumber, answeredOn, answer } = event.data
      return { authority, number: documentNumber, date: answeredOn, answer }
    }
    case 'ChainBound': {
      const { name, version, steps } = event.data.template
      return { name, version, steps: steps.map(({ kind }) => kind).join(), kind: event.data.kind ?? '' }
    }
    case 'StepPassed': {
      const { round, step, opinion, documentNumber } = event.data
      return { round, step, opinion, number: documentNumber }
    }
    case 'CountersignGiven':
      return { round: event.data.round, party: partyName(events, event.data.partyId), opinion: event.data.opinion }
    case 'CollectiveDiscussionRecorded': {
      const { round, meeting, heldOn, attendance, result, reason, dissent } = event.data
      const differing = dissent.map(({ name, opinion }) => `${name}\t${opinion}`).join('\n')
      return { round, meeting, date: heldOn, attendance: attendance.join('\n'), result, reason, dissent: differing }
    }
    case 'CaseReassigned': {
      const { what, stage, toName, reason } = event.data
      return { what, stage, to: toName, reason }
    }
    case 'StepUrged':
      return { stage: event.data.stage, due: event.data.dueOn ?? '', text: event.data.text }
    case 'StepEscalated': {
      const { stage, dueOn, toRole, text } = event.data
      return { stage, due: dueOn, toRole, text }
    }
    case 'StepSkipped':
    case 'PassTakenBack':
      return { round: event.data.round, step: event.data.step, reason: event.data.reason }
    case 'CaseReturned':
      return { round: event.data.round, toStage: event.data.toStage, reason: event.data.reason }
    case 'CaseWithdrawn':
      return { round: event.data.round, reason: event.data.reason }
    case 'RemarkMade':
    case 'RemarkAnswered':
      return { text: event.data.text }
    case 'RemarkSettled':
      return {}
    case 'SuggestionMade':
      return { round: event.data.round }
    case 'SuggestionDecided':
      return { decision: event.data.decision, reason: event.data.reason }
    case 'ReleaseGateOverridden':
    case 'ReleaseGateAcknowledged':
      return { gate: event.data.gate, reason: event.data.reason }
    case 'CaseReleased':
      return { documentNumber: event.data.documentNumber, releasedOn: event.data.releasedOn }
    case 'ClockCorrected':
      return { until: event.data.wrongUntil }
    case 'ArchivePackageBuilt':
      return { files: event.data.files }
  }
}

/** 授权代行: for whom the person acted; nothing where they acted for themselves. */
const forNameOf = ({ delegation }: Actor): { readonly forName?: string } =>
  delegation === undefined ? {} : { forName: delegation.forName }

const toolsOf = ({ store }: Unlocked) =>
  createChainTools(
    store.certificates().map(({ certificate }) => certificate),
    store.office().authorityCertificate,
  )

/**
 * The first event that was signed under a certificate which the office's log never named for that person; null for none. The
 * authority's key lies in the store, so that it issued a certificate is not enough. Whether each held at its time is the
 * whole log's question (`createOfficeRecord`).
 */
const strangerIn = ({ store }: Unlocked, { records, events }: LoadedCase): number | null => {
  const named = loadOffice(store)?.state.certificates
  if (named === undefined) return null
  const at = records.findIndex(({ signer }, index) => named[signer] !== events[index]?.actor.personId)
  return at < 0 ? null : at + 1
}

/** Lines of 查阅留痕 that are shown; of more, how many. */
const MAX_ACCESSES = 1000

/** Who read the case and took something out of it; each line proven to be the bytes that were signed, and by whom. */
const accessesOf = ({ store }: Unlocked, caseId: string): Pick<Output<'case.history'>, 'accesses' | 'accessTotal'> => {
  const { records, total } = store.accessOf(caseId, MAX_ACCESSES)
  const accesses = records.map((record) => {
    const parsed = parseAccessEvent(record)
    if (!parsed.ok || !equalBytes(record.hash, sha256(eventPreimage(record)))) throw new ChainFault(record.seq)
    const { seq, type, at, actor } = parsed.value
    const detail = accessDetail(parsed.value, store)
    return { seq, type, at, actorName: actor.name, actorRole: actor.role, hash: bytesToHex(record.hash), detail }
  })
  return { accesses, accessTotal: total }
}

/** Lists, receipts and withdrawals that concern the case, and batches that it lies in or was left out of. */
const keepingOf = ({ store }: Unlocked, caseId: string): Output<'case.history'>['keeping'] => {
  const loaded = loadOffice(store)
  if (loaded === null) return []
  const { archive } = loaded.state
  const names = (items: readonly { readonly caseId: string }[] = []): boolean =>
    items.some((item) => item.caseId === caseId)
  const lists = new Set(archive.handovers.filter(({ items }) => names(items)).map(({ handoverId }) => handoverId))
  const isOfCase = (event: OfficeEvent): boolean => {
    if (event.type === 'ArchiveBatchBuilt') return names(event.data.contents) || names(event.data.left)
    return isOfficeArchiveEvent(event) && 'handoverId' in event.data && lists.has(event.data.handoverId)
  }
  if (lists.size === 0 && !archive.batches.some(({ contents, left }) => names(contents) || names(left))) return []
  // The links were recomputed when the office was read.
  return store.eventsOf(OFFICE_LOG).flatMap((record) => {
    const parsed = parseOfficeEvent(record)
    if (!parsed.ok || !isOfCase(parsed.value)) return []
    const { seq, type, at, actor } = parsed.value
    const detail = officeDetail(parsed.value, loaded.state)
    return [{ seq, type, at, actorName: actor.name, actorRole: actor.role, hash: bytesToHex(record.hash), detail }]
  })
}

/** 留痕: the case as it was lived, with the verdict of a full check of its chain: links, signatures, certificates, and that the office named them. */
export const viewHistory = (unlocked: Unlocked, input: Input<'case.history'>): Outcome<Output<'case.history'>> => {
  const loaded = findCase(unlocked, input.caseId)
  if (loaded === null) return refuse('case.notFound')
  const verdict = verifyChain(loaded.records, toolsOf(unlocked))
  const stranger = verdict.ok ? strangerIn(unlocked, loaded) : null
  return ok({
    rows: loaded.events.map((event, index) => ({
      seq: event.seq,
      type: event.type,
      at: event.at,
      actorName: event.actor.name,
      actorRole: event.actor.role,
      ...forNameOf(event.actor),
      hash: bytesToHex(loaded.records[index]?.hash ?? new Uint8Array()),
      detail: detailOf(event, loaded.events),
    })),
    chain: verdict.ok
      ? { intact: stranger === null, problem: stranger === null ? null : 'officeLog.signer', atSeq: stranger }
      : { intact: false, problem: verdict.error.code, atSeq: verdict.error.seq },
    ...accessesOf(unlocked, input.caseId),
    keeping: [...keepingOf(unlocked, input.caseId)],
  })
}
