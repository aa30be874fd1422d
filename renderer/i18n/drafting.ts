export const DRAFTING = {
  title: '文稿标题',
  titlePlaceholder: '请输入标题',
  text: '正文',
  textPlaceholder: '请输入正文，一行一段',
  textHint: '一行为一段；段首写“一、”“（一）”“1.”“（1）”的短行按标题层次排版。',
  wordCount: (words: number, paragraphs: number) => `${String(words)} 字，${String(paragraphs)} 段`,
  saving: '正在保存…',
  savedAt: (time: string) => `已保存 ${time}`,
  unsaved: '尚未保存',
  notChanged: '没有未保存的修改',
  saveFailed: '没有保存成功，继续输入时将自动重试',
  returned: (stage: string, person: string) => `${stage} ${person} 退回`,
  withdrawn: '本人撤回',
  facts: '文稿情况',
  source: '来源文件',
  noSource: '空白新建',
  sourceFacts: (format: string, size: string) => `${format}，${size}`,
  sourceKind: '格式',
  sourceHash: 'SHA-256',
  findings: '导入说明',
  version: (version: number) => `第${String(version)}稿`,
  submit: '送审',
  submitHeading: '确认送审',
  submitText: (title: string, words: number, round: number) =>
    `将《${title}》（${String(words)} 字）作为第${String(round)}轮送部门负责人初审。送审后不能修改，直到退回或者撤回。`,
  submitConfirm: '确认送审',
  submitted: (round: number) => `已送审，第${String(round)}轮，等待部门负责人初审`,
  needDisclosure: '请先确定公开方式',
  emptyTitle: '（未填写标题）',
} as const

/** Words for what the import met; a code that is not here yet is shown as it is (`findingText`). */
const FINDINGS: Readonly<Record<string, string>> = {
  'encoding.utf8': '文字编码为 UTF-8',
  'encoding.gb18030': '文字编码为 GB18030',
  'revisions.accepted': '已接受修订',
  'revisions.rejected': '已拒绝修订',
  'comments.dropped': '批注没有导入',
  'images.dropped': '图片没有导入',
  'tables.flattened': '表格已转为文字，请核对',
  'headers.dropped': '页眉页脚没有导入',
  'footnotes.dropped': '脚注没有导入',
  'hiddenText.dropped': '隐藏文字没有导入',
  'textBoxes.dropped': '文本框没有导入',
}

/** The sentence of an import finding, with how often it was met and what it names. */
export const findingText = (code: string, count: number, detail: string | undefined): string => {
  const word = FINDINGS[code] ?? `其他情况（${code}）`
  const times = count > 1 ? `，${String(count)} 处` : ''
  return `${word}${times}${detail === undefined || detail === '' ? '' : `：${detail}`}`
}
