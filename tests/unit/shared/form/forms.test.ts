import { describe, expect, it } from 'vitest'
import type { CaseEvent } from '#shared/domain/case/events.ts'
import { EMPTY_DOCUMENT, type OfficialDocument } from '#shared/domain/document/model.ts'
import { approvalForm, submittedHash } from '#shared/domain/form/approval-form.ts'
import { formHands, levelOf } from '#shared/domain/form/hands.ts'
import { lastConclusion, secrecyForm, type ScannedHit } from '#shared/domain/form/secrecy-form.ts'
import { maskPersonal, shownWords } from '#shared/domain/form/shown-words.ts'
import {
  answerReferral,
  at,
  clerk,
  conclude,
  deputy,
  disclose,
  dispose,
  hashOf,
  head,
  hit,
  officer,
  pass,
  play,
  principal,
  register,
  reportReferral,
  sendBack,
  step,
  submit,
  TEXT_A,
  TEXT_B,
  withdraw,
} from '../../../helper/case-play.ts'
import { randomCommand } from '../../../helper/random-command.ts'
import { createRandom } from '../../../helper/random.ts'

const hashesOf = (events: readonly CaseEvent[]): readonly string[] =>
  events.map(({ seq }) => String(seq).padStart(64, '0'))
const TITLE = '关于调整河滨路停车收费的通知'
const BODY = '联系人何某某，电话13900010002。'
const document: OfficialDocument = {
  ...EMPTY_DOCUMENT,
  title: TITLE,
  documentNumber: '云溪办发〔2026〕2号',
  body: [{ kind: 'paragraph', text: BODY }],
}
const approvalOf = (events: readonly CaseEvent[]) => approvalForm({ events, hashes: hashesOf(events), document })
const secrecyOf = (events: readonly CaseEvent[], hits: readonly ScannedHit[] = []) =>
  secrecyForm({ events, hashes: hashesOf(events), document }, hits)
const told = ({ hands }: ReturnType<typeof approvalOf>) =>
  hands.map(({ event, voided }) => `${event.actor.name} ${event.type}${voided ? ' voided' : ''}`)

describe('the 审批单 of a case', () => {
  it('tells every hand of the last round with its hash, and leaves no level open when it is approved', () => {
    const { events } = at('released')
    const form = approvalOf(events)
    expect(told(form)).toEqual([
      '周小满 CaseSubmitted',
      '沈科长 DepartmentReviewPassed',
      '陆审查 SecrecyReviewConcluded',
      '方副职 DeputyReviewPassed',
      '顾正职 FinalApprovalGiven',
      '唐发布 CaseReleased',
    ])
    expect(form.hands.map(({ event, hash }) => Number(hash) === event.seq)).not.toContain(false)
    expect(form).toMatchObject({
      ...{ open: [], earlier: [], round: 1, version: 1, contentHash: TEXT_A, stage: 'released', title: TITLE },
      ...{ drafterName: clerk.name, documentNumber: '云溪办发〔2026〕3号' },
      head: { hash: hashesOf(events).at(-1), events: events.length },
      disclosure: { mode: 'proactive', basis: '政府信息公开条例第二十条', reason: '' },
    })
  })

  it('shows what a return took away, and the levels that wait again', () => {
    const form = approvalOf(play([[principal, sendBack('secrecyReview')]], at('finalApproval')).events)
    expect(told(form)).toEqual([
      '周小满 CaseSubmitted',
      '沈科长 DepartmentReviewPassed',
      '陆审查 SecrecyReviewConcluded voided',
      '方副职 DeputyReviewPassed voided',
      '顾正职 CaseReturned',
    ])
    expect(form.open).toEqual(['secrecyReview', 'deputyReview', 'finalApproval'])
    expect(form.documentNumber).toBe('云溪办发〔2026〕2号')
  })

  it('keeps the returns and withdrawals of earlier rounds, and only those', () => {
    const { events } = play(
      [
        [clerk, withdraw],
        [clerk, submit()],
        [head, sendBack()],
        [clerk, submit(TEXT_B)],
      ],
      at('departmentReview'),
    )
    const form = approvalOf(events)
    expect(form).toMatchObject({ round: 3, version: 2, contentHash: TEXT_B })
    expect(form.earlier.map(({ event }) => event.type)).toEqual(['CaseWithdrawn', 'CaseReturned'])
    expect(told(form)).toEqual(['周小满 CaseSubmitted'])
  })

  it('speaks of the wording that was handed in last, and of none before', () => {
    expect(submittedHash(at('draft').events)).toBeNull()
    expect(submittedHash(at('departmentReview').events)).toBe(TEXT_A)
  })
})

