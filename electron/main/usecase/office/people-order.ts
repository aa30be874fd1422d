import { ROLES } from '#shared/domain/case/roles.ts'
import type { OfficePerson } from '#shared/domain/office/state.ts'

/** By role, then by name; whoever was put out comes last. */
export const inOrder = (a: OfficePerson, b: OfficePerson): number => {
  const rank = ({ roles, disabled }: OfficePerson): number =>
    (disabled ? ROLES.length : 0) + (roles[0] === undefined ? ROLES.length - 1 : ROLES.indexOf(roles[0]))
  return rank(a) - rank(b) || a.name.localeCompare(b.name, 'zh')
}
