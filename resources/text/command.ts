/** What `mingjian` on the command line says. */
export const commandText = {
  usage: [
    '用法：mingjian <命令> [参数]',
    '',
    '  verify 文件或文件夹     校验已发布的 PDF、发布文件夹或归档包，全部成立时退出码为 0',
    '  diff 旧稿 新稿          比较两份文稿，列出修改段',
    '  scan 文件               检查文稿中的涉密标志、敏感词和个人信息',
    '  import 文件             读取文稿，显示识别出的标题和段落',
  ].join('\n'),
  unknown: (name: string) => `没有“${name}”这个命令。`,
  scan: {
    usage: '用法：mingjian scan 文件 [--lexicon 词库.csv]… [--json]',
    refused: (file: string, code: string, line?: number) =>
      `${file}${line === undefined ? '' : `第${String(line)}行`}：${SCAN_REFUSALS[code] ?? code}`,
    hit: (hit: ScanHitLine) =>
      [
        `${String(hit.start)}-${String(hit.end)}`,
        SCAN_LEVELS[hit.level] ?? hit.level,
        hit.term === '' ? hit.rule : `${hit.list}：${hit.term}`,
        hit.text,
        hit.basis,
        ...(hit.lowered === null ? [] : [`由${SCAN_LEVELS[hit.lowered.from] ?? ''}降级：${hit.lowered.reason}`]),
      ].join('\t'),
    total: (count: number) => `共${String(count)}处。`,
  },
}

interface ScanHitLine {
  readonly rule: string
  readonly list: string
  readonly term: string
  readonly level: string
  readonly start: number
  readonly end: number
  readonly text: string
  readonly basis: string
  readonly lowered: { readonly from: string; readonly reason: string } | null
}

const SCAN_LEVELS: Readonly<Record<string, string>> = { block: '阻断', high: '高', medium: '中', notice: '提示' }

const SCAN_REFUSALS: Readonly<Record<string, string>> = {
  'file.notReadable': '文件不存在或无法读取。',
  'import.empty': '文件是空的。',
  'import.tooLarge': '文件过大。',
  'import.binary': '不是文本文件。',
  'import.wrongEncoding': '文件不是完好的 UTF-8、UTF-16 或 GB18030 文本。',
  'import.misnamed': '文件的内容与扩展名不符。',
  'import.corrupt': '文件已损坏。',
  'import.bomb': '压缩内容过大，不予读取。',
  'import.encrypted': '文件已加密。',
  'import.unsupportedFormat': '不支持的文件类型。',
  'import.trackedChanges': '文件中有未处理的修订。',
  'import.unsafeXml': '文件中有不安全的内容。',
  'lexicon.empty': '词库没有词条。',
  'lexicon.encoding': '词库的编码有误。',
  'lexicon.header': '表头应有 term、category、level 三列，且不得有未知列或重复列。',
  'lexicon.quote': '引号不配对。',
  'lexicon.columns': '列数与表头不符。',
  'lexicon.termEmpty': '词条为空。',
  'lexicon.termTooShort': '词条归一化后不足两个字符，会处处命中。',
  'lexicon.termTooLong': '词条过长。',
  'lexicon.category': '类别不在规定范围内。',
  'lexicon.level': '级别不在规定范围内。',
  'lexicon.layer': '变体层名称有误。',
  'lexicon.phrase': '放行短语应当包含词条且比词条长。',
  'lexicon.duplicate': '词条重复。',
  'lexicon.tooManyEntries': '词条过多。',
}
