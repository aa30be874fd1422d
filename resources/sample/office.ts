import type { Role } from '#shared/domain/case/roles.ts'

/** The sample office of `npm start -- --sample`. Place and people are invented for this project. */
export const sampleOffice = {
  name: '青澜县政务服务管理局（示例单位）',
  passwordFile: '示例单位口令.txt',
  passwordNote: '本文件只属于示例单位。九位示例人员共用下面这一个随机口令，仅供试用；正式使用请另建单位。',
  progress: (fraction: number) => `正在准备示例单位 ${String(Math.round(fraction * 100))}%`,
  ready: (file: string) => `示例单位已就绪，口令写在：${file}`,
} as const

/** How the sample office publishes; the first part of its 索引号 is no real code. */
export const samplePublication = {
  site: { name: '青澜县人民政府（示例）', domain: 'www.qinglan.example', code: '', column: '政策文件' },
  indexPattern: '示例单位/{year}-{serial:5}',
  numberPatterns: ['青政服发〔{year}〕{serial}号'],
} as const

export interface SamplePerson {
  readonly name: string
  readonly roles: readonly Role[]
}

export const samplePeople: readonly SamplePerson[] = [
  { name: '周晓岚', roles: ['drafter', 'publisher'] },
  { name: '李慎言', roles: ['departmentHead'] },
  { name: '吴守谨', roles: ['secrecyOfficer'] },
  { name: '郑怀远', roles: ['deputyLeader'] },
  { name: '王立诚', roles: ['principalLeader'] },
  { name: '陈存实', roles: ['archivist', 'disclosureOfficer'] },
  { name: '顾维安', roles: ['systemAdministrator'] },
  { name: '严正安', roles: ['securityAdministrator'] },
  { name: '明察之', roles: ['auditor'] },
]

/** Departments of the sample office, with the people of each. */
export const sampleDepartments = {
  reason: '示例：设三个科室',
  departments: [
    { departmentId: 'disclosure', name: '政务公开科', people: ['周晓岚', '李慎言'] },
    { departmentId: 'general', name: '办公室', people: ['陈存实'] },
    { departmentId: 'service', name: '政务服务科', people: ['吴守谨'] },
  ],
} as const

/** What the sample people write when they act; the sample shows the flow, not their judgement. */
export const sampleWords = {
  departmentHead: '内容属实，依据充分，同意送保密审查。',
  secrecyOfficer: '经逐项审查，未涉及国家秘密、工作秘密，可以公开。',
  deputyLeader: '同意公开。',
  principalLeader: '同意，按程序发布。',
  source: '本单位业务台账和有关依据文件',
  hitReason: '属于依法应当公开的内容，已核对，予以保留。',
  sealBasis: '样章，仅供试用，不是任何机关的印章',
  documentNumber: (number: number) => `青政服发〔2026〕${String(number)}号`,
} as const

/** How the sample office keeps its archive; the retention table is the shipped example. */
export const sampleArchive = {
  rules: {
    fonds: 'Z901',
    fondsName: '青澜县政务服务管理局全宗（示例）',
    category: 'WS',
    organisation: 'BGS',
    pattern: '{fonds}-{category}·{year}-{retention}-{organisation}-{serial}',
    digits: 4,
    transferYears: 10,
  },
  table: { version: '示例', basis: '示例，未经档案主管部门审核' },
  reason: '示例：按三十年保管',
} as const
