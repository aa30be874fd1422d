import { z } from 'zod'
import { HOLD_KINDS } from '#shared/domain/case/custody/hold-events.ts'
import { DESTRUCTION_SOURCES } from '#shared/domain/office/backup/backup-events.ts'
import { fileToken, identifier, secretText, sequence, shortText, timestamp } from './common.ts'
import { personView } from './session.ts'

const time = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)
  .meta({ examples: ['21:30'] })
const code = z.string().max(200)
const schedule = { time, everyDays: z.int().min(1).max(90), keep: z.int().min(1).max(1000) }

export const backupView = z.strictObject({
  /** Null while nobody has set one. */
  schedule: z
    .strictObject({
      ...schedule,
      folderName: z.string().max(300),
      dueAt: timestamp,
      isDue: z.boolean(),
      missedDays: sequence,
      /** The folder lies on the disk of the store: one that fails takes both. */
      sameDisk: z.boolean(),
      /** Why the last one by the schedule did not come about; null when it did. */
      failure: z.string().max(60).nullable(),
    })
    .nullable(),
  last: z.strictObject({ at: timestamp, fileName: z.string().max(300), ledgerSize: sequence }).nullable(),
  rehearsed: z
    .strictObject({
      at: timestamp,
      by: shortText,
      fileName: z.string().max(300),
      withCode: z.boolean(),
      problem: z.string().max(100),
    })
    .nullable(),
  /** Entries of all logs now. */
  ledgerSize: sequence,
  /** In how many shares the recovery code lies; 1 for one that opens alone. */
  shares: z.int().min(1).max(255),
  recoverySince: timestamp.nullable(),
  /** Stores that restores replaced and that still lie on this machine. */
  former: z.array(
    z.strictObject({ replacedAt: timestamp, keptUntil: timestamp, held: z.boolean(), bytes: z.number().min(0) }),
  ),
})
export const scheduleInput = z.strictObject({
  commandId: identifier,
  /** Null leaves the folder as it is. */
  folder: fileToken.nullable(),
  ...schedule,
})
export const makeInput = z.strictObject({
  /** Null for the folder of the schedule. */
  folder: fileToken.nullable(),
})
export const rehearseInput = z.strictObject({ file: fileToken, code, secondCode: code })
export const renewInput = z.strictObject({ commandId: identifier, shares: z.int().min(1).max(8) })
/** Shown once, to be printed and locked away, each by its own holder. */
export const renewed = z.strictObject({ codes: z.array(shortText).min(1).max(8) })

/** What a backup says of itself before anybody has opened it; null when the person closed the dialog. */
export const restoreChosen = z
  .strictObject({
    file: fileToken,
    officeName: shortText,
    madeAt: timestamp,
    sizeBytes: z.number().int().min(0),
    needsTwo: z.boolean(),
  })
  .nullable()
export const restoreInput = z.strictObject({ file: fileToken, code: secretText, secondCode: code })
/** A backup that was opened and holds, and waits to be accepted; null for none. */
export const restoreView = z
  .strictObject({
    officeName: shortText,
    madeAt: timestamp,
    ledgerSize: sequence,
    lastAt: timestamp.nullable(),
    people: z.array(personView),
    /** What this machine knows to have been recorded since and would be lost. */
    later: z.strictObject({ size: sequence, root: z.string().max(64), at: timestamp }).nullable(),
    /** How many acts that are; null where only a checkpoint of another history is left. */
    lost: sequence.nullable(),
    /** What lies here cannot be read, and nothing says how far it had come. */
    unseen: z.boolean(),
    /** Something is lost, or destroyed again: two of those who keep backups take it upon themselves. */
    needsTwo: z.boolean(),
    /** Files that were destroyed since and lie in this backup: they are destroyed again. Who says so, and up to when a register tells. */
    destroyed: z.strictObject({
      items: sequence,
      numbers: z.array(z.string().max(120)).max(50),
      source: z.enum(DESTRUCTION_SOURCES),
      registeredAt: timestamp.nullable(),
    }),
    /**
     * 保全 that were placed since, the first fifty by name: placed again, but where the file itself is not in the backup. Null where
     * nobody can read what lives here.
     */
    held: z
      .strictObject({
        items: sequence,
        shown: z
          .array(
            z.strictObject({
              title: z.string().max(500),
              kind: z.enum(HOLD_KINDS),
              documentNumber: z.string().max(300),
              isPlaced: z.boolean(),
            }),
          )
          .max(50),
      })
      .nullable(),
    /** The office that gives way, '' for one whose name cannot be read; null for none. */
    replaces: shortText.nullable(),
  })
  .nullable()
export const acceptInput = z.strictObject({
  hands: z
    .array(z.strictObject({ personId: identifier, password: secretText }))
    .min(1)
    .max(2),
})
