import {
  DECISION_FIELD_WORDS,
  ENFORCEMENT_KIND_WORDS,
  PARTY_KIND_WORDS,
  STATEMENT_ANSWER_WORDS,
  STATEMENT_LIST_WORDS,
  statementWord,
} from '#resources/text/word/enforcement.ts'
import { DECISION_FIELDS, type Enforcement } from '#shared/domain/case/enforcement-events.ts'
import { plainDateText } from './date.ts'

export {
  DECISION_FIELD_WORDS,
  ENFORCEMENT_KIND_WORDS,
  OBJECTION_WORDS,
  PARTY_KIND_WORDS,
  STATEMENT_ANSWER_WORDS,
  STATEMENT_LIST_WORDS,
  statementWord,
} from '#resources/text/word/enforcement.ts'

export const ENFORCEMENT = {
  question: '是否属于行政执法公示',
  choices: { decision: '事后公开：执法决定', none: '不属于' },
  statementsHint:
    '依据国办发〔2018〕118号，请对照文稿逐项回答（事中公示的各项未经官方文本核对）。内容有变动的，应当及时更新公布。',
  statement: (word: string) => `${word}是否写明`,
  elsewhere: '另行公布的位置',
  reason: '不适用的理由',
  decisionHint:
    '“双公示”的各项依据第二手来源，未经官方文本核对；本地目录没有某一项的，该项空着，在备注中写明理由。自然人只写姓名，不写公民身份号码。',
  kind: '决定的种类',
  partyKind: '相对人的类型',
  badCode: {
    length: (count: number) => `统一社会信用代码应为18位，现在是${String(count)}位。`,
    check: '统一社会信用代码的校验码不符，请对照营业执照或者登记证书核对。',
  },
  /** As it is asked for among everything that is missing. */
  field: (word: string) => `执法决定：${word}`,
  emptyFields: (names: readonly string[]) => `没有填写：${names.join('、')}。确无此项的，在备注中写明理由。`,
  remark: '备注',
} as const

const withNote = (text: string, note: string): string => (note.trim() === '' ? text : `${text}（${note}）`)

/** 执法公示 as everybody who decides reads it, a line each. */
export const enforcementText = (said: Enforcement | null | undefined): string => {
  if (said === undefined) return ''
  if (said === null) return ENFORCEMENT.choices.none
  if (said.phase === 'statements') {
    const lines = said.items.map(({ item, answer, note }) =>
      withNote(`${statementWord(said.list, item)}：${STATEMENT_ANSWER_WORDS[answer]}`, note),
    )
    return [STATEMENT_LIST_WORDS[said.list], ...lines].join('\n')
  }
  const party = `（${PARTY_KIND_WORDS[said.partyKind]}）`
  const code = said.creditCode === '' ? [] : [`${DECISION_FIELD_WORDS.creditCode}：${said.creditCode}`]
  const fields = DECISION_FIELDS.flatMap((field) => {
    const value = said[field]
    const line = value.trim() === '' ? [] : [`${DECISION_FIELD_WORDS[field]}：${value}`]
    return field === 'party' ? [...line.map((text) => `${text}${party}`), ...code] : line
  })
  return [
    ENFORCEMENT_KIND_WORDS[said.kind],
    ...fields,
    `${DECISION_FIELD_WORDS.decidedOn}：${plainDateText(said.decidedOn)}`,
    ...(said.remark.trim() === '' ? [] : [`${ENFORCEMENT.remark}：${said.remark}`]),
  ].join('\n')
}
