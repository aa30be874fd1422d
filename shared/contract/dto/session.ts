import { z } from 'zod'
import { identifier, printedLine, remark, role, secretText, sequence, shortText, timestamp } from './common.ts'

export const personView = z.strictObject({ personId: identifier, name: shortText, roles: z.array(role) })

/** Who may unlock here, and who has. No office yet: the set-up wizard. */
export const sessionView = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('noOffice') }),
  z.strictObject({
    state: z.literal('locked'),
    officeName: shortText,
    people: z.array(personView),
    /** The recovery code lies with several people, of whom two must come together. */
    sharedRecovery: z.literal(true).optional(),
  }),
  z.strictObject({
    state: z.literal('unlocked'),
    officeName: shortText,
    person: personView,
    certificateValidUntil: z.iso.datetime({ precision: 3 }),
    certificateEndsSoon: z.boolean(),
    /** initial: another person set it; expired and initial are changed before anything else. */
    password: z.strictObject({
      standing: z.enum(['fine', 'soon', 'expired', 'initial']),
      until: z.iso.datetime({ precision: 3 }),
    }),
  }),
])

export const unlockInput = z.strictObject({ personId: identifier, password: secretText })
export const recoverInput = z.strictObject({
  personId: identifier,
  /** The code, or the share of one holder; then that of another in `secondCode`. */
  recoveryCode: secretText,
  secondCode: z.string().max(200).optional(),
  newPassword: secretText,
})
export const correctClockInput = z.strictObject({
  /** Two administrators, each with their own password. */
  hands: z
    .array(z.strictObject({ personId: identifier, password: secretText }))
    .min(1)
    .max(2),
  /** Today, as the people read it elsewhere than from this computer. */
  on: z.iso.date(),
  reason: remark,
})
/** The latest wrong time, and how many cases hold some. */
export const clockCorrected = z.strictObject({ wrongUntil: timestamp, cases: sequence })
export const renewKeyInput = z.strictObject({ password: secretText })
/** The password for one act: which channel, and the name of the act. */
export const confirmInput = z.strictObject({ password: secretText, channel: z.string().max(60), commandId: identifier })
export const changePasswordInput = z.strictObject({ password: secretText, newPassword: secretText })
export const createOfficeInput = z.strictObject({
  officeName: printedLine(60).min(1),
  /** Each person typed their own password; else all are first passwords, to be changed. */
  ownPasswords: z.boolean(),
  people: z
    .array(
      z.strictObject({
        name: printedLine(30).min(1),
        roles: z.array(role).min(1),
        password: secretText,
      }),
    )
    .min(1)
    .max(50),
})
/** Shown once, to be printed and locked away. */
export const officeCreated = z.strictObject({ recoveryCode: shortText })
