import { describe, expect, it } from 'vitest'
import type { CaseCommand } from '#shared/domain/case/decide.ts'
import type { Stage } from '#shared/domain/case/roles.ts'
import {
  archive,
  archivist,
  at,
  clerk,
  conclude,
  deputy,
  dispose,
  head,
  hit,
  officer,
  outcome,
  pass,
  play,
  principal,
  publisher,
  release,
  scanOf,
  sendBack,
  submit,
  TEXT_A,
  TEXT_B,
  wording,
  type Person,
} from '../helper/case-play.ts'

describe('I4: an act names the text that the person saw; a later revision voids it', () => {
  const ACTS: readonly (readonly [Stage, Person, (contentHash: string) => CaseCommand])[] = [
    ['departmentReview', head, (contentHash) => pass('departmentReview', contentHash)],
    ['departmentReview', head, (contentHash) => sendBack('draft', contentHash)],
    ['secrecyReview', officer, (contentHash) => dispose('h1', contentHash)],
    ['secrecyReview', officer, (contentHash) => conclude('restricted', contentHash)],
    ['deputyReview', deputy, (contentHash) => pass('deputyReview', contentHash)],
    ['finalApproval', principal, (contentHash) => pass('finalApproval', contentHash)],
    ['approved', publisher, release],
    ['released', archivist, archive],
  ]
  it.each(ACTS)('at %s, %o on another text than the current one is refused', (stage, by, command) => {
    expect(outcome(at(stage), by, command(TEXT_B))).toBe('case.contentChanged')
    expect(outcome(at(stage), by, command(TEXT_A))).toBeInstanceOf(Array)
  })

  it('passes of the first text count for nothing once a second text is submitted', () => {
    const second = play(
      [
        [principal, sendBack('draft')],
        [clerk, submit(TEXT_B)],
      ],
      at('finalApproval'),
    )
    expect(second.state).toMatchObject({ stage: 'departmentReview', round: 2, passes: [], secrecy: null })
    expect(outcome(second, deputy, pass('deputyReview', TEXT_B))).toBe('case.notYourStage')
    expect(outcome(second, head, pass('departmentReview', TEXT_A))).toBe('case.contentChanged')
  })

  it('dispositions of the first text count for nothing in the second, even of a hit of the same name, unless its words are the same', () => {
    const second = play(
      [
        [deputy, sendBack('draft')],
        [clerk, submit(TEXT_B, [{ ...hit('h1'), key: 'other words' }])],
        [head, pass('departmentReview', TEXT_B)],
      ],
      at('deputyReview'),
    )
    expect(outcome(second, officer, conclude('cleared', TEXT_B))).toBe('case.openHits')
  })

  it('a submission is scanned as the very text that is submitted', () => {
    const command: CaseCommand = { type: 'submit', wording: wording(TEXT_B), scan: scanOf(TEXT_A) }
    expect(outcome(at('draft'), clerk, command)).toBe('case.contentChanged')
  })

  it('what was approved is what was submitted last, and each of its passes names it', () => {
    const { state } = at('approved')
    expect(state.passes.map((held) => held.contentHash)).toEqual([TEXT_A, TEXT_A, TEXT_A, TEXT_A])
  })
})
