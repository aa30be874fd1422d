import type { CaseCommand } from '#shared/domain/case/decide.ts'
import { currentVersion, openHits, unseenHighHits, type CaseState } from '#shared/domain/case/state.ts'
import {
  answerReferral,
  answerRemark,
  archive,
  archivist,
  clerk,
  conclude,
  decideOn,
  determined,
  deputy,
  disclose,
  dispose,
  filing,
  head,
  hit,
  officer,
  pass,
  principal,
  publisher,
  release,
  remark,
  sendBack,
  settleRemark,
  submit,
  suggest,
  TEXT_A,
  TEXT_B,
  withdraw,
  type Person,
} from './case-play.ts'
import type { Random } from './random.ts'

/** 归档、鉴定 and 保全, by who may and by who may not. */
export const keeping = (random: Random, state: CaseState, name: string): readonly [Person, CaseCommand] => {
  const holdId = state.holds.at(-1)?.holdId ?? name
  const paper = { documentNumber: `${name}号`, reason: '正在办理' }
  // The day of all that is played, long after the ten years of the file.
  const later = { today: '2026-03-01', reason: '保管期满' }
  const decided = {
    type: 'decideDisposal',
    role: 'deputyLeader',
    ...later,
    result: 'destroyed',
    keepUntil: null,
  } as const
  return random.pick<readonly [Person, CaseCommand]>([
    [archivist, filing({ year: 2010, contentHash: currentVersion(state).contentHash })],
    [archivist, { type: 'proposeDisposal', ...later }],
    [deputy, decided],
    [deputy, decided],
    [
      random.pick([archivist, deputy]),
      {
        ...{ type: 'placeHold', role: 'archivist', holdId: name, kind: 'litigation', authority: '某某法院' },
        ...{ orderedOn: '2026-02-20', ...paper },
      },
    ],
    [deputy, { type: 'liftHold', role: 'deputyLeader', holdId, ...paper }],
    [archivist, { type: 'liftHold', role: 'archivist', holdId, ...paper }],
  ])
}

/** Something that somebody of the office may well try now: mostly the next step, often a way back, at times a mistake. */
export const randomCommand = (random: Random, state: CaseState): readonly [Person, CaseCommand] => {
  const seen = currentVersion(state).contentHash
  const hits = [hit('h1', random.pick(['medium', 'high'])), hit('h2', 'notice')].slice(0, random.below(3))
  const open = openHits(state)[0]
  const unseen = unseenHighHits(state)[0]
  const forward = {
    draft: () => {
      const text = random.pick([TEXT_A, TEXT_B])
      return [clerk, state.disclosure === null ? disclose : (determined(state, text) ?? submit(text, hits))]
    },
    departmentReview: () => [
      head,
      unseen === undefined || random.next() < 0.2 ? pass('departmentReview', seen) : dispose(unseen.id, seen),
    ],
    // The chain of these cases is the default one.
    countersign: () => [clerk, withdraw],
    legalReview: () => [clerk, withdraw],
    fairCompetitionReview: () => [clerk, withdraw],
    disclosureOfficeReview: () => [clerk, withdraw],
    collectiveDiscussion: () => [clerk, withdraw],
    secrecyReview: () => [officer, open === undefined ? conclude('cleared', seen) : dispose(open.id, seen)],
    deputyReview: () => [deputy, pass('deputyReview', seen)],
    finalApproval: () => [principal, pass('finalApproval', seen)],
    approved: () => [publisher, release(seen)],
    concluded: () => [archivist, archive(seen)],
    released: () => [archivist, archive(seen)],
    archived: () => [archivist, archive(seen)],
  } as const satisfies Record<CaseState['stage'], () => readonly [Person, CaseCommand]>
  const name = `n${String(state.seq)}`
  const suggestionId = state.suggestions.find((one) => one.decision === null)?.suggestionId ?? 'none'
  if (suggestionId !== 'none' && state.stage === 'draft' && random.next() < 0.8)
    return [clerk, decideOn('accepted', [suggestionId], '', seen)]
  if (state.referral !== null && random.next() < 0.6)
    return [officer, { ...answerReferral('notSecret'), contentHash: seen }]
  if (random.next() < 0.75) return forward[state.stage]()
  return random.pick<readonly [Person, CaseCommand]>([
    [clerk, withdraw],
    [head, remark(name, seen)],
    [deputy, suggest([name], seen)],
    [deputy, decideOn('withdrawn', [suggestionId], '', seen)],
    [clerk, decideOn(random.pick(['accepted', 'rejected']), [suggestionId], '理由', seen)],
    [clerk, answerRemark(state.remarks.at(-1)?.remarkId ?? 'none', seen)],
    [principal, settleRemark(state.remarks[0]?.remarkId ?? 'none', seen)],
    [clerk, disclose],
    [head, sendBack('draft', seen)],
    [officer, sendBack('draft', seen)],
    [officer, conclude('referred', seen)],
    [officer, { ...answerReferral(random.pick(['notSecret', 'stateSecret'])), contentHash: seen }],
    [officer, { ...answerReferral('notSecret'), contentHash: seen }],
    [deputy, sendBack('departmentReview', seen)],
    [principal, sendBack('deputyReview', seen)],
    [principal, sendBack('draft', seen)],
    [principal, pass('finalApproval', TEXT_B)],
  ])
}
