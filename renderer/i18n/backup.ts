import type { HoldKind } from '#shared/domain/case/custody/hold-events.ts'
import { HOLD_KIND_WORDS } from './hold.ts'
import { explain } from './explain.ts'
import { dateTimeText } from './date.ts'

const megabytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${String(Math.max(1, Math.round(bytes / 1000)))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`

export const BACKUP = {
  open: '备份和恢复',
  heading: '备份和恢复',
  intro:
    '备份是一个加密文件，内有全部文稿、留痕、密钥和设置。备份时各岗位照常工作；写完后立即重新打开，逐条核对签名，核对无误才算完成并记入留痕。请把备份放在另一块磁盘上，并另处保管一份。',
  status: '现状',
  last: '最近一次备份',
  never: '还没有备份过',
  lastLine: (at: string, fileName: string) => `${dateTimeText(at)}，“${fileName}”`,
  since: '此后新增留痕',
  sinceCount: (count: number) => `${String(count)} 条`,
  rehearsed: '最近一次演练',
  rehearsedLine: (at: string, by: string, fileName: string, withCode: boolean) =>
    `${dateTimeText(at)}，${by}，“${fileName}”可以恢复${withCode ? '，恢复码有效' : '（没有核对恢复码）'}`,
  rehearsedBad: (at: string, by: string, fileName: string, code: string) =>
    `${dateTimeText(at)}，${by}，“${fileName}”不能恢复：${explain({ code }).title}`,
  due: '下次备份',
  noSchedule: '没有设定备份计划',
  dueLine: (at: string, folder: string) => `${dateTimeText(at)}，存入“${folder}”`,
  neverRehearsed: '还没有演练过。真要恢复时才发现恢复码不对就晚了，请输入恢复码演练一次',
  sameDisk: '存放备份的文件夹和本机数据在同一块磁盘上，磁盘损坏时备份会一起丢失。请改存移动硬盘或者另一台电脑。',
  oldStay: '备份完好；但超出份数的旧备份没有删掉，请检查文件夹权限。',
  failure: (code: string) => `上次没有完成：${explain({ code }).title}`,
  schedule: '备份计划',
  scheduleHint: '到时间有人解锁着就备份；没有人在，下一次有人解锁时补做。',
  time: '时间（北京时间）',
  everyDays: '每隔几天',
  keep: '文件夹中保留几份',
  save: '保存计划',
  saved: '计划已保存并记入留痕',
  make: '立即备份',
  makeHint: '存入计划的文件夹；也可以另选文件夹，例如移动硬盘。',
  made: (file: string) => `备份已完成并核对无误：“${file}”`,
  rehearsal: '恢复演练',
  rehearsalHint:
    '选一份备份，在本机临时打开并全部核对，然后清除，不影响正在使用的数据。输入恢复码一并核对：真要恢复时只能靠它。',
  chooseFile: '选择备份文件',
  noFile: '尚未选择',
  code: '恢复码（可以不填）',
  firstShare: '第一位保管人的恢复码（可以不填）',
  secondShare: '第二位保管人的恢复码',
  rehearse: '开始演练',
  rehearsedDone: (file: string) => `“${file}”可以恢复，已记入留痕`,
  recovery: '恢复码',
  recoveryOne: '现有恢复码为一份，持有人可以单独打开备份、重设口令。',
  recoveryMany: (count: number) => `现有恢复码分为 ${String(count)} 份，任何两份合起来才有效。`,
  recoverySince: (at: string) => `${dateTimeText(at)}换发`,
  recoveryHint:
    '分为几份的，由不同的人分别保管，任何两人到场才能恢复；丢失一份不影响其余。换发以后旧恢复码立即失效，只能打开换发以前的备份。',
  shares: '份数',
  sharesOne: '一份（单人）',
  sharesOf: (count: number) => `${String(count)} 份（两人到场）`,
  renew: '换发恢复码',
  share: (index: number, count: number) => (count === 1 ? '恢复码' : `第 ${String(index)} 份，共 ${String(count)} 份`),
  shareTo: (index: number, count: number) =>
    count === 1
      ? '请打印或抄写在纸上，密封后存入保险柜。只显示这一次。'
      : `请第 ${String(index)} 位保管人一人到屏幕前抄写或打印，收好后再显示下一份。只显示这一次。`,
  show: '显示',
  print: '打印',
  copied: '已抄写，遮住',
  finish: '完成',
  former: '恢复前的旧数据',
  formerHint: (days: number) =>
    `从备份恢复时，本机原有的数据改名留存 ${String(days)} 天，供查找恢复所丢失的内容；旧数据仍能用当时的口令和恢复码打开，所以到期自动清除，先销毁密钥再删除文件，并记入单位留痕。其间有档案鉴定销毁的，立即清除。`,
  formerLine: (at: string, bytes: number, until: string | null) =>
    `${dateTimeText(at)} 恢复时留存，约 ${megabytes(bytes)}，${until === null ? '有事项在保全，解除以前不删除' : `留存至 ${dateTimeText(until)}`}`,
  barMissed: (days: number) => `备份已逾期 ${String(days)} 天`,
  barFailed: (code: string) => `按计划的备份没有完成：${explain({ code }).title}`,
  barTell: (what: string) => `${what}，请告知系统管理员`,
  barNone: '还没有设定备份计划，数据只有本机这一份',
  handle: '去办理',
} as const

export const RESTORE = {
  heading: '从备份恢复',
  steps: ['选择备份', '恢复码', '确认'],
  intro:
    '用于更换电脑或者本机数据损坏。需要备份文件、恢复码，以及备份中一位人员的口令；会丢失较新的留痕时，须两位人员到场。最后一步确认以前，什么也不改动。',
  choose: '选择备份文件',
  facts: { office: '单位', madeAt: '备份时间', size: '大小', records: '留痕', lastAt: '最后一条留痕' },
  size: megabytes,
  records: (count: number) => `${String(count)} 条，逐条核对无误`,
  code: '恢复码',
  first: '第一位保管人的恢复码',
  second: '第二位保管人的恢复码',
  run: '打开并核对',
  running: '正在核对备份，请稍候…',
  replaces: (officeName: string) =>
    officeName === ''
      ? '本机现有的数据由这份备份代替；原数据改名留存在本机，30 天后清除。'
      : `本机现有的“${officeName}”数据由这份备份代替；原数据改名留存在本机，30 天后清除。`,
  plainHint: '请由本单位一位人员输入备份当时的口令，恢复记入留痕。',
  laterTitle: '这份备份比本机最后的留痕旧',
  later: (size: number, at: string, lost: number) =>
    `本机的留痕已到第 ${String(size)} 条（${dateTimeText(at)}），其中 ${String(lost)} 条不在这份备份里，将会丢失，其中的审批和签名不能找回。`,
  laterOther: (size: number, at: string) =>
    `本机记得留痕曾到第 ${String(size)} 条（${dateTimeText(at)}），与这份备份不一致，其中的审批和签名将会丢失。`,
  unseenTitle: '本机现有的数据打不开，不知道会丢失多少',
  unseen:
    '本机的数据文件损坏，记录留痕位置的检查点文件也不在，无法判断这份备份以后还有过哪些审批和签名。请先找找有没有更新的备份；确定没有的，再由两人确认恢复。',
  destroyedTitle: (items: number) => `备份以后销毁过的档案 ${String(items)} 件，恢复时再次销毁`,
  destroyed:
    '这份备份里还有它们的文稿和附件。恢复时先行销毁，谁也读不到；鉴定销毁的记录留在各自的办理过程里。档号如下：',
  destroyedMore: (count: number) => `另有 ${String(count)} 件未列出。`,
  registeredAt: (at: string) => `本机的数据读不出，以上依据销毁登记（登记至 ${dateTimeText(at)}）。`,
  registered: (at: string) => `销毁登记（登记至 ${dateTimeText(at)}）：这份备份里没有销毁过的档案。`,
  unregisteredTitle: '没有找到销毁登记',
  unregistered:
    '备份以后有没有销毁过档案，本机无从得知。有销毁登记文件（备份文件夹里扩展名为 mjdestroyed 的文件）的，请放到备份文件旁边，取消后重新打开；没有的，恢复以后请对照纸质《档案销毁清册》逐件核对，已销毁的重新办理鉴定销毁。',
  heldTitle: (items: number) => `备份以后列入保全的 ${String(items)} 项，恢复时重新列入`,
  held: '这份备份里没有下列保全。恢复时由确认人照原来的登记重新列入，解除以前不得销毁；解除仍须由原来列入的人以外的人办理。',
  heldLine: (title: string, kind: HoldKind, number: string, isPlaced: boolean) =>
    `《${title}》：${HOLD_KIND_WORDS[kind]}，${number}${isPlaced ? '' : '（这份备份里没有这件文稿，不能列入）'}`,
  heldUnknownTitle: '备份以后列入过哪些保全，无从得知',
  heldUnknown:
    '本机现有的数据读不出。恢复以后请对照行政复议、诉讼、投诉举报和监督检查的通知书逐件核对，没有列入保全的重新列入；核对以前不要办理鉴定销毁。',
  heldMore: (count: number) => `另有 ${String(count)} 项未列出。`,
  twoHint: '须由两位不同的人员共同确认，并记入留痕：系统管理员、安全管理员、安全审计员或者主要领导。',
  person: '人员',
  firstPerson: '第一位确认人',
  secondPerson: '第二位确认人',
  accept: '恢复',
  acceptLater: '两人确认，丢弃较新的留痕并恢复',
  accepting: '正在恢复…',
  cancel: '取消，什么也不改动',
  done: '已恢复',
  doneText: '数据已恢复并记入留痕。请用备份当时的口令解锁。',
  finish: '去解锁',
} as const
