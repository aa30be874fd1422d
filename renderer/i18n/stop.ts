import type { WireError } from '#shared/contract/errors.ts'
import type { LinePart } from '#shared/domain/document/lines.ts'
import { PART_WORDS } from './change.ts'
import { dateTimeText } from './date.ts'

/** The page that stops work when classified material is met (保守国家秘密法 Art. 31, V). */
export const STOP = {
  title: '已停止：内容带有疑似国家秘密标志',
  law: '《中华人民共和国保守国家秘密法》第三十一条：任何组织和个人不得使用非涉密信息系统、非涉密信息设备存储或者处理国家秘密。本机为非涉密工作站。',
  facts: '本次情况',
  at: '时间',
  time: dateTimeText,
  file: '文件',
  rule: '触发规则',
  place: '位置',
  hidden: '文件中不显示的内容（批注、修订、隐藏文字、页眉页脚、属性或者图片）',
  hash: '文件摘要值（SHA-256）',
  notStored: '没有保存的内容',
  notStoredFile:
    '这个文件的正文、批注、修订、隐藏文字和文件名都没有写入本机的数据库和临时文件夹；日志只记录时间、人员、触发规则和文件摘要值，不含任何文字。',
  notStoredText: '带有这一标志的修改没有保存；此前已保存的文稿不受影响。日志只记录时间、人员和触发规则，不含任何文字。',
  todo: '现在请这样做',
  todoFile: ['不要再打开、复制、转发这个文件，也不要改名后重试。', '保持文件现状，不要自行删除。'],
  todoText: ['删除刚才写入或者粘贴的带有密级标志的文字；文字来自哪个文件，就不要再打开、复制那个文件。'],
  report: (officers: string) =>
    officers === ''
      ? '立即报告本单位保密工作机构，由其处置。'
      : `立即报告本单位保密审查员：${officers}，由保密工作机构处置。`,
  mistaken: '确属误报（例如只是引用法律名称）的，由保密审查员核实后，请经办人修改这处文字再办理。',
  close: '我知道了',
  unsaved: '文稿中仍有疑似国家秘密标志，此后的修改都没有保存',
  unsavedAdvice: '请先删除标题、正文、附件和要素中带有密级标志的文字，删除后自动保存。在此之前请不要锁定或者关闭程序。',
} as const

const isPart = (part: unknown): part is LinePart => typeof part === 'string' && Object.hasOwn(PART_WORDS, part)

/** Parts that stand in the body, whose lines people count together. */
const BODY: readonly LinePart[] = ['paragraph', 'heading1', 'heading2', 'heading3', 'heading4', 'listItem', 'cell']

/** Where the mark stands, without a word of it; empty when that is not known. */
export const markPlaceText = ({ part, item = 0, nth = 1 }: NonNullable<WireError['detail']>): string => {
  if (part === 'hidden') return STOP.hidden
  if (!isPart(part)) return ''
  const inItem = Number(item) === 0 ? '' : `附件${String(item)}`
  const word = part === 'imageAlternative' || !BODY.includes(part) ? PART_WORDS[part] : `正文第${String(nth)}行`
  const isInTable = part === 'cell' ? '（在表格中）' : ''
  return `${inItem}${word}${isInTable}`
}
