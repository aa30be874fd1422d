import { z } from 'zod'
import type { BackupSchedule } from '#shared/domain/office/backup/backup-due.ts'
import type { ReadStore, WriteStore } from '../../store/types.ts'

const SCHEDULE = 'backupSchedule'
const schema = z.strictObject({
  /** Of this machine; it never reaches the window, nor a log. */
  folder: z.string().min(1).max(4096),
  time: z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/),
  everyDays: z.int().min(1).max(90),
  keep: z.int().min(1).max(1000),
  setAt: z.iso.datetime({ precision: 3 }),
  /** Whether the folder lay on the disk of the store when it was chosen: one that fails takes both. */
  sameDisk: z.boolean().exactOptional(),
})

export type StoredSchedule = BackupSchedule & {
  readonly folder: string
  readonly setAt: string
  readonly sameDisk?: boolean
}

/** When backups are made, and where; null while nobody has set it. @throws for what `saveSchedule` did not write. */
export const scheduleOf = (store: ReadStore): StoredSchedule | null => {
  const saved = store.setting(SCHEDULE)
  return saved === null ? null : schema.parse(saved)
}

export const saveSchedule = (store: WriteStore, schedule: StoredSchedule): void => {
  store.saveSetting(SCHEDULE, schema.parse(schedule))
  forgetFailure(store)
}

const FAILURE = 'backupFailure'
const failureSchema = z.strictObject({ code: z.string().max(60), at: z.iso.datetime({ precision: 3 }) }).nullable()

/** Why the last backup by the schedule did not come about; null when it did. */
export const kept = (store: ReadStore): z.output<typeof failureSchema> => failureSchema.parse(store.setting(FAILURE))

export const keepFailure = (store: WriteStore, code: string, at: string): void => {
  store.saveSetting(FAILURE, { code, at })
}

export const forgetFailure = (store: WriteStore): void => {
  if (kept(store) !== null) store.saveSetting(FAILURE, null)
}
