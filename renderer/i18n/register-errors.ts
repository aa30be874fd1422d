/** Refusals about the registers. */
export const REGISTER_ERRORS = {
  'register.unknown': { title: '没有这条登记', advice: '它可能已经作废，页面已重新读取，请核对。' },
  'register.ended': { title: '这条登记已经办结', advice: '登记有误的，请作废后重新登记。' },
  'register.numberTaken': { title: '这个编号已经登记过', advice: '请核对编号；重复登记的不必再记。' },
  'register.impossibleDate': { title: '日期不对', advice: '日期不能晚于今天，办结不能早于收到。请核对。' },
  'register.nothingChosen': { title: '没有可以送交的公开件', advice: '请先选择时间范围，清单中有公开件时再登记送交。' },
  'register.badCode': {
    title: '机构代码的校验位不对',
    advice: '请填写本单位的9位组织机构代码或者18位统一社会信用代码，照证书逐位核对。',
  },
}
