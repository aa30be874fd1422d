const list = (text: string): readonly string[] => text.trim().split(/\s*[|\n]\s*/u)

/**
 * Phrases of official prose, written for this project, with invented places and bodies. A space ends a word (the cuts are
 * the writer's, made by hand); `|` or a new line ends a phrase; `{slot}` is filled from the list of that name.
 */
export const SLOTS: Readonly<Record<string, readonly string[]>> = {
  place: list(`
    临岚市|青棠县|望澜区|石渡镇|柳荻乡|白芷镇|松萝县|霁湖区|鹿鸣镇|南汀街道|苇岸乡|晴川路 街道`),
  body: list(`
    市 人民政府|市 政府 办公室|县 人民政府|市 发展 改革 委|市 财政局|市 民政局
    市 住房 城乡 建设局|市 交通 运输局|市 生态 环境局|市 行政 审批局|市 市场 监管局
    市 农业 农村局|市 卫生 健康 委|市 教育局|市 司法局|市 审计局|各 县区 人民政府|有关 部门
    相关 单位|各 成员 单位|属地 乡镇|项目 主管 部门|第三方 机构|行业 协会`),
  must: list(`
    要|应当|必须|须|应|可以|不得|原则上`),
  how: list(`
    认真|切实|积极|稳妥|全面|严格|依法|及时|深入|扎实|有序|持续|进一步|统筹|主动|逐步|大力|同步
    按时|重点|定期|坚决`),
  act: list(`
    落实|推进|加强|强化|完善|健全|规范|优化|建立|开展|组织|实施|做好|保障|促进|推动|提升|提高
    加快|加大|深化|细化|明确|制定|修订|公开|公布|受理|审核|核查|监督|检查|评估|整改|报送|汇总`),
  thing: list(`
    政务 公开 工作|行政 审批 制度|便民 服务 措施|安全 生产 责任|信息 公开 目录|公共 服务 清单
    财政 预算 管理|农村 人居 环境|老旧 小区 改造|污染 防治 任务|营商 环境 建设|基层 治理 体系
    应急 管理 机制|住房 保障 政策|教育 资源 配置|社会 救助 标准|医疗 保障 制度|公共 资源 交易
    国有 资产 监管|重大 项目 建设|粮食 安全 责任|防汛 抗旱 准备|食品 药品 监管|行政 执法 程序
    政府 采购 活动|档案 管理 制度|耕地 保护 目标|就业 创业 服务|养老 服务 设施|交通 运输 秩序
    水利 工程 维护|文化 惠民 活动|河湖 管护 长效 机制|审批 事项 办理 流程
    群众 反映 强烈 的 问题|年度 重点 任务|补贴 资金 发放|网上 办事 平台|风险 隐患 排查
    工程 质量 监督|招标 投标 行为|企业 投资 备案|城市 更新 行动|消防 设施 配备|学前 教育 供给
    古树 名木 保护`),
  goal: list(`
    工作 效率|服务 水平|群众 满意度|资金 使用 效益|政策 知晓率|办理 质量|监管 能力|公信力|透明度
    环境 质量|保障 能力|执行 力度|治理 效能|覆盖 范围|协同 水平|市场 活力`),
  basis: list(`
    有关 法律 法规|上级 文件 要求|本 办法 规定|会议 议定 事项|年度 工作 计划|实际 情况
    职责 分工|考核 结果|专项 规划|听证 意见|公开 征求 意见 情况|合法性 审查 意见`),
  means: list(`
    召开 座谈会|实地 走访|书面 调查|网络 平台|新闻 发布会|公告 栏|政务 新媒体|集中 培训
    专题 调研|联合 检查|随机 抽查|数据 比对|现场 办公|电话 回访|专家 论证|购买 服务`),
  time: list(`
    每 月|每 季度|每 半年|年底 前|近期|一 周 内|汛期 前|本 年度|规定 期限 内|下 一 阶段
    第一 季度|六月 底 前`),
  count: list(`
    项|个|处|户|人|家|公里|平方米|件|台|亩|批`),
  noun: list(`
    工作|项目|问题|资金|人员|材料|台账|数据|设施|道路|学校|村庄|社区|企业|车辆|窗口|事项|方案
    指标|设备|隐患|合同|证照|档案`),
  principle: list(`
    问题 导向|目标 导向|依法 行政|便民 利民|公开 透明|统筹 兼顾|因地制宜|分级 负责|权责 一致|稳中求进
    系统 观念|源头 治理|节约 集约|安全 第一`),
  party: list(`
    申请人|当事人|利害 关系人|经营者|村民|业主|用人 单位|参保 人员|监护人|承租人|施工 单位|社会 公众
    困难 群众|投标人`),
  matter: list(`
    认定 结果|补偿 方案|评审 意见|收费 标准|处理 决定|选址 方案|名额 分配|验收 结论|登记 事项|听证 程序`),
  remedy: list(`
    依法 申请 行政 复议|在 规定 期限 内 提出 复核|向 上一级 机关 申诉|书面 要求 更正|申请 听证|提起 行政 诉讼`),
  secret: list(`
    商业 秘密|个人 隐私|未成年人 信息|内部 讨论 意见|工作 底稿|举报 线索`),
  paper: list(`
    申请表|身份 证明|验收 报告|整改 清单|会议 纪要|评估 报告|承诺书|公示 结果|实施 细则|责任 清单
    情况 说明|授权 委托书|检测 报告|预算 草案`),
  flaw: list(`
    数量 不足|标准 不 统一|更新 不 及时|底数 不 清|管护 缺位|手续 不 全|进展 缓慢|重复 建设|长期 闲置
    存在 安全 隐患`),
  head: list(`
    总体 要求|工作 目标|重点 任务|保障 措施|组织 领导|责任 分工|监督 考核|资金 保障|实施 步骤
    信息 公开|宣传 引导|适用 范围|申请 条件|办理 程序|监督 管理|法律 责任|附则|基本 原则
    主要 指标|空间 布局|产业 发展|生态 保护|基础 设施|公共 服务|规划 实施|队伍 建设|应急 处置
    后期 恢复|风险 防控|绩效 评价`),
}

