import type { WireError } from '#shared/contract/errors.ts'
import { exists } from '../../archive/medium/durable.ts'
import { ArchiveFault, writeFault } from '../../archive/medium/fault.ts'
import { FileFault, ItemFault } from '../faults.ts'
import type { JobContext } from '../jobs.ts'
import type { BatchItem } from './plan-batch.ts'
import { createWireError } from '../wire-error.ts'
import { refuse, type Outcome, type Workstation } from '../workstation.ts'

/** Where a batch is at work. */
interface At {
  readonly workstation: Workstation
  /** That the person chose: the medium. */
  readonly folder: string
  readonly job: JobContext
}

/** A file of the batch that has no package, and why. */
export interface Refused {
  readonly item: BatchItem
  readonly error: WireError
}

/** Of whoever works, or of the office: every other file would be refused for it too. */
export const isOfAll = ({ code }: WireError): boolean => code.startsWith('identity.') || code.startsWith('office.')

/**
 * What was thrown while a file of the batch was at work, as what it is: the medium that is not there any more, or the fault as it
 * was, with the number of the file. Nothing is lost: the folder goes on where it ended.
 */
export const faultOf = async ({ folder, job }: At, error: unknown, archivalNumber: string | null): Promise<unknown> => {
  if (job.signal.aborted) return error
  const fault = writeFault(error)
  // What was to be read back and is not there fails its proof.
  const isOfMedium = fault instanceof ArchiveFault || fault instanceof FileFault
  const isGone = isOfMedium && !(await exists(folder).catch(() => false))
  const told = isGone ? new ArchiveFault('fault.targetGone', { cause: error }) : fault
  return archivalNumber === null ? told : new ItemFault(told, archivalNumber)
}

/** The refusal with the file that it is of. */
export const named = (
  { error }: Extract<Outcome<unknown>, { ok: false }>,
  { archivalNumber, caseId }: BatchItem,
): ReturnType<typeof refuse> => refuse(error.code, { ...error.detail, archivalNumber, caseId })

/** What of one file alone is to blame for: its log, its texts, its proof, or the program at it. The others go on. */
const OF_ONE_FILE: readonly string[] = [
  'fault.chainBroken',
  'fault.textDestroyed',
  'fault.storeCorrupt',
  'fault.selfCheckFailed',
]
const isOfOneFile = (error: unknown): boolean =>
  error instanceof ItemFault &&
  (OF_ONE_FILE.includes(error.code) || !(error.code.startsWith('fault.') || /^E[A-Z0-9]+$/u.test(error.code)))

/** What was thrown at a file, as what is refused of that file. @throws what would stop every other too, and the signal's reason. */
export const atFile = async (run: At, error: unknown, item: BatchItem): Promise<ReturnType<typeof refuse>> => {
  const told = await faultOf(run, error, item.archivalNumber)
  if (run.job.signal.aborted || !isOfOneFile(told)) throw told
  const { code, detail, faultId } = createWireError(run.workstation.log)(told, 'archive.batch')
  const known = { code, detail: { ...detail, caseId: item.caseId } }
  return { ok: false, error: faultId === undefined ? known : { ...known, faultId } }
}

/** Told of a batch that is not whole, so that nobody takes it for one: how many, and each by its number with its reason. */
export const partly = (items: readonly BatchItem[], refused: readonly Refused[]): Outcome<never> => {
  const detail = { total: items.length, done: items.length - refused.length, refused: refused.length }
  const each = refused.map(({ error }) => error)
  return { ok: false, error: { ...refuse('archive.batchPartly', detail).error, each } }
}
