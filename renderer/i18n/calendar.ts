import { plainDateText } from './date.ts'

export const CALENDAR = {
  open: '工作日历',
  heading: '工作日历',
  intro:
    '各项期限按国务院办公厅的放假安排推算。新一年的通知发布后，在这里导入签名的日历文件，全部未办结事项的期限随即重新推算。',
  years: '现用日历',
  columns: ['年份', '状态', '来源'],
  final: '已发布通知',
  provisional: '暂定（通知未发布）',
  shipped: '随程序提供',
  adopted: (source: string) => `本单位导入：${source}`,
  import: '导入日历文件',
  checkHeading: '导入前核对',
  issuer: (issuer: string, signed: boolean) =>
    signed
      ? `签发单位：${issuer}，签名有效`
      : `这个文件没有签名，是${issuer}自行录入的单年日历。请对照国务院办公厅通知逐日核对。由安全管理员提出，另一人确认后才采用，留痕中注明没有签发单位签名。`,
  yearLine: (year: number, final: boolean, source: string, off: number, work: number) =>
    `${String(year)}年（${final ? '正式' : '暂定'}）：${source}，放假 ${String(off)} 段，调休上班 ${String(work)} 天`,
  moved: (count: number) => (count === 0 ? '没有事项的期限变动' : `${String(count)} 件未办结事项的期限变动`),
  movedLine: (title: string, before: string | null, after: string | null) =>
    `${title}：${before === null ? '未定' : plainDateText(before)} → ${after === null ? '未定' : plainDateText(after)}`,
  adopt: '采用这份日历',
  propose: '提出采用这份日历',
  proposed: '已提出，另一人确认后采用；在此之前各项期限不变',
  proposals: '等待确认的日历和地方假日',
  proposalBy: (name: string, at: string, isFile: boolean) =>
    `${name} ${at} 提出${isFile ? '；文件没有签发单位签名' : '的民族地区假日'}`,
  localProposed: (year: number, count: number, basis: string) =>
    count === 0
      ? `${String(year)}年不再有地方假日；依据：${basis}`
      : `${String(year)}年地方假日 ${String(count)} 个，取代该年原有的；依据：${basis}`,
  offLine: (name: string, from: string, to: string) =>
    `${name}：${plainDateText(from)}${from === to ? '' : `至${plainDateText(to)}`}放假`,
  workLine: (name: string, date: string) => `${plainDateText(date)}上班（${name}调休）`,
  ifConfirmed: '确认后：',
  confirm: '确认采用',
  confirmHeading: '确认采用日历',
  confirmText: (years: string) =>
    `已对照国务院办公厅通知逐日核对${years}年的放假和调休日期。确认后立即采用，全部未办结事项的期限重新推算。`,
  localConfirmHeading: '确认地方假日',
  localConfirmText: (year: number) =>
    `已对照自治地方的文件逐日核对${String(year)}年的地方假日。确认后立即采用，全部未办结事项的期限重新推算。`,
  declined: '已记录，没有采用',
  done: '已采用，未办结事项的期限已重新推算',
  issuers: '信任的签发单位',
  issuersHint: '本单位之外，由这些单位签名的日历文件可以导入。新增：导入其日历文件，核对证书指纹后由安全管理员信任。',
  noIssuers: '尚无；只接受本单位签名的日历。',
  issuerLine: (name: string, fingerprint: string) => `${name}（证书指纹 ${fingerprint}）`,
  trust: '指纹已核对，信任这个签发单位',
  trusted: '已信任，可以导入该单位签名的日历',
  distrust: '不再信任',
  distrusted: '已不再信任；以前导入的日历不受影响',
  local: '民族地区假日',
  localHint:
    '自治地方依照《全国年节及纪念日放假办法》第四条规定的放假日期。选好年份，逐个填写；提出的是该年的全部民族地区假日，没有列出的不再放假。由另一人对照文件确认后，才用于推算期限。',
  localYear: '年份',
  yearName: (year: number) => `${String(year)}年`,
  localNumber: (number: number) => `第 ${String(number)} 个假日`,
  localName: '名称',
  localNameExample: '如：古尔邦节',
  localFrom: '放假第一天',
  localTo: '最后一天（只放一天的不填）',
  localAdd: '再加一个假日',
  localRemove: '删除',
  localRemoveOf: (number: number) => `删除第 ${String(number)} 个假日`,
  localNone: (year: number) => `确认后，${String(year)}年没有民族地区假日。`,
  localLacks: '请填写名称和放假第一天',
  localTurned: '最后一天早于放假第一天，请核对',
  localOutside: (year: number) => `日期不在${String(year)}年，请核对；跨年的分两年填写`,
  localBasis: '依据',
  localSave: (year: number) => `提出${String(year)}年的民族地区假日`,
  bar: (count: number) => `待办：有 ${String(count)} 份工作日历待第二人确认，确认以前各项期限不变`,
  barHandle: '去核对',
  localDone: '已提出，另一人确认后采用；在此之前各项期限不变',
  localLine: (year: number, name: string, from: string, to: string) =>
    `${String(year)}年 ${name}：${plainDateText(from)}${from === to ? '' : `至${plainDateText(to)}`}`,
} as const
