import { finding, lowered, type Rule } from '../hit.ts'
import { findAll, type Detector, type TextDetector } from './detector.ts'
import { MARKING_LINE_MAX, shortLine } from './mark.ts'

const INTERNAL: Rule = {
  rule: 'internal',
  category: 'internal',
  level: 'block',
  basis: '《保守国家秘密法》第六十四条（工作秘密）；《政府信息公开条例》第十六条',
}
const ATTRIBUTE: Rule = {
  rule: 'attr',
  category: 'internal',
  level: 'block',
  basis: '国办发〔2016〕80号：公开属性；《政府信息公开条例》第十三条至第十七条',
}
const DRAFT: Rule = {
  rule: 'draft',
  category: 'process',
  level: 'medium',
  basis: '《政府信息公开条例》第十六条（过程性信息）',
}
const PROMPT: Rule = {
  rule: 'prompt',
  category: 'process',
  level: 'high',
  basis: '《政府信息公开条例》第六条（及时、准确地公开政府信息）；文稿模板的填写提示',
}

const INTERNAL_WORDING =
  /内部(?:资料|文件|材料|刊物|情况|使用|参考|掌握|传阅)(?:[，,、：:\s]{0,2}(?:注意保[存密管]|妥善保管|请勿外传|不得外传|严禁外传|切勿外传|不得翻印))?|(?:不得|严禁|请勿|切勿|禁止)(?:外传|外泄|扩散|翻印|复印|转发|上网|摘抄|公开发布)|仅供(?:内部|领导|工作|有关部门)?(?:参考|参阅|掌握|使用)|工作秘密(?!的|管理|范围|事项)|阅后(?:即)?(?:焚|退|销毁|收回)/gu
/** What may stand behind a marking in its line. */
const LINE_END = /[，,、：:\s]{1,4}$/u
const NOT_PUBLIC = /[（(]\s{0,4}(?:此件|本件)?\s{0,4}(?:依申请公开|不予公开|不公开|免予公开)\s{0,4}[)）]/gu
const DRAFT_WORDING = /征求意见稿|讨论稿|送审稿|审议稿|过程稿|修改稿|草稿|初稿|代拟稿/gu
/** 上行文 and minutes are process information as a whole (条例 Art. 16): told by a line of their own. */
const UPWARD = /^[ 　]{0,8}签发人[：:][^\n]{1,20}$/gmu
/** What a template asks its drafter to write: ［请写明任务］. A form that is published may mean it; two hands say so then. */
const UNFILLED = /[［[]请[^［］[\]\n]{1,40}[］\]]/gu
const MINUTES = /^[^\n]{0,30}(?:会议记录|磋商函|请示报告|的请示|情况报告)[ 　]{0,4}$/gmu

const internalWording: TextDetector = ({ text, inHeader }) =>
  findAll(text, INTERNAL_WORDING, (found, start, end) => {
    const hit = finding(INTERNAL, start, end)
    const line = shortLine(text, start, end, MARKING_LINE_MAX)
    const isMarking = inHeader(start) && line !== null && line.replace(LINE_END, '').endsWith(found)
    return isMarking ? hit : lowered(hit, 'medium', 'context.prose')
  })

/** 附注 with another attribute than 主动公开; a sentence that mentions one in brackets stands lower. */
const publicAttribute: TextDetector = ({ text }) =>
  findAll(text, NOT_PUBLIC, (found, start, end) => {
    const alone = shortLine(text, start, end, MARKING_LINE_MAX)?.trim() === found
    return alone ? finding(ATTRIBUTE, start, end) : lowered(finding(ATTRIBUTE, start, end), 'medium', 'context.prose')
  })

const draftWording: Detector = ({ text, context }) => [
  ...findAll(text, UNFILLED, (_, start, end) => finding(PROMPT, start, end)),
  ...findAll(text, DRAFT_WORDING, (_, start, end) => {
    const hit = finding(DRAFT, start, end)
    return context.consultation === true ? lowered(hit, 'notice', 'context.consultation') : hit
  }),
  ...findAll(text, UPWARD, (found, _, end) => finding(DRAFT, end - found.trimStart().length, end)),
  ...findAll(text, MINUTES, (found, start, end) =>
    finding(DRAFT, start, end - (found.length - found.trimEnd().length)),
  ),
]

export const wordingDetectors: readonly TextDetector[] = [internalWording, publicAttribute]
export const draftDetectors: readonly Detector[] = [draftWording]