/** Clauses without their punctuation. */
export const CLAUSES: readonly string[] = [
  '{body} {must} {how} {act} {thing}',
  '{body} {how} {act} {thing} 和 {thing}',
  '按照 {basis} {how} {act} {thing}',
  '{time} 由 {body} 会同 {body} {how} {act} {thing}',
  '{how} {act} {thing} 并 {how} {act} {thing}',
  '不断 提高 {goal}',
  '着力 提升 {thing} 的 {goal}',
  '确保 {number} {count} {noun} {time} 完成',
  '{time} 完成 {number} {count} {noun} 的 {act} 任务',
  '全市 {noun} 总数 达到 {number} {count}',
  '同比 增长 {decimal} %',
  '比 上年 提高 {decimal} 个 百分点',
  '安排 资金 {decimal} 万元 用于 {thing}',
  '其中 {place} {number} {count}',
  '自 {year} 年 {month} 月 {day} 日 起 施行',
  '于 {year} 年 {month} 月 {day} 日 前 报送 {body} 备案',
  '通过 {means} 等 方式 {act} {thing}',
  '对 未 按期 完成 的 {noun} {must} {how} {act}',
  '对 {place} {noun} {act} 情况 进行 通报',
  '凡 涉及 {thing} 的 {noun} {must} 向 社会 公开',
  '{place} 和 {place} {must} {time} {act} {thing}',
  '纳入 {body} {time} 考核 内容',
  '形成 {body} 牵头 、 {body} 配合 的 工作 格局',
  '{act} {noun} 管理 台账',
  '坚持 {principle} 和 {principle} 相 统一',
  '切实 把 {thing} 抓 出 成效',
  '{party} 对 {matter} 有 异议 的 可以 {remedy}',
  '受理 之 日 起 {number} 个 工作日 内 作出 书面 答复',
  '涉及 {secret} 和 {secret} 的 {noun} 除外',
  '{body} 负责 {thing} 的 日常 {act}',
  '解决 {place} {number} {count} {noun} 的 历史 遗留 问题',
  '以 {means} 为 抓手 {act} {thing}',
  '没有 {basis} 的 {must} 说明 理由',
  '推动 {thing} 向 {place} 延伸',
  '重点 {act} {noun} 、 {noun} 和 {noun} 等 环节',
  '联系 电话 {phone}',
  '最低 标准 调整 为 每 人 每 月 {number} 元',
  '{noun} 合格率 稳定 在 {decimal} % 以上',
  '{party} 提交 的 {paper} 不 齐全 的 应 一次性 告知',
  '{body} 收到 {paper} 后 {number} 日 内 {act}',
  '{paper} 由 {body} 统一 编号 并 归档',
  '在 {place} 开展 {thing} 试点',
  '{party} 应当 如实 提供 {paper}',
  '逾期 未 提交 {paper} 的 视为 放弃',
  '{thing} 所 需 经费 由 {body} 承担',
  '把 {goal} 作为 衡量 {thing} 的 重要 标准',
  '针对 {noun} {flaw} 的 情况 {how} 整改',
  '{flaw} 的 {noun} 要 逐 一 登记',
  '围绕 {thing} 制定 {paper}',
  '{place} {noun} {flaw} 现象 有所 改善',
  '鼓励 {party} 参与 {thing}',
  '{body} 主要 负责 人 为 第一 责任 人',
  '严禁 以 任何 名义 向 {party} 收取 费用',
  '{paper} 自 作出 之 日 起 {number} 日 内 送达 {party}',
  '{paper} 有效 期 为 {number} 年',
  '因 {flaw} 造成 损失 的 依法 追究 责任',
  '充分 听取 {party} 的 意见 和 建议',
  '以 {principle} 统领 {thing}',
  '建立 {body} 与 {body} 信息 共享 机制',
  '{place} 到 {place} 的 {noun} 全线 贯通',
  '总 投资 {decimal} 亿元',
  '惠及 {party} {decimal} 万 人次',
  '{noun} 平均 办理 时间 压缩 到 {number} 分钟',
  '{party} 可以 通过 {means} 反映 {matter}',
  '对 {matter} 作出 说明 并 附 {paper}',
  '推广 {place} 在 {thing} 方面 的 做法',
  '梳理 形成 {paper} {number} 份',
  '{how} 防止 {noun} {flaw}',
]

/** Item of a table, by its first cell. */
export const ROW_CELLS: readonly string[] = ['{act} {thing}', '{body}', '{time}', '{number} {count}']
