import { calendarDate, closed, identifier, oneOf, sha256Hex, text, type Guard } from '#shared/lib/guard.ts'
import { beijingDateOf } from '../../deadline/date.ts'
import { REVIEW_ROLE, ROLES, type Role } from '../roles.ts'

/**
 * 授权代行: a person acts for another in one of that person's review roles, under a letter that is stored, from one day to
 * another, both inclusive (D on 政府信息公开条例 Art. 17). It stands in the actor of every act that was done under it.
 */
export interface Delegation {
  readonly delegationId: string
  readonly forPersonId: string
  readonly forName: string
  /** The role that is exercised. */
  readonly role: Role
  /** The role that the delegate holds themselves, and that their certificate attests. */
  readonly delegateRole: Role
  /** Days of the Beijing calendar. */
  readonly from: string
  readonly until: string
  /** SHA-256 of the letter's bytes. */
  readonly letterSha256: string
}

/** Roles that can be exercised for another: those that review. */
export const DELEGABLE_ROLES: readonly Role[] = Object.values(REVIEW_ROLE)

const name = text(300)
export const isDelegation: Guard<Delegation> = closed({
  delegationId: identifier,
  forPersonId: identifier,
  forName: name,
  role: oneOf(DELEGABLE_ROLES),
  delegateRole: oneOf(ROLES),
  from: calendarDate,
  until: calendarDate,
  letterSha256: sha256Hex,
})

/** Is the delegation in force on the day of this moment? */
export const isInForce = ({ from, until }: Pick<Delegation, 'from' | 'until'>, at: string): boolean => {
  const day = beijingDateOf(at)
  return from <= day && day <= until
}
