import type { Category, HitLevel, Lexicon, LexiconEntry } from '#shared/domain/scan/lexicon.ts'
import type { ScanData } from '#shared/domain/scan/scan-data.ts'

/** mulberry32: a small seeded generator, so that every run works on the same text. */
export const seeded = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const ORGANS =
  '市人民政府办公室 区人民政府 县人民政府 各乡镇人民政府 各街道办事处 市发展改革局 市教育局 市民政局 市财政局 市自然资源局 市生态环境局 市交通运输局 市水利局 市农业农村局 市商务局 市卫生健康局 市应急管理局 市审计局 市市场监督管理局 市统计局 市行政审批服务局 市城市管理局 市政府有关部门 各有关单位 领导小组办公室'.split(
    ' ',
  )
const ACTS =
  '加强 推进 落实 完善 健全 优化 深化 规范 统筹 做好 组织开展 认真抓好 切实提高 全面清理 及时公开 严格执行 积极支持 稳步实施 进一步明确 持续改进 督促检查 协调解决 广泛宣传 如实填报 按期完成'.split(
    ' ',
  )
const THINGS =
  '政务公开工作 行政审批制度改革 营商环境建设 安全生产责任 防汛抗旱准备 农村人居环境整治 基层治理能力 城乡居民基本医疗保险 义务教育招生入学 老旧小区改造 公共卫生服务 大气污染防治 耕地保护责任 粮食收购秩序 就业创业服务 社会救助政策 预算绩效管理 公共资源交易 道路交通设施 食品药品监管 文化惠民活动 养老服务设施 林草资源保护 数据共享应用 规范性文件清理 投诉举报处理 项目建设进度 招标投标活动 企业开办流程 河道管理范围 消防安全隐患 饮用水水源保护 学校周边环境 物业服务质量 便民服务事项 年度重点任务 高标准农田 农产品质量 网络安全意识 干部作风建设'.split(
    ' ',
  )
const OPENINGS =
  '为深入贯彻落实党中央、国务院决策部署， 根据《中华人民共和国政府信息公开条例》有关规定， 经研究， 按照全市统一安排， 结合我市实际， 为方便群众办事， 针对检查中发现的问题， 自本通知印发之日起， 在前期工作基础上， 依据有关法律法规，'.split(
    ' ',
  )
const ENDS =
  '确保取得实效。 不断提升群众满意度。 并于每季度末报送进展情况。 有关情况及时向社会公布。 重大事项按程序报告。 现将有关事项通知如下： 请认真遵照执行。 逾期未报的，予以通报。 切实维护群众合法权益。 形成长效机制。 推动各项任务落地见效。'.split(
    ' ',
  )
const LABELS = [
  '一、',
  '二、',
  '三、',
  '（一）',
  '（二）',
  '（三）',
  '1.',
  '2.',
  '（1）',
  '第一条　',
  '第十二条　',
  '附件：',
]
const NUMBERS = [
  '12个',
  '3项',
  '45%',
  '2025年',
  '6月底前',
  '20个工作日内',
  '第一季度',
  '150余户',
  '2.6万亩',
  '约30公里',
  '1200万元',
  '95%以上',
]