describe('what a form calls standing', () => {
  it('is what the state of the case still counts, at every step of random stories', () => {
    for (let seed = 1; seed <= 40; seed++) {
      const random = createRandom(seed)
      let played = play([
        [clerk, register()],
        [clerk, disclose],
      ])
      for (let tries = 0; tries < 60; tries++) {
        const next = step(played, ...randomCommand(random, played.state))
        if (!next.ok) continue
        played = next.value
        const { events, state } = played
        const standing = formHands(events, hashesOf(events)).flatMap(({ event, voided }) => {
          const level = levelOf(event)
          const passes = event.type !== 'SecrecyReviewConcluded' || event.data.conclusion === 'cleared'
          return level === null || voided || !passes ? [] : [level]
        })
        expect(standing, `seed ${String(seed)}, event ${String(state.seq)}`).toEqual(
          state.passes.map(({ stage }) => stage),
        )
        if (submittedHash(events) !== null) expect(approvalOf(events).round).toBe(state.round)
        if (lastConclusion(events) !== null) expect(secrecyOf(events).conclusion.hash).not.toBe('')
      }
    }
  })
})

describe('the 保密审查单 of a case', () => {
  const start = `${TITLE}\n${BODY}`.indexOf('13900010002')
  const scanned: ScannedHit = {
    ...{ id: 'h1', rule: 'mobile', list: 'built-in', category: 'personal', level: 'high' },
    ...{ start, end: start + 11 },
  }

  it('holds the answers, the items, and each hit with whoever disposed of it', () => {
    const { events } = play([
      [clerk, register()],
      [clerk, disclose],
      [clerk, submit(TEXT_A, [hit('h1', 'high')])],
      [head, dispose('h1', TEXT_A, '公务电话')],
      [head, pass('departmentReview')],
      [officer, dispose('h1')],
      [officer, conclude()],
    ])
    const form = secrecyOf(events, [scanned])
    const hand = { disposition: 'kept', carried: false }
    expect(form.hits).toEqual([
      {
        ...{
          level: 'high',
          rule: 'mobile',
          list: 'built-in',
          elsewhere: null,
          words: '13*******02',
          line: 2,
          handsNeeded: 2,
        },
        hands: [
          { ...hand, personName: head.name, reason: '公务电话' },
          { ...hand, personName: officer.name, reason: '已核对，可以公开' },
        ],
      },
    ])
    expect(form).toMatchObject({
      items: [{ title: TITLE, conclusion: 'cleared', note: '', itemHash: hashOf('1') }],
      answers: { stateSecret: 'no', sensitive: 'no' },
      conclusion: { voided: false, event: { actor: { name: officer.name }, data: { note: '不涉密' } } },
      ...{ ruleSetVersion: '1', lexicons: [{ id: 'secrecy', version: '1' }], referrals: [], round: 1 },
    })
  })

  it('stays the form of its own round, and says that a return has voided it', () => {
    const before = at('deputyReview')
    const returned = play([[deputy, sendBack('draft')]], before)
    const { events } = play([[clerk, submit(TEXT_B)]], returned)
    expect(secrecyOf(before.events).conclusion.voided).toBe(false)
    expect(secrecyOf(events)).toMatchObject({ round: 1, contentHash: TEXT_A, conclusion: { voided: true } })
    expect(lastConclusion(at('secrecyReview').events)).toBeNull()
  })

  it('follows 报请确定 from the report to the answer', () => {
    const referred = play(
      [
        [officer, dispose('h1')],
        [officer, conclude('referred')],
      ],
      at('secrecyReview'),
    )
    const reported = play([[officer, reportReferral]], referred)
    const answered = play([[officer, answerReferral('notSecret')]], reported)
    const referralOf = ({ events }: typeof referred) => secrecyOf(events).referrals
    const { authority, documentNumber, reportedOn } = reportReferral
    const report = { authority, documentNumber, reportedOn }
    expect(referralOf(referred)).toMatchObject([{ reported: null, answered: null }])
    expect(referralOf(reported)).toMatchObject([{ reported: report, answered: null }])
    expect(referralOf(answered)).toMatchObject([{ reported: report, answered: { answer: 'notSecret' } }])
    expect(secrecyOf(answered.events).conclusion.voided).toBe(true)
  })
})

describe('the words of a hit in print', () => {
  it.each([
    ['13900010002', '13*******02'],
    ['110101199003074258', '110***********4258'],
    ['某县某镇某村民小组第三排第二户门前', '某县某**********二户门前'],
    ['何某', '何*'],
    ['何', '*'],
    ['', ''],
  ])('hide %s as %s where they are personal', (words, shown) => {
    expect(maskPersonal(words)).toBe(shown)
    expect(shownWords(words, 'personal')).toBe(shown)
    expect(shownWords(words, 'internal')).toBe(words)
  })

  it('are cut when they are long, never in the middle of a character', () => {
    expect(shownWords('𠮷'.repeat(25), 'internal')).toBe(`${'𠮷'.repeat(24)}…`)
    expect(shownWords('a'.repeat(60), 'personal')).toBe(`aaa${'*'.repeat(11)}aaaa`)
  })
})
