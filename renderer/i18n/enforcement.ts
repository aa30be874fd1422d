import {
  DECISION_FIELD_WORDS,
  ENFORCEMENT_KIND_WORDS,
  PARTY_KIND_WORDS,
  STATEMENT_ANSWER_WORDS,
  STATEMENT_LIST_WORDS,
  statementWord,
} from '#resources/text/word/enforcement.ts'
import { DECISION_FIELDS, type Enforcement } from '#shared/domain/case/enforcement/enforcement-events.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { decisionRemarks } from '#shared/domain/lint/decision-text.ts'
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
  compared:
    '下列各项与文稿不一致，或者在文稿中没有找到，请核对。确属概括写法的，可以不改；此项只作提示，不影响签认和提交。',
  notInText: (name: string, said: string) => `${name}：文稿中没有找到${said}。`,
  otherInText: (name: string, said: string, own: string) => `${name}：填写的是${said}，文稿上是“${own}”。`,
  filesUnread: '以文件形式所附的附件没有对照。',
} as const

const MOST_PARTS = 5
const MOST_OF_A_PART = 40
const quoted = (part: string): string => {
  const characters = [...part]
  return `“${characters.slice(0, MOST_OF_A_PART).join('')}${characters.length > MOST_OF_A_PART ? '……' : ''}”`
}

/** What the text does not bear out of a decision, a line for each field; none where it agrees, or for what is no decision. */
export const comparedText = (said: Enforcement | null | undefined, document: OfficialDocument): readonly string[] => {
  if (said === undefined || said === null || said.phase !== 'decision') return []
  const lines = decisionRemarks(said, document).map(({ field, said: missed, own }) => {
    const name = DECISION_FIELD_WORDS[field]
    const shown = field === 'decidedOn' ? missed.map(plainDateText) : missed
    const parts = shown.slice(0, MOST_PARTS).map(quoted).join('') + (missed.length > MOST_PARTS ? '等' : '')
    return own === '' ? ENFORCEMENT.notInText(name, parts) : ENFORCEMENT.otherInText(name, parts, own)
  })
  const hasFiles = document.attachments.some(({ content }) => content.kind === 'file')
  return lines.length > 0 && hasFiles ? [...lines, ENFORCEMENT.filesUnread] : lines
}

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
