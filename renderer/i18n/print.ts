/** Printed forms of a case. */
export const PRINT = {
  forms: { approval: '审批单', secrecy: '保密审查单' },
  hint: '生成 PDF，供打印和归入纸质档案，末尾印有留痕核对码。',
  print: (form: string) => `生成${form}`,
} as const
