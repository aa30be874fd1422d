import type { HitLevel } from '#shared/domain/scan/lexicon.ts'
import { LEVEL_WORDS } from './word/case.ts'
import { loweringReasonWord, scanListWord, scanRuleWord } from './word/scan.ts'

/** What `mingjian` on the command line says. */
export const commandText = {
  usage: [
    '用法：mingjian <命令> [参数]',
    '',
    '  verify 文件或文件夹     核对任何 PDF 的签名、公开件文件夹或归档包，全部成立时退出码为 0',
    '  diff 旧稿 新稿          比较两份文稿，列出修改段',
    '  scan 文件               检查文稿中的涉密标志、敏感词和个人信息',
    '  import 文件             读取文稿，显示识别出的标题和段落',
    '  release 文稿 --out 目录 把文稿文件排成 PDF，可用证书签名',
    '  deadline --from 日期    推算法定期限，逐日说明怎样数出来的',
  ].join('\n'),
  unknown: (name: string) => `没有“${name}”这个命令。`,
  diff: {
    usage: '用法：mingjian diff 旧稿 新稿 [--tracked accept|reject] [--json]',
    refused: (file: string, code: string) => `${file}：${SCAN_REFUSALS[code] ?? IMPORT_REFUSALS[code] ?? code}`,
    paragraph: ({ old, new: new_, change, renumbered, splitFrom, joinedTo, runs }: DiffLine) => {
      const place = (at: number | null | undefined) => (at == null ? '' : `第${String(at + 1)}段`)
      const places =
        old === new_ || new_ === null ? place(old) : old === null ? place(new_) : `${place(old)}→${place(new_)}`
      const notes = [
        ...(renumbered === undefined ? [] : [renumbered.only ? '仅编号变更' : '编号变更']),
        ...(splitFrom === undefined ? [] : [`由原${place(splitFrom)}拆出`]),
        ...(joinedTo === undefined ? [] : [`并入新${place(joinedTo)}`]),
      ]
      const text = runs.map((run) => (DIFF_MARKS[run.kind] ?? ((one) => one))(run.text)).join('')
      return [DIFF_CHANGES[change] ?? change, places, ...notes, text].join('\t')
    },
    total: (counts: Readonly<Record<string, number>>) =>
      `${Object.entries(DIFF_COUNTS)
        .filter(([name]) => (counts[name] ?? 0) > 0 || name === 'insertedCharacters' || name === 'deletedCharacters')
        .map(([name, [label, unit]]) => `${label}${String(counts[name] ?? 0)}${unit}`)
        .join('，')}。`,
    fallback: '两稿差别过大，部分改动按整段或整句列出。',
  },
  import: {
    usage: '用法：mingjian import 文件 [--tracked accept|reject|keep] [--json]',
    unreadable: '文件不存在或无法读取。',
    refused: (code: string, detail: string) =>
      `${IMPORT_REFUSALS[code] ?? code}${detail === '' ? '' : `（${detail}）`}`,
    untitled: '（没有找到标题）',
    finding: (code: string, count: number, detail: string) =>
      `${code}\t${String(count)}${detail === '' ? '' : `\t${detail}`}`,
  },
  scan: {
    usage: '用法：mingjian scan 文件 [--lexicon 词库.csv]… [--json]',
    refused: (file: string, code: string, line?: number) =>
      `${file}${line === undefined ? '' : `第${String(line)}行`}：${SCAN_REFUSALS[code] ?? IMPORT_REFUSALS[code] ?? code}`,
    hit: (hit: ScanHitLine) =>
      [
        `${String(hit.start)}-${String(hit.end)}`,
        LEVEL_WORDS[hit.level],
        hit.term === '' ? scanRuleWord(hit.rule) : `${scanListWord(hit.list)}：${hit.term}`,
        hit.text,
        hit.basis,
        ...(hit.lowered === null
          ? []
          : [`由${LEVEL_WORDS[hit.lowered.from]}降级：${loweringReasonWord(hit.lowered.reason)}`]),
      ].join('\t'),
    total: (count: number) => `共${String(count)}处。`,
  },
}

interface ScanHitLine {
  readonly rule: string
  readonly list: string
  readonly term: string
  readonly level: HitLevel
  readonly start: number
  readonly end: number
  readonly text: string
  readonly basis: string
  readonly lowered: { readonly from: HitLevel; readonly reason: string } | null
}

interface DiffLine {
  readonly old: number | null
  readonly new: number | null
  readonly change: string
  readonly renumbered?: { readonly only: boolean }
  readonly splitFrom?: number
  readonly joinedTo?: number
  readonly runs: readonly { readonly kind: string; readonly text: string }[]
}

const DIFF_CHANGES: Readonly<Record<string, string>> = {
  edited: '修改',
  added: '新增',
  removed: '删除',
  moved: '移动',
  movedEdited: '移动并修改',
}
const DIFF_MARKS: Readonly<Record<string, (text: string) => string>> = {
  deleted: (text) => `[-${text}-]`,
  inserted: (text) => `{+${text}+}`,
}
const DIFF_COUNTS: Readonly<Record<string, readonly [label: string, unit: string]>> = {
  edited: ['修改', '段'],
  added: ['新增', '段'],
  removed: ['删除', '段'],
  moved: ['移动', '段'],
  movedEdited: ['移动并修改', '段'],
  renumbered: ['编号变更', '处'],
  split: ['拆分', '处'],
  joined: ['合并', '处'],
  insertedCharacters: ['增', '字'],
  deletedCharacters: ['删', '字'],
}

const IMPORT_REFUSALS: Readonly<Record<string, string>> = {
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
  'import.noText': '这份 PDF 是扫描件，没有文字。',
  'import.takesTooLong': '文件过于复杂，读取超过了时限。',
  'import.officeMissing': '读取旧格式文稿需要 LibreOffice，本机没有安装；请另存为 .docx。',
  'import.officeFailed': '旧格式文稿转换失败；请另存为 .docx。',
  'import.classified': '文件带有疑似国家秘密标志，已停止处理。',
}

const SCAN_REFUSALS: Readonly<Record<string, string>> = {
  'file.notReadable': '文件不存在或无法读取。',
  'lexicon.empty': '词库没有词条。',
  'lexicon.encoding': '词库的编码有误。',
  'lexicon.header': '表头应有 term、category、level 三列，且不得有未知列或重复列。',
  'lexicon.quote': '引号不配对。',
  'lexicon.columns': '列数与表头不符。',
  'lexicon.termEmpty': '词条为空。',
  'lexicon.termTooShort': '词条归一化后不足两个字符，会处处命中。',
  'lexicon.termTooLong': '词条过长。',
  'lexicon.textTooLong': '依据、替换词、短语或例句过长或过多。',
  'lexicon.category': '类别不在规定范围内。',
  'lexicon.level': '级别不在规定范围内。',
  'lexicon.layer': '变体层名称有误。',
  'lexicon.phrase': '放行短语应当包含词条且比词条长。',
  'lexicon.duplicate': '词条重复。',
  'lexicon.tooManyEntries': '词条过多。',
}
