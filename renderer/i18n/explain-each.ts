import { explain, type Told } from './explain.ts'

/** A file that was refused among others, by the number under which people know it. */
export interface RefusedFile {
  readonly number: string
  /** Null where the refusal does not name the case. */
  readonly caseId: string | null
  readonly faultId: string | null
}

/** Why some of many were refused, what to do about it, and which. */
export interface RefusedGroup {
  readonly title: string
  readonly advice: string
  readonly files: readonly RefusedFile[]
}

/** What of one file alone went wrong: what to do is another thing than where the whole program stops for it. */
const OF_ONE: Readonly<Record<string, string>> = {
  'fault.chainBroken':
    '本件的留痕或者文稿与记录不符，没有放进批次，其余各件不受影响。请安全审计员作一次全部核对，按核对结果从备份恢复后，在原文件夹接着做。',
  'fault.storeCorrupt':
    '本件文稿在本机的存储损坏，读不出来，其余各件不受影响。请从最近的备份恢复后，在原文件夹接着做。',
  'fault.textDestroyed': '本件已经鉴定销毁，没有文稿可以归入。请点“不含没有做成的”先成批次，批次说明会写明。',
  'fault.selfCheckFailed':
    '本件的归档包生成后没有通过自检，没有留下半成品。请打开本件重新生成发布件或者归档包看看原因；仍不通过的，告知维护人员。',
  defect: '程序处理这一件时出错，其余各件不受影响。请在原文件夹接着做一次；仍然出现的，请将故障编号告知维护人员。',
}

const textOf = (value: string | number | undefined): string => (value === undefined ? '' : String(value))

/** Those that were refused for the same reason together, in the order in which the reasons came: each with what to do. */
export const explainEach = (each: readonly Told[]): readonly RefusedGroup[] => {
  const groups = new Map<string, { readonly title: string; readonly advice: string; readonly files: RefusedFile[] }>()
  for (const error of each) {
    const { archivalNumber, caseId, ...detail } = error.detail ?? {}
    const { title, advice: usual, faultId } = explain({ ...error, detail })
    const advice = OF_ONE[error.code] ?? usual
    const key = `${title}\n${advice}`
    const group = groups.get(key) ?? { title, advice, files: [] }
    group.files.push({
      number: textOf(archivalNumber),
      caseId: typeof caseId === 'string' ? caseId : null,
      faultId,
    })
    groups.set(key, group)
  }
  return [...groups.values()]
}
