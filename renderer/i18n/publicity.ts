import { dateText, plainDateText } from './date.ts'

export { MODE_WORDS } from '#resources/text/word/case.ts'
export { COLUMN_WORDS, GUIDE_WORDS } from '#resources/text/word/publicity.ts'

interface VersionFacts {
  readonly version: string
  readonly effectiveOn: string
  readonly entries: number
  readonly proposedBy: string
  readonly proposedAt: string
}

const some = (items: readonly string[]): string =>
  items.length <= 8 ? items.join('、') : `${items.slice(0, 8).join('、')}等 ${String(items.length)} 项`

/** 目录和指南. */
export const PUBLICITY = {
  open: '目录和指南',
  heading: '主动公开基本目录和公开指南',
  tabs: { catalogue: '基本目录', guide: '公开指南', takeDown: '公示期限' },
  takeDown: {
    intro:
      '执法决定公示多久由各地规定，本程序不预设。填写月数以后，期满仍未撤下的公开件会在待办中提醒发布员和政务公开工作机构；不填的不提醒。撤下须另行登记变更事项。',
    heading: '公示期限（月）',
    none: '不设期限',
    from: '起算日',
    fromWords: { release: '公开之日', decision: '决定作出之日' },
    afterPosting: '公开认定写明公示期的，期满也提醒撤下',
    basis: '依据的地方规定',
    basisHint: '设有期限的须写明依据。',
    only: '由政务公开工作机构设定。',
    save: '保存公示期限',
    saved: '已保存并记入单位留痕',
    months: (count: number | null) => (count === null ? '未设定' : `${String(count)} 个月`),
  },
  catalogue: {
    intro:
      '确定本单位主动公开的具体内容，并不断增加（条例第二十二条）。新版由政务公开工作机构提出，另一人确认后自施行日期起生效；旧版保留。文稿作公开认定时可以选定所属事项，落实情况在“台账和年报”中统计。',
    currentHeading: '现行目录',
    none: '还没有施行的目录。',
    now: ({ version, effectiveOn, entries, proposedBy, proposedAt }: VersionFacts) =>
      `第${version}版，共 ${String(entries)} 项，自${plainDateText(effectiveOn)}起施行；${proposedBy}于${dateText(proposedAt)}提出。`,
    note: (note: string) => `说明：${note}`,
    proposalHeading: '等待确认的新版',
    differences: ({
      added,
      removed,
      changed,
    }: {
      readonly added: readonly string[]
      readonly removed: readonly string[]
      readonly changed: readonly string[]
    }) =>
      [
        added.length === 0 ? '' : `新增 ${String(added.length)} 项：${some(added)}`,
        changed.length === 0 ? '' : `修改 ${String(changed.length)} 项：${some(changed)}`,
        removed.length === 0 ? '' : `删去 ${String(removed.length)} 项：${some(removed)}`,
      ]
        .filter((line) => line !== '')
        .join('；') || '与前一版逐项相同',
    confirm: '确认施行',
    confirmHeading: '确认基本目录',
    confirmText: (version: string, day: string) =>
      `第${version}版目录自${plainDateText(day)}起施行，记入单位留痕。请先逐项核对上面的内容。`,
    draftHeading: '编制新版',
    draftHint:
      '可以从现行目录开始修改，也可以导入 Excel、CSV 文件：通行的标准目录（两层表头、打勾）或者列名同现行目录的都可以。没有提出的草稿随时加密暂存。',
    fromCurrent: '从现行目录开始',
    import: '导入文件',
    add: '增加一项',
    edit: '修改',
    editOf: (item: string) => `修改事项 ${item}`,
    remove: '删去',
    removeOf: (item: string) => `删去事项 ${item}`,
    clear: '放弃草稿',
    clearText: '草稿中的事项将全部清除，现行目录不受影响。',
    entryTitle: (item: string) => (item === '' ? '增加事项' : `事项 ${item}`),
    entryDone: '确定',
    taken: '这个编号已经用于另一项',
    version: '版本号',
    versionHint: '例如 2026-1',
    effectiveOn: '施行日期',
    why: '修订说明',
    propose: (count: number) => `提出新版（${String(count)} 项）`,
    proposed: '已提出，等待另一人确认。',
    confirmed: '已确认，记入单位留痕。',
    declined: '已记入单位留痕。',
    draftCount: (count: number) => `草稿共 ${String(count)} 项`,
    waits: '已有一版等待确认，确认或者不予确认以后才能再提出。',
    versionsHeading: '历次版本',
    versionColumns: ['版本', '施行日期', '项数', '提出', '确认', '内容'],
    isCurrent: '（现行）',
    show: '查看',
    showOf: (version: string) => `查看第${version}版`,
    hide: '收起',
    byAt: (name: string, at: string) => `${name}，${dateText(at)}`,
    action: '操作',
  },
  guide: {
    intro:
      '条例第十二条：编制、公布政府信息公开指南并及时更新。各项都要写，没有的写“无”。保存即以本人证书签名，旧版保留。',
    heading: '编制、更新指南',
    none: '还没有编制政府信息公开指南。',
    old: '已到核对更新的时候，请逐项核对；没有变化的，也请重新保存一次。',
    behind: (names: readonly string[]) => `编制以后单位资料有变动（${names.join('、')}），请核对指南是否还准确。`,
    issuedOn: '编制（更新）日期',
    reviewMonths: '每隔几个月核对一次',
    save: '保存新版',
    saved: '已保存，记入单位留痕。',
    only: '由政务公开工作机构编制。',
    versionsHeading: '历次版本',
    versionColumns: ['编制日期', '编制人', '保存时间', '内容'],
    settings: { unitDefaults: '单位默认值', register: '机构代码', publication: '发布设置' },
  },
} as const