/** Innocent sentences near what detectors and starter words look for. */
const INNOCENT = [
  '依照《中华人民共和国政府信息公开条例》第二十条的规定，主动公开下列信息。',
  '办公地址：某市某区人民路18号，邮政编码：310000，办公时间：工作日9:00—17:00。',
  '联系电话：0571-88001234，传真：0571-88001235。',
  '政务服务热线：12345，投诉举报电话：12315。',
  '电子邮箱：bgs@test.gov.cn，网址：www.test.gov.cn。',
  '某政办发〔2025〕12号文件同时废止。',
  '本办法自2026年1月1日起施行，有效期5年。',
  '会议定于2026年11月23日（星期一）上午9时召开。',
  '严格遵守保守国家秘密和保护商业秘密的有关规定。',
  '涉及国家秘密、商业秘密、个人隐私的除外。',
  '路口交通信号灯已恢复正常，请市民放心通行。',
  '有关单位要密切配合，切实解决群众遇到的大麻烦。',
  '全年完成一般公共预算收入128.6亿元，同比增长5.3%。',
  '本次招标项目编号为ZB2025-0123，预算金额为1200万元。',
  '推广使用机动车电子凭证，全市机动车保有量达到35.6万辆。',
  '第一团支部、第二党支部分别开展主题党日活动。',
  '城镇常住人口比重达到68.5%，人均预期寿命79.2岁。',
  '统一社会信用代码证书由登记机关核发。',
  '市长主持召开市政府常务会议，研究部署安全生产工作。',
  '经公示无异议后，由县级民政部门确认给予最低生活保障。',
  '各地要加强内部控制和内部审计，规范权力运行。',
  '完善人口信息数据库，做好入口、出口管理。',
  '（此件公开发布）',
  '附件：1.任务分工表；2.项目清单。',
]

const pick = <T>(random: () => number, list: readonly T[]): T => {
  const item = list[Math.floor(random() * list.length)]
  if (item === undefined) throw new Error('an empty list has nothing to pick')
  return item
}

/** The dictionary's words as whole words. */
export const wordsOf = (runs: string): string[] =>
  runs.split(' ').flatMap((run) => [...run.slice(1)].map((tail) => run.charAt(0) + tail))

/** Ordinary official prose: templates of 公文, a fifth of the clauses filled from the dictionary. Nothing secret in it. */
export const officialProse = (characters: number, data: ScanData, seed = 1): string => {
  const random = seeded(seed)
  const ordinary = [...wordsOf(data.words.frequent), ...wordsOf(data.words.common)]
  const parts: string[] = []
  let length = 0
  const put = (part: string): void => {
    parts.push(part)
    length += part.length
  }
  while (length < characters) {
    if (random() < 0.35) put(pick(random, LABELS))
    if (random() < 0.4) put(pick(random, OPENINGS))
    for (let clauses = 1 + Math.floor(random() * 4); clauses > 0; clauses--) {
      if (random() < 0.5) put(`${pick(random, ORGANS)}${random() < 0.5 ? '要' : '应当'}`)
      put(pick(random, ACTS) + pick(random, THINGS))
      if (random() < 0.3) put(`，完成${pick(random, NUMBERS)}`)
      if (random() < 0.2)
        put(`，${pick(random, ordinary)}${pick(random, ordinary)}、${pick(random, ordinary)}${pick(random, ordinary)}`)
      put('，')
    }
    put(pick(random, ENDS))
    if (random() < 0.15) put(`\n${pick(random, INNOCENT)}\n`)
    else if (random() < 0.3) put('\n')
  }
  return parts.join('').slice(0, characters)
}

/** A lexicon of invented terms, two to six characters, made of dictionary words and their halves. */
export const inventedLexicon = (count: number, data: ScanData, seed = 2): Lexicon => {
  const random = seeded(seed)
  const words = [...wordsOf(data.words.common), ...wordsOf(data.words.rare)]
  const rare = wordsOf(data.words.rare)
  const terms = new Set<string>()
  while (terms.size < count) {
    const shape = random()
    if (shape < 0.12) terms.add(pick(random, rare))
    else if (shape < 0.45) terms.add(pick(random, words) + pick(random, words).charAt(0))
    else if (shape < 0.9) terms.add(pick(random, words) + pick(random, words))
    else terms.add(pick(random, words) + pick(random, words) + pick(random, words))
  }
  const entries: LexiconEntry[] = [...terms].map((term) => ({
    term,
    category: 'sensitive' satisfies Category,
    level: 'medium' satisfies HitLevel,
  }))
  return { id: 'invented', version: '1', entries }
}
