import { describe, expect, it } from 'vitest'
import {
  archive,
  archivist,
  at,
  clerk,
  disclose,
  EVERY_ROLE,
  hashOf,
  outcome,
  pass,
  play,
  publisher,
  release,
  sendBack,
  submit,
  TEXT_A,
  TEXT_B,
  wording,
  withdraw,
} from '../helper/case-play.ts'

describe('I10: a released document is not edited', () => {
  it('a release records the text, number, day, and the hashes of the PDF and its manifest', () => {
    expect(outcome(at('approved'), publisher, release())).toEqual([
      {
        type: 'CaseReleased',
        data: {
          contentHash: TEXT_A,
          documentNumber: '云溪办发〔2026〕3号',
          releasedOn: '2026-03-02',
          pdfSha256: hashOf('7'),
          manifestSha256: hashOf('8'),
          manifestSignatureSha256: hashOf('9'),
        },
      },
    ])
  })

  it('nobody releases what the principal leader has not approved', () => {
    expect(outcome(at('finalApproval'), publisher, release())).toBe('case.notYourStage')
  })

  it('a document is released once', () => {
    expect(outcome(at('released'), publisher, release())).toBe('case.released')
  })

  it.each([
    ['submit', submit(TEXT_B)],
    ['withdraw', withdraw],
    ['set disclosure', disclose],
  ])('its drafter cannot %s any more', (_, command) => {
    expect(outcome(at('released'), clerk, command)).toBe('case.released')
    expect(outcome(at('archived'), clerk, command)).toBe('case.released')
  })

  it('nobody passes or returns it', () => {
    for (const person of EVERY_ROLE) {
      for (const command of [pass('finalApproval'), pass('departmentReview'), sendBack()]) {
        expect(typeof outcome(at('released'), person, command)).toBe('string')
      }
    }
  })

  it('it can be archived, and archived again for another copy', () => {
    expect(outcome(at('released'), archivist, archive())).toEqual([
      { type: 'ArchivePackageBuilt', data: { contentHash: TEXT_A, packageSha256: hashOf('9'), files: 12 } },
    ])
    const twice = play([[archivist, archive()]], at('archived'))
    expect(twice.state.stage).toBe('archived')
  })

  it('an empty document is not submitted', () => {
    const empty = { ...submit(), wording: { ...wording(), empty: true } } as const
    expect(outcome(at('draft'), clerk, empty)).toBe('case.emptyDocument')
  })
})
