import type { Output } from '#shared/contract/channels.ts'
import type { Role } from '#shared/domain/case/roles.ts'

type Delegate = Output<'delegation.view'>['delegates'][number]

/** Who may act for this person in this role: anybody else who does not hold it already. */
export const delegatesFor = (
  delegates: readonly Delegate[],
  forPersonId: string,
  role: Role | null,
): readonly Delegate[] =>
  delegates.filter(({ personId, roles }) => personId !== forPersonId && (role === null || !roles.includes(role)))

/** The chosen delegate, if they are still one after the person or the role was changed. */
export const stillDelegate = (
  delegates: readonly Delegate[],
  forPersonId: string,
  role: Role | null,
  chosenId: string | null,
): string | null =>
  delegatesFor(delegates, forPersonId, role).some(({ personId }) => personId === chosenId) ? chosenId : null
