import type { OutwardField } from '#shared/domain/archive/outward-words.ts'
import type { RefusalCode } from '#shared/contract/errors.ts'
import type { ErrorText } from './error-text.ts'

/** What goes out beside the text. */
const OUTWARD_WORDS: Readonly<Record<OutwardField, string>> = {
  indexNumber: '索引号',
  documentNumber: '发文字号',
  theme: '主题分类',
  department: '责任部门',
  summary: '内容概述',
  keywords: '关键词',
  legalBasis: '公开依据',
  scopeNote: '公开范围的说明',
  changes: '所变更的文件',
  site: '网站与栏目',
}

export const outwardWord = (field: string): string =>
  Object.hasOwn(OUTWARD_WORDS, field) ? OUTWARD_WORDS[field as OutwardField] : field

type OutwardCode = Extract<RefusalCode, `release.words${string}`>

/** Refusals about what is typed beside the text and goes out with it. */
export const OUTWARD_ERRORS: Readonly<Record<OutwardCode, ErrorText>> = {
  'release.wordsEmpty': {
    title: '“{field|公开目录}”一栏没有填写',
    advice:
      '公开目录应当有责任部门和内容概述（政府信息公开条例第十二条）。请填写后再发布。没有取用编号，没有生成任何文件。',
  },
  'release.wordsStopped': {
    title: '“{field|一栏}”中有不能公开的内容：{rule|}',
    advice:
      '这一栏随公开件一同公开，与正文同样检查。请改写后再办理；公开依据、公开范围的说明须退回拟稿环节在“公开认定”中修改。',
  },
  'release.wordsRemoved': {
    title: '“{field|一栏}”中有区分处理去除的文字（第 {number|?} 处）',
    advice: '去除的文字不能随公开件的其他栏目公开。请改写这一栏；公开依据、公开范围的说明在“公开认定”中修改。',
  },
}
