import type { Role } from '#shared/domain/case/roles.ts'

/** The office of the flow: nine people, each with a password of their own. Invented. */
export interface Person {
  readonly name: string
  readonly roles: readonly Role[]
  readonly password: string
}

export const OFFICE_NAME = '云溪县人民政府办公室'

export const people = {
  drafter: { name: '林知远', roles: ['drafter', 'publisher'], password: 'Nong-Lu-7731!' },
  departmentHead: { name: '顾明德', roles: ['departmentHead'], password: 'Chu-Shen-2208!' },
  secrecyOfficer: { name: '沈静言', roles: ['secrecyOfficer'], password: 'Bao-Mi-5561!' },
  deputyLeader: { name: '韩守正', roles: ['deputyLeader'], password: 'Fu-Shen-9043!' },
  principalLeader: { name: '孟怀安', roles: ['principalLeader'], password: 'Qian-Fa-1187!' },
  archivist: { name: '陆书简', roles: ['archivist'], password: 'Dang-An-3362!' },
  systemAdministrator: { name: '管世安', roles: ['systemAdministrator'], password: 'Xi-Tong-4417!' },
  securityAdministrator: { name: '安如山', roles: ['securityAdministrator'], password: 'An-Quan-8825!' },
  auditor: { name: '卜察微', roles: ['auditor'], password: 'Shen-Ji-6630!' },
} as const satisfies Record<string, Person>
