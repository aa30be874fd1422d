import { z } from 'zod'
import { identifier } from './common.ts'

/** 检查的阈值, set by the office. */
export const scanLimits = z.strictObject({
  /** The smallest count of a statistics table that names nobody (统计法 Art. 28); 1: none is told. */
  smallCellLeast: z.int().min(1).max(100),
  /** After so many released tables of one theme the next is worth a look (保守国家秘密法 Art. 36). */
  manyTables: z.int().min(1).max(1000),
})
export const setScanLimitsInput = scanLimits.extend({ commandId: identifier })
