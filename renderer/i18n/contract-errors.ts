/** Refusals of a call itself, whatever it asks for. */
export const CONTRACT_ERRORS = {
  'contract.rejectedSender': { title: '这次操作没有受理', advice: '请重新打开程序；仍然出现的，请联系维护人员。' },
  'contract.commandReused': {
    title: '这次操作没有办理：它的编号已经用于另一项操作',
    advice: '请回到本页重新打开，核对已经办理的内容，再重新提交。',
  },
  'contract.invalidInput': { title: '填写的内容不符合要求', advice: '请检查内容是否过长或者含有无法识别的字符。' },
} as const
