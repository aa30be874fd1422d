import type { Role } from '#shared/domain/case/roles.ts'

/** The sample office of `npm start -- --sample`. Place and people are invented for this project. */
export const sampleOffice = {
  name: '青澜县政务服务管理局（示例单位）',
  passwordFile: '示例单位口令.txt',
  passwordNote: '本文件只属于示例单位。六位示例人员共用下面这一个随机口令，仅供试用；正式使用请另建单位。',
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
  { name: '陈存实', roles: ['archivist'] },
]
