import { historyText } from './history.ts'

/** Words of the printed forms 审批单 and 保密审查单. */
export const formText = {
  reason: historyText.reason,
  approval: {
    title: '政府信息公开审批单',
    fileName: (title: string, round: number) => `${title}（审批单 第${String(round)}轮）`,
  },
  secrecy: {
    title: '政府信息公开保密审查单',
    fileName: (title: string, round: number) => `${title}（保密审查单 第${String(round)}轮）`,
  },
  untitled: '（无标题）',
  /** Principles of the review as local rules print them on the form. */
  principle: '谁公开、谁审查、谁负责；先审查、后公开；一事一审。',
  /** 政府信息公开条例 Art. 17 para. 2: by which laws what is to be made public is reviewed. */
  statutes:
    '审查依据：《政府信息公开条例》第十三条至第十七条，《中华人民共和国保守国家秘密法》第三十五条，《保守国家秘密法实施条例》第四十二条。',
  none: '无',
  blank: '—',
  section: (number: number, name: string) => `${'一二三四五六七八九'[number - 1] ?? ''}、${name}`,
  sections: {
    facts: '基本情况',
    hands: (round: number) => `办理情况（第${String(round)}轮）`,
    earlier: '以前各轮的退回和撤回',
    questions: '五问',
    items: '逐项审查',
    removals: '区分处理',
    hits: '检查命中和处置',
    conclusion: '审查结论',
    referral: '报请确定',
    proof: '核对',
  },
  facts: {
    office: '公开单位',
    caseId: '事项编号',
    title: '标题',
    documentNumber: '文号',
    disclosure: '公开方式',
    basis: '公开依据',
    reason: '理由',
    drafter: '承办人',
    department: '承办科室',
    round: '审批轮次',
    stage: '当前环节',
    chain: '审批链',
    deadline: '公开期限',
    contentHash: '内容摘要值（SHA-256）',
  },
  round: (round: number, version: number, time: string) =>
    `第${String(round)}轮（第${String(version)}稿，${time}送审）`,
  chain: (name: string, version: number, steps: readonly string[]) =>
    `${name === '' ? '默认审批链' : name}（第${String(version)}版）：${steps.join('、')}`,
  noNumber: '尚未编号',
  hands: {
    columns: ['环节', '办理人', '意见', '时间', '留痕摘要'],
    open: '尚未办理',
    voided: '〔此后退回、撤回、修改或者重新审查，本项不再有效〕',
  },
  earlier: { columns: ['轮次', '环节', '办理人', '理由', '时间'], round: (round: number) => `第${String(round)}轮` },
  acts: {
    submitted: (version: number) => `送审（第${String(version)}稿）`,
    passed: '通过',
    approved: '签发',
    concluded: (conclusion: string) => `结论：${conclusion}`,
    reported: (authority: string) => `报请${authority}确定`,
    answered: (authority: string, answer: string) => `${authority}答复：${answer}`,
    returned: (to: string) => `退回至${to}`,
    withdrawn: '撤回',
    countersigned: (party: string) => `会签：${party}`,
    discussed: (result: string) => `集体讨论：${result}`,
    skipped: '跳过',
    takenBack: '取回本人意见',
    released: '发布',
    number: (documentNumber: string) => `文号：${documentNumber}`,
    date: (date: string) => `日期：${date}`,
  },
  questions: {
    columns: ['问题', '回答'],
  },
  items: {
    columns: ['序号', '审查项目', '结论', '说明', '内容摘要'],
    main: (title: string) => `正文：${title}`,
    attachment: (number: number, title: string) => `附件${String(number)}：${title}`,
  },
  removals: {
    columns: ['序号', '位置（原稿）', '处理', '依据', '理由'],
    intro: (count: number) =>
      `审查、公开的是去除以下${String(count)}处后的公开版（《政府信息公开条例》第三十七条）。去除的文字不印在本单上，按位置在原稿中查对。`,
    places: {
      title: '标题',
      line: (line: number) => `第${String(line)}段`,
      item: (item: number) => (item === 0 ? '正文' : `附件${String(item)}`),
      cell: (block: number, row: number, column: number) =>
        `第${String(block)}段（表格）第${String(row)}行第${String(column)}列`,
      block: (block: number) => `第${String(block)}段（整段、整表或者整图）`,
    },
  },
  hits: {
    columns: ['序号', '级别', '规则', '命中文字', '处置'],
    rules: (version: string) => `检查规则：${version}。`,
    lexicons: (names: string) => `词库：${names}。`,
    lexicon: (name: string, version: string) => `${name} ${version}`,
    line: (line: number) => `（第${String(line)}段）`,
    place: (source: string, place: string, count: number) =>
      `（${source}，${place}${count > 1 ? `，同一列共${String(count)}处` : ''}）`,
    hand: (person: string, disposition: string) => `${person}：${disposition}。`,
    carried: '（沿用前稿的处置）',
    open: (done: number, needed: number) => `未处置完毕（${String(done)}/${String(needed)}人）`,
    masked: '个人信息已遮盖。',
  },
  conclusion: {
    conclusion: '结论',
    note: '审查意见',
    officer: '保密审查员',
    time: '时间',
    hash: '留痕摘要',
    standing: '效力',
    stands: '有效',
    voided: '此后退回、撤回、修改或者收到答复，本结论不再有效',
  },
  referral: {
    columns: ['报请确定', '报送', '答复'],
    notYetReported: '尚未报送',
    notYetAnswered: '尚未答复',
  },
  proof: {
    head: (code: string, events: number) => `本事项留痕共${String(events)}条，末条核对码：${code}。`,
    code: (code: string) => `单位总账检查码：${code}。`,
    printed: (time: string) => `打印时间：${time}（北京时间）。`,
    advice:
      '请将核对码抄录留存。以后在留痕中查看同一条，其摘要值的开头与此相同，即可确认此前的记录没有被改动或者删除。检查码由安全审计员用来核对全部留痕有没有被整体退回或者改写（mingjian verify 留痕文件 --code 检查码）。各项意见均由办理人以本人证书电子签名。',
    codes: '打印字体中没有的字，以〔U+编码〕表示。',
  },
  characterCode: (code: string) => `〔U+${code}〕`,
} as const
