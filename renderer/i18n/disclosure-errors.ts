import type { ErrorText } from './error-text.ts'

type Codes =
  | `disclosure.${'notDetermined' | 'textChanged' | 'itemsDiffer' | 'incomplete' | 'exceptionStands' | 'noException'}`
  | `disclosure.${'followsForwarded' | 'noteDiffers' | 'isProactive' | 'isOnRequest' | 'reviewInPast' | 'entryGone'}`
  | `disclosure.${'postingShort' | 'postingUnexplained'}`

/** The parts that a determination may leave incomplete. */
const PARTS: Readonly<Record<string, string>> = {
  note: '回答“是”的说明',
  citation: '禁止公开的法律、行政法规名称（写在《》内）',
  thirdParty: '第三方的姓名（名称）、内容和同意书或者决定',
  objection: '依法公开申请人信息的法律名称（写在《》内）、告知凭证、方式和异议期限（晚于告知之日）；有异议的，写明处理',
  objectionEarly: '告知日期不晚于今天；“期满没有提出异议”在期限届满以后才能填写',
  'enforcement.mode': '行政执法公示只用于主动公开',
  'enforcement.items': '行政执法公示的各项内容',
  'enforcement.note': '另行公布的位置或者不适用的理由',
  'enforcement.nothing': '行政执法公示的内容（至少有一项由本件写明）',
  'enforcement.field': '执法决定的各项（有缺项的，在备注中写明理由）',
  'enforcement.party': '相对人名称和作出决定的机关',
  'enforcement.personCode': '自然人不填统一社会信用代码',
  'enforcement.creditCode': '统一社会信用代码（18位，校验码须相符）',
  'enforcement.identity': '执法决定的各项中不得写公民身份号码',
  'enforcement.decidedOn': '决定日期（不晚于今天）',
  consultation: '协商的机关、方式和日期（不晚于今天）',
  approval: '批准机关、批文号和日期（不晚于今天）',
  joint: '共同制作的机关',
  scope: '公开范围的说明',
  posting: '公示期的起止日期和所依据的规定',
  channels: '公开渠道（向全社会公开的，应当包括政府网站或者公开平台）',
}
export const partWord = (part: string): string => PARTS[part] ?? part

export const DISCLOSURE_ERRORS: Readonly<Record<Codes, ErrorText>> = {
  'disclosure.notDetermined': { title: '尚未作出公开认定', advice: '请填写“公开认定”，逐项回答后再送审。' },
  'disclosure.textChanged': {
    title: '公开认定之后文稿有改动',
    advice: '请打开“公开认定”，对照现在的文稿核对后重新确认。',
  },
  'disclosure.entryGone': {
    title: '基本目录中没有所选的事项“{item|}”',
    advice: '目录可能已换新版。请重新打开公开认定，从现行目录中选择，或者选“不对应目录事项”。',
  },
  'disclosure.itemsDiffer': {
    title: '公开认定没有逐项作出',
    advice: '文稿现有正文和附件共{count|若干}项，请对每一项作出回答。',
  },
  'disclosure.incomplete': {
    title: '公开认定还不能保存，请核对：{part|有内容没有填写}',
    advice: '请补充或者改正后再保存。',
  },
  'disclosure.postingShort': {
    title: '公示期短于法定最短天数，最早到 {date|} 为止',
    advice: '依据：{basis|}，不少于 {count|}{unit| 日}，开始的当日不计入。请把公示结束日期改到这一天或者以后。',
  },
  'disclosure.postingUnexplained': {
    title: '公示期短于一般要求的 {count|}{unit| 日}，没有写明理由',
    advice: '依据：{basis|}。请把结束日期改到 {date|} 或者以后；情况紧急等确需缩短的，写明理由，并在公告中说明。',
  },
  'disclosure.exceptionStands': {
    title: '有第十四条规定的情形，不得公开',
    advice: '请改为不予公开；能够区分的，先作区分处理，再对公开版重新认定。',
  },
  'disclosure.noException': {
    title: '逐项回答均为“否”，不能认定为不予公开',
    advice: '以公开为常态、不公开为例外：请改为主动公开或者依申请公开，或者指明不予公开的情形。',
  },
  'disclosure.followsForwarded': {
    title: '转发的公文不是主动公开，本件不能主动公开',
    advice: '转发类公文的公开属性与被转发的公文一致。请修改公开方式。',
  },
  'disclosure.noteDiffers': {
    title: '附注写明的公开方式与公开认定不一致',
    advice: '请修改附注或者公开认定，使两者一致后再送审。',
  },
  'disclosure.isProactive': { title: '本事项是主动公开', advice: '请生成公开件，不以办结代替发布。' },
  'disclosure.isOnRequest': { title: '本事项已经是依申请公开', advice: '请选择维持或者转为主动公开。' },
  'disclosure.reviewInPast': {
    title: '下次评估审查的日期不在今后三年以内',
    advice: '请填写今天以后、三年以内的日期。',
  },
}
