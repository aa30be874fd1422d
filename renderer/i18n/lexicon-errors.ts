import type { LexiconRefusalCode } from '#shared/contract/errors.ts'
import type { ErrorText } from './error-text.ts'

const LINE = '请改正第{line|若干}行后再导入。'

/** Why a lexicon is not taken in: one fault, with the line where it is. */
export const LEXICON_ERRORS: Readonly<Record<LexiconRefusalCode, ErrorText>> = {
  'lexicon.empty': { title: '文件里没有词条', advice: '请检查文件内容。' },
  'lexicon.encoding': { title: '词库文件的编码有误', advice: '请以 UTF-8 编码另存后再导入。' },
  'lexicon.header': {
    title: '表头有误',
    advice: '第一行应有 term、category、level 三列，不得有未知列或重复列。',
  },
  'lexicon.quote': { title: '第{line|若干}行的引号不配对', advice: LINE },
  'lexicon.columns': { title: '第{line|若干}行的列数与表头不符', advice: LINE },
  'lexicon.termEmpty': { title: '第{line|若干}行没有词条', advice: LINE },
  'lexicon.termTooShort': {
    title: '第{line|若干}行的词条归一化后不足两个字符，会处处命中',
    advice: '单字和符号不能单独作为词条。' + LINE,
  },
  'lexicon.termTooLong': { title: '第{line|若干}行的词条过长', advice: LINE },
  'lexicon.textTooLong': { title: '第{line|若干}行的依据、短语或例句过长或过多', advice: LINE },
  'lexicon.category': { title: '第{line|若干}行的类别不在规定范围内', advice: LINE },
  'lexicon.level': { title: '第{line|若干}行的级别不在规定范围内', advice: LINE },
  'lexicon.layer': { title: '第{line|若干}行的变体层名称有误', advice: LINE },
  'lexicon.phrase': { title: '第{line|若干}行的放行短语或例句有误', advice: '放行短语应当包含词条且比词条长。' + LINE },
  'lexicon.duplicate': { title: '第{line|若干}行的词条与前面重复', advice: LINE },
  'lexicon.tooManyEntries': { title: '词条过多', advice: '一个词库不得超过五十万条，请拆分或精简后再导入。' },
  'lexicon.notPackage': { title: '不是完好的词库包', advice: '请重新取得词库包，或改用 CSV、Excel 表格导入。' },
  'lexicon.notSigned': { title: '词库包没有签名，不予导入', advice: '请向发布单位索取有签名的词库包。' },
  'lexicon.altered': { title: '词库包的内容与签名不符，不予导入', advice: '文件可能被改动过，请重新取得。' },
  'lexicon.notTrusted': {
    title: '词库包不是本单位签发的，不予导入',
    advice: '外单位的词库，请核对后以 CSV 或 Excel 表格导入，由本单位签名。',
  },
  'lexicon.factsNeeded': {
    title: '表格没有写明是哪个词库',
    advice: '请先填写词库名称、编号（字母、数字）、版本和日期，再选择表格文件。',
  },
  'lexicon.versionTaken': { title: '这个词库的这个版本已经导入', advice: '版本一经导入不得更改，请另取版本号。' },
  'lexicon.inUse': { title: '词库已是这个状态', advice: '页面已重新读取，请核对。' },
  'lexicon.weakensBlocking': {
    title: '词库与随附词库同名，却删去或者减弱了 {count|若干} 条禁止级词条{term|}',
    advice: '禁止级词条只能增加，不能减弱。请补全这些词条，或者另取词库编号再导入。',
  },
  'lexicon.unknown': { title: '没有这个词库版本', advice: '它可能已经停用，请离开本页再进入，从列表中重新选择。' },
}
