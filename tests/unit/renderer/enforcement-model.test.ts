import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import {
  asksEnforcement,
  BLANK_ENFORCEMENT,
  codeProblem,
  emptyFields,
  comparedDecision,
  enforcementFormOf,
  enforcementMissing,
  enforcementSaid,
  type EnforcementForm,
} from '#renderer/feature/drafting/determine/enforcement-model.ts'
import { comparedText, ENFORCEMENT, enforcementText } from '#renderer/i18n/enforcement.ts'
import { DecisionRemarks } from '#renderer/ui/case/DecisionRemarks.tsx'
import { STATEMENTS } from '#shared/domain/case/enforcement/enforcement-events.ts'
import { EMPTY_DOCUMENT, type OfficialDocument } from '#shared/domain/document/model.ts'
import { enforcementProblem } from '#shared/domain/case/enforcement/enforcement.ts'

const PENALTY: EnforcementForm = {
  ...BLANK_ENFORCEMENT,
  ...{ choice: 'decision', kind: 'penalty', number: '云市监罚〔2026〕12号', name: '销售超过保质期食品案' },
  ...{ category: '罚款', content: '销售超过保质期的食品', basis: '食品安全法第一百二十四条', party: '云溪便民商店' },
  ...{ partyKind: 'organization', creditCode: '91350100M000100Y43', result: '罚款五千元', decidedOn: '2026-02-27' },
  ...{ organ: '云溪县市场监督管理局' },
}

describe('行政执法公示 in the form', () => {
  it('is a question of what is made public under Art. 20 (五) and (六) alone', () => {
    expect(asksEnforcement('proactive', '20-05')).toBe(true)
    expect(asksEnforcement('proactive', '20-06')).toBe(true)
    expect(asksEnforcement('proactive', '20-07')).toBe(false)
    expect(asksEnforcement('onRequest', '20-06')).toBe(false)
    expect(asksEnforcement('proactive', null)).toBe(false)
  })

  it('nothing is answered beforehand, and "no" is an answer', () => {
    expect(enforcementMissing(BLANK_ENFORCEMENT)).toEqual(['是否属于行政执法公示'])
    expect(enforcementSaid(BLANK_ENFORCEMENT)).toBeUndefined()
    expect(enforcementSaid({ ...BLANK_ENFORCEMENT, choice: 'none' })).toBeNull()
  })

  it('names what a decision lacks; with a reason a field may stay empty, what it is may not', () => {
    expect(enforcementMissing(PENALTY)).toEqual([])
    expect(enforcementMissing({ ...PENALTY, number: '', creditCode: ' ' })).toEqual(
      ['决定书文号', '统一社会信用代码'].map(ENFORCEMENT.field),
    )
    expect(enforcementMissing({ ...PENALTY, number: '', remark: '当场作出' })).toEqual([])
    const unknown = { ...PENALTY, kind: null, partyKind: null, decidedOn: '', remark: '不详' }
    expect(enforcementMissing(unknown)).toEqual(['决定的种类', '相对人的类型', '决定日期'].map(ENFORCEMENT.field))
  })

  it('asks for the party and the organ whatever the reason, as the rules do, and not as what may stay empty', () => {
    const nobody = { ...PENALTY, party: '', organ: ' ', remark: '当场作出' }
    expect(enforcementMissing(nobody)).toEqual(['相对人名称', '作出决定的机关'].map(ENFORCEMENT.field))
    expect(emptyFields(nobody)).toEqual([])
    expect(enforcementSaid(nobody)).toBeUndefined()
  })

  it('says of a wrong code what is wrong with it, and takes it as it is copied from the paper', () => {
    const code = (creditCode: string) => ({ ...PENALTY, creditCode })
    expect(codeProblem(code('91350100M000100Y4'))).toBe(ENFORCEMENT.badCode.length(17))
    expect(codeProblem(code('91350100M000100Y4300'))).toBe(ENFORCEMENT.badCode.length(20))
    expect(codeProblem(code('91350100M000100Y44'))).toBe(ENFORCEMENT.badCode.check)
    expect(enforcementMissing(code('91350100M000100Y44'))).toEqual(['统一社会信用代码'].map(ENFORCEMENT.field))
    expect(enforcementSaid(code('9135 0100 m000 100Y 43'))).toMatchObject({ creditCode: '91350100M000100Y43' })
    // A person has none, whatever was typed before.
    expect(codeProblem({ ...code('1'), partyKind: 'person' })).toBeNull()
  })

  it('what is signed is what the rules take, and opens again as it was', () => {
    const said = enforcementSaid({ ...PENALTY, creditCode: ' 91350100m000100y43 ' })
    if (said === null || said === undefined) throw new Error('not signed')
    expect(enforcementProblem(said)).toBeNull()
    expect(enforcementFormOf(said)).toEqual(PENALTY)
    expect(enforcementText(said).split('\n')).toContain('统一社会信用代码：91350100M000100Y43')
    // Typed before the party turned out to be a person.
    expect(enforcementSaid({ ...PENALTY, partyKind: 'person' })).toMatchObject({ creditCode: '' })
  })

  it('asks of each item whether it is said here, and where or why not', () => {
    const items = (answer: 'stated' | 'elsewhere', note: string) =>
      Object.fromEntries(STATEMENTS.guide.map((item) => [item, { answer, note }]))
    const guide = (statements: EnforcementForm['statements']) => ({
      ...BLANK_ENFORCEMENT,
      choice: 'guide' as const,
      statements,
    })
    expect(enforcementMissing(guide({}))).toHaveLength(5)
    const told = items('stated', '')
    expect(enforcementMissing(guide({ ...told, time: { answer: 'elsewhere', note: ' ' } }))).toEqual([
      '办理时限是否写明',
    ])
    const said = enforcementSaid(guide({ ...told, time: { answer: 'elsewhere', note: '服务大厅公告' } }))
    if (said === null || said === undefined) throw new Error('not signed')
    expect(enforcementProblem(said)).toBeNull()
    expect(enforcementText(said).split('\n').at(-1)).toBe('办理时限：另行公布（服务大厅公告）')
    expect(enforcementSaid(enforcementFormOf(said))).toEqual(said)
  })
})

