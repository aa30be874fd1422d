import type { OfficeEventType } from '#shared/domain/office/events.ts'
import { historyText } from './history.ts'

/** Words of the list of all acts that an auditor takes out as a table. */
export const auditListText = {
  fileName: (officeName: string, date: string) => `${officeName}审计清单${date}`,
  columns: ['总账序号', '时间（北京时间）', '姓名', '岗位', '所属', '标题', '该日志第几条', '类别', '内容', '摘要值'],
  office: '单位',
  access: '查阅和导出',
  roles: historyText.roles,
  /** The kind of an event of the office. */
  events: {
    OfficeFounded: '设立单位',
    PersonAdded: '新增人员',
    PersonRolesProposed: '提出岗位变更',
    PersonRolesChanged: '确认岗位变更',
    PersonRolesDeclined: '不予变更',
    PersonDisabled: '停用人员',
    CertificateRenewed: '换发证书',
    ReleaseCertificateRenewed: '换发签章证书',
    KeyRecovered: '恢复码重设口令',
    LexiconAdded: '导入词库',
    SessionOpened: '登录',
    LexiconActivated: '词库启停',
    SettingChanged: '修改设置',
    CalendarAdopted: '采用工作日历',
    LocalHolidaysSet: '设定地方假日',
    LeakNoticed: '报告发现泄密',
    LeakMeasureTaken: '记录补救措施',
    LeakReported: '记录泄密报告',
    LeakClosed: '泄密事件办结',
  } satisfies Readonly<Partial<Record<OfficeEventType, string>>> as Readonly<Record<string, string>>,
  /** What the values of an event of the office are. */
  values: {
    name: '名称',
    people: '人数',
    roles: '岗位',
    reason: '理由',
    lexiconId: '词库',
    version: '版本',
    entries: '词条数',
    failures: '此前输错口令次数',
    years: '年份',
    year: '年份',
    issuer: '签发单位',
    count: '个数',
    channel: '渠道',
  } as Readonly<Record<string, string>>,
  value: (label: string, value: string) => `${label}：${value}`,
} as const
