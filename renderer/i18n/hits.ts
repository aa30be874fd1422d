export const HITS = {
  heading: '保密审查',
  open: (open: number, total: number) =>
    total === 0 ? '没有命中' : `共 ${String(total)} 处命中，未处置 ${String(open)} 处`,
  none: '检查没有发现命中。请通读全文后作出结论。',
  lexicons: '所用词库：',
  toHandling: '转到命中和结论',
  noScan: '本事项送审后自动检查敏感词，届时在此显示结果。',
  hitLabel: (level: string, term: string) => `${level}命中：${term}`,
  why: '为何命中',
  rule: '规则',
  list: '词库',
  term: '词条',
  category: '类别',
  via: '识别方式',
  basis: '依据',
  level: '级别',
  loweredLabel: '降级',
  lowered: (from: string, reason: string) => `原为“${from}”，已降级：${reason}`,
  matched: '原文',
  disposed: (word: string, person: string) => `${word}（${person}）`,
  notDisposed: '未处置',
  dispose: '处置',
  keep: '保留并说明',
  falsePositive: '误报',
  reason: '理由',
  reasonHint: '请写明保留的理由，或者为何是误报',
  disposeDone: '已处置',
  blocked: '疑似密级标志不能以“保留”或“误报”处置，请退回经办人并报告保密工作机构。',
  nextOpen: '下一处未处置',
  conclusion: '审查结论',
  conclude: '作出结论',
  concludeHeading: '确认审查结论',
  note: '审查意见',
  noteHint: '请写明审查意见',
  noteEmpty: '请填写审查意见',
  conclusionEmpty: '请选择审查结论',
  openFirst: (open: number) => `还有 ${String(open)} 处未处置，处置完毕后才能作出“可以公开”的结论。`,
  concludeText: (title: string, conclusion: string) =>
    `您将以本人证书签署对《${title}》的保密审查结论：${conclusion}。`,
  concluded: (conclusion: string) => `已作出结论：${conclusion}`,
} as const

/** Rules, lists, categories, ways and reasons of the scanner; an unknown code is shown as it is. */
const SCAN_WORDS: Readonly<Record<string, string>> = {
  classified: '涉密',
  sensitive: '敏感',
  personal: '个人信息',
  misuse: '错敏表述',
}

export const scanWord = (code: string): string => SCAN_WORDS[code] ?? code