describe('what is filled in beside the text', () => {
  const DOCUMENT = { ...EMPTY_DOCUMENT, title: '行政处罚决定书', documentNumber: '云市监罚〔2026〕21号' }
  const said = comparedDecision('proactive', '20-06', PENALTY)
  const file = { kind: 'file', fileName: 'a.pdf', format: 'pdf', sizeBytes: 1, sha256: '0'.repeat(64) } as const

  it('is said in a line for each field, with what the document bears instead', () => {
    const [first, second, ...rest] = comparedText(said, DOCUMENT)
    expect(first).toBe('决定书文号：填写的是“云市监罚〔2026〕12号”，文稿上是“云市监罚〔2026〕21号”。')
    expect(rest).toContain('决定日期：文稿中没有找到“2026年2月27日”。')
    expect(second).toBe('名称：文稿中没有找到“销售超过保质期食品案”。')
    expect(rest).not.toContain('以文件形式所附的附件没有对照。')
    const attached = { ...DOCUMENT, attachments: [{ id: 'a', title: '决定书', content: file }] }
    expect(comparedText(said, attached).at(-1)).toBe('以文件形式所附的附件没有对照。')
    const long = comparedDecision('proactive', '20-06', {
      ...PENALTY,
      content: '长'.repeat(41),
      result: '一一，二二，三三，四四，五五，六六',
    })
    const lines = comparedText(long, DOCUMENT)
    expect(lines).toContain(`内容（事由）：文稿中没有找到“${'长'.repeat(40)}……”。`)
    expect(lines).toContain('结果：文稿中没有找到“一一”“二二”“三三”“四四”“五五”等。')
  })

  it('is nothing where it is no decision, not filled in yet, or not asked', () => {
    for (const none of [
      comparedDecision('proactive', '20-07', PENALTY),
      comparedDecision('proactive', '20-06', { ...PENALTY, choice: 'none' }),
      comparedDecision('proactive', '20-06', { ...PENALTY, kind: null }),
      undefined,
    ])
      expect(comparedText(none, DOCUMENT)).toEqual([])
  })

  it('stands on the page as a note, and nothing does where both agree', () => {
    const shown = (document: OfficialDocument) =>
      renderToStaticMarkup(createElement(DecisionRemarks, { said, document }))
    expect(shown(DOCUMENT)).toMatch(/role="note".*不影响签认和提交.*文稿上是“云市监罚〔2026〕21号”/u)
    const text = Object.values(PENALTY)
      .filter((value) => typeof value === 'string')
      .join('，')
    expect(shown({ ...DOCUMENT, body: [{ kind: 'paragraph', text }] })).toBe('')
  })
})
