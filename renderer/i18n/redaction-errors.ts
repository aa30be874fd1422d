import type { RefusalCode } from '#shared/contract/errors.ts'
import type { ErrorText } from './error-text.ts'

type RedactionCode = Extract<RefusalCode, `redaction.${string}` | 'secrecy.redacted'>

/** Refusals about 区分处理. */
export const REDACTION_ERRORS: Readonly<Record<RedactionCode, ErrorText>> = {
  'redaction.nothing': {
    title: '没有去除任何内容',
    advice: '请先标出不应当公开的内容，每处写明依据和理由；不需要区分处理的，请取消区分处理。',
  },
  'redaction.badPlace': {
    title: '第 {number|?} 处的位置不能去除',
    advice: '它不在文稿中，或者属于“附件：”“抄送：”等自动印出的文字。请删去这一处，重新选定文字。',
  },
  'redaction.overlap': {
    title: '第 {number|?} 处与另一处重叠',
    advice: '同一段文字只能去除一次。请删去其中一处。',
  },
  'redaction.leftElsewhere': {
    title: '第 {number|?} 处遮盖的号码在别处仍然完整出现',
    advice: '只遮盖一处等于没有遮盖。请在列表中对这一处选择“同样的文字一并处理”。',
  },
  'redaction.reasonTells': {
    title: '第 {number|?} 处的理由中写有去除的文字',
    advice: '理由会印在保密审查单上。请只写为什么不公开，不要写出去除的内容。',
  },
  'redaction.textChanged': {
    title: '区分处理还没有确认，或者确认之后文稿又改过',
    advice: '请打开“区分处理”，核对各处是否仍在原位，再确认一次；不再需要的，请取消区分处理。',
  },
  'redaction.mismatch': {
    title: '公开版与所标的去除之处对不上',
    advice: '没有送审。请打开“区分处理”，核对后重新确认，再送审。',
  },
  'redaction.required': {
    title: '保密审查结论是区分处理后公开，本稿不能原样公开',
    advice: '请由经办人作区分处理，或者修改文稿，再送审。',
  },
  'redaction.withheld': {
    title: '本事项不予公开，不需要区分处理',
    advice: '请取消区分处理，或者改变公开方式。',
  },
  'redaction.internalVersion': {
    title: '所选的稿次含有不予公开的内容，不能导出',
    advice:
      '本事项作了区分处理。能够导出的，只有两个公开版之间的比较，并且较早的公开版中没有最新公开版去除的内容。其他稿次请在窗口中查看。',
  },
  'secrecy.redacted': {
    title: '本稿是区分处理后的公开版，结论应为“区分处理后公开”',
    advice: '可以公开的，请选择“区分处理后公开”；不能公开的，请选择其他结论或者退回。',
  },
}
