import { z } from 'zod'
import type { Input, Output } from '#shared/contract/channels.ts'
import { scanLimits } from '#shared/contract/dto/scan-limits.ts'
import { ok } from '#shared/lib/result.ts'
import type { ReadStore } from '../../store/types.ts'
import { loadOffice } from '../load-office.ts'
import { runOfficeCommand } from '../run-office-command.ts'
import type { Outcome, Unlocked, Workstation } from '../workstation.ts'

export type ScanLimits = z.output<typeof scanLimits>

/**
 * What an office begins with: counts below three name somebody (统计法 Art. 28, V), and the sixth released table of one
 * theme is worth a look (保守国家秘密法 Art. 36, V). The law gives no numbers (D), so the office sets its own.
 */
const USUAL: ScanLimits = { smallCellLeast: 3, manyTables: 5 }

/** The limits that scans go by: as the office's signed log says, and nothing else. @throws for a value that this program did not write. */
export const scanLimitsOf = (store: ReadStore): ScanLimits => {
  const saved = loadOffice(store)?.state.settings.scanLimits
  return saved === undefined ? USUAL : scanLimits.parse(JSON.parse(saved))
}

export const viewScanLimits = ({ store }: Unlocked): Outcome<Output<'scan.limits'>> => ok(scanLimitsOf(store))

/** Sets both limits: a signed event of the office. Scans that were recorded before keep the ones that they name. */
export const setScanLimits = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { commandId, ...limits }: Input<'scan.setLimits'>,
): Promise<Outcome<Output<'scan.setLimits'>>> => {
  const command = { type: 'changeSetting', name: 'scanLimits', value: JSON.stringify(limits) } as const
  const done = await runOfficeCommand(workstation, unlocked, { commandId }, command)
  return done.ok ? ok({}) : done
}
