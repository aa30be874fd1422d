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
