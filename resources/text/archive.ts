import { APPRAISAL_WORDS, HOLD_KIND_WORDS, RETENTION_WORDS } from './word/archive.ts'

/** Words of the archive: retention table, package, lists, forms. Terms of DA/T 22, DA/T 46, DA/T 48, DA/T 70. */
export const archiveText = {
  retentions: RETENTION_WORDS,
  appraisals: APPRAISAL_WORDS,
  holds: HOLD_KIND_WORDS,
  facts: {
    filed: (number: string, retention: string) => `归档登记，档号 ${number}，保管期限${retention}`,
    proposed: (number: string) => `提出鉴定销毁（${number}）`,
    decided: (result: string) => `鉴定结论：${result}`,
    repeated: '恢复备份后再次执行销毁',
    held: (kind: string, authority: string, number: string, on: string) =>
      `列入保全：${kind}，${authority}，${number}（${on}）`,
    heldAgain: (kind: string, authority: string, number: string, on: string) =>
      `恢复备份后照原来的登记重新列入保全：${kind}，${authority}，${number}（${on}）`,
    lifted: (kind: string, number: string, by: string) => `解除保全：${kind}，${number}；依据 ${by}`,
  },
  table: {
    columns: {
      item: ['条款号', '序号', '编号', '顺序号'],
      matter: ['归档范围', '文件材料归档范围', '归档文件材料范围', '文件材料名称', '类目名称'],
      period: ['保管期限', '期限'],
      kinds: ['适用文种或标题用语'],
    },
    periods: { Y: ['永久', 'Y'], D30: ['30年', '定期30年', '三十年', 'D30'], D10: ['10年', '定期10年', '十年', 'D10'] },
  },
  /** 归档章 (DA/T 22-2015: two lines of three, V2). */
  stamp: {
    fonds: '全宗号',
    year: '年度',
    serial: '件号',
    organisation: '机构（问题）',
    retention: '保管期限',
    pages: '页数',
  },
  cover: {
    title: '归档文件封面',
    facts: '基本情况',
    contents: '归档内容',
    contentsColumns: ['序号', '内容', '文件', '数量'],
    number: '档号',
    fonds: '全宗',
    name: '题名',
    documentNumber: '文号',
    responsible: '责任者',
    date: '日期',
    mode: '公开方式',
    filedBy: '归档人',
    filedAt: '归档时间',
    none: '无',
    proof: '本封面由归档登记事件生成；各文件的摘要值见 manifest-sha256.txt 和 manifest-sm3.txt。',
  },
  /** 归档文件目录 (DA/T 22-2015, V2). */
  catalog: {
    title: '归档文件目录',
    columns: ['序号', '档号', '文号', '责任者', '题名', '日期', '密级', '页数', '备注'],
    notSecret: '非密',
    voided: (numbers: string, reason: string) => `原档号 ${numbers} 作废：${reason}`,
    /** What the list is of: 全宗, and what it was narrowed to. */
    scope: (facts: {
      readonly fonds: string
      readonly year: string
      readonly retention: string
      readonly organisation: string
      readonly items: number
      readonly pages: number
    }) =>
      `全宗：${facts.fonds}　年度：${facts.year}　保管期限：${facts.retention}　机构（问题）：${facts.organisation}　` +
      `共 ${String(facts.items)} 件 ${String(facts.pages)} 页`,
    transferDue: '只列已到移交进馆年限、尚未列入移交清单的',
    gap: (from: number, to: number, reason: string) =>
      `件号 ${String(from)}${to > from ? `—${String(to)}` : ''} 空号：${reason}`,
  },
  /** 移交清单, with the three fields of 档案法实施条例 Art. 30 para. 2 (V). */
  handover: {
    title: '档案移交清单',
    from: (office: string, receiver: string) => `移交单位：${office}　接收单位：${receiver}`,
    counts: (items: number, pages: number, batch: string, on: string, by: string) =>
      `共 ${String(items)} 件 ${String(pages)} 页${batch === '' ? '' : `，批次 ${batch}`}；${on}由${by}编制。`,
    law: '《档案法实施条例》第三十条：移交时附到期开放意见、政府信息公开情况、密级变更情况。',
    columns: ['序号', '档号', '文号', '公开情况', '题名', '日期', '开放意见', '页数', '密级变更'],
    opening: (mode: string) => (mode === '主动公开' ? '开放' : '另附意见'),
    noChange: '无',
    received: (receipt: {
      readonly receivedBy: string
      readonly receivedOn: string
      readonly documentNumber: string
      readonly note: string
      readonly items?: number
    }) => {
      const { receivedBy, receivedOn, documentNumber, note, items } = receipt
      const more = [
        ...(items === undefined ? [] : [`点收 ${String(items)} 件`]),
        ...(documentNumber === '' ? [] : [`接收凭证：${documentNumber}`]),
        ...(note === '' ? [] : [`备注：${note}`]),
      ]
      return `${[`接收人：${receivedBy}；接收日期：${receivedOn}`, ...more].join('；')}。`
    },
    extended: (year: number, until: string, authority: string, number: string) =>
      `${String(year)}年度档案经${authority}批准延长移交至${until}（${number}）。`,
    withdrawn: (reason: string, on: string, by: string) => `本清单已作废：${reason}（${by}，${on}）。`,
    signatures: '移交人（签名）：　　　　　　接收人（签名）：　　　　　　日期：　　　　年　　月　　日',
  },
  /** 档案销毁清册. */
  disposals: {
    title: '档案销毁清册',
    head: (office: string, items: number, on: string) => `${office}　共 ${String(items)} 件　${on}`,
    columns: ['序号', '档号', '文号', '题名', '日期', '页数', '保管到期', '提出鉴定', '批准销毁'],
    hand: (name: string, reason: string, on: string) => `${name}：${reason}（${on}）`,
    remains: '销毁的是本机所存文稿、附件和检查记录；办理留痕保留。已导出的归档包、公开件和此前的备份按制度另行处理。',
    signatures:
      '鉴定人（签名）：　　　　　监销人（签名）：　　　　　批准人（签名）：　　　　　日期：　　　　年　　月　　日',
  },
  /** A batch of packages. */
  batch: {
    guideFile: '说明文件.txt',
    catalogFile: 'data/目录.xml',
    indexFile: 'data/目录.html',
    handoverFile: 'data/移交接收登记表.pdf',
    reportXml: 'data/四性检测报告.xml',
    reportPdf: 'data/四性检测报告.pdf',
    root: '归档文件目录',
    entry: '归档文件',
    fields: ['序号', '档号', '文号', '责任者', '题名', '日期', '密级', '页数', '备注'],
    folder: '件',
    everything: '全部',
    transferDue: '移交到期',
    guide: (facts: {
      readonly office: string
      readonly name: string
      readonly items: number
      readonly files: number
      readonly bytes: number
      readonly on: string
      /** 档号 of what was left out. */
      readonly left: readonly string[]
    }) => `批次说明
========

立档单位：${facts.office}
批　　次：${facts.name}
件　　数：${String(facts.items)}${
      facts.left.length === 0
        ? ''
        : `
未 归 入：${String(facts.left.length)}（应归 ${String(facts.items + facts.left.length)} 件；未归入的档号：${facts.left.join('、')}，须另行归档移交）`
    }
文 件 数：${String(facts.files)}
字 节 数：${String(facts.bytes)}
封装日期：${facts.on}
载　　体：可移动存储介质或者网络传输，由移交双方约定
软硬件环境：任何能打开 PDF、HTML、XML、TXT 的计算机；核对摘要可用 sha256sum、openssl

本文件夹按 BagIt 1.0（RFC 8493）组织：
  data/目录.xml、目录.html      归档文件目录
  data/四性检测报告.xml、.pdf   本批各件的检测结果
  data/移交接收登记表.pdf       移交双方签字用
  data/items/档号/              每件一个归档包，本身也是完整的 BagIt 包，见其中的 说明.txt
  manifest-sha256.txt、manifest-sm3.txt   全部文件的摘要
  tagmanifest-sha256.txt.p7s    本单位对清单的签名

核对：npx mingjian verify 本文件夹 --root 本单位公布的根证书文件
不用本程序时，在本文件夹内执行：sha256sum -c manifest-sha256.txt
请勿增加、删除、改名或者编辑任何文件。
`,
    form: {
      title: '移交接收登记表',
      rows: {
        office: '移交单位',
        receiver: '接收单位',
        name: '批次',
        items: '件数',
        bytes: '字节数',
        passed: '四性检测',
        carrier: '载体',
        signedOff: '移交人（签名）',
        signedIn: '接收人（签名）',
        date: '日期',
      },
      blank: '　',
      partly: (items: number, left: number) =>
        `${String(items)}（应归 ${String(items + left)} 件，未归入 ${String(left)} 件，见说明文件）`,
      summary: (passed: number, failed: number, manual: number) =>
        `通过 ${String(passed)} 项次，不通过 ${String(failed)} 项次，需人工 ${String(manual)} 项次`,
    },
  },
} as const
