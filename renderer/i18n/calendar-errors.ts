/** Refusals about the working calendar. */
export const CALENDAR_ERRORS = {
  'calendar.notPackage': {
    title: '这不是日历文件',
    advice: '请选择签名的日历包，或者按年提供的日历文件（.json）。',
  },
  'calendar.altered': { title: '日历文件的签名不成立', advice: '文件可能被改动或者损坏，请重新取得。' },
  'calendar.notTrusted': {
    title: '日历文件的签发单位“{issuer|不明}”不在信任之列',
    advice:
      '该单位证书指纹：{fingerprint|无}。请与其公布的指纹核对；一致的，由安全管理员信任后再导入。也可以导入未签名的单年日历，由本单位签名。',
  },
  'calendar.notNewer': {
    title: '这一年的放假通知已经导入，不能改回暂定',
    advice: '请选择正式的日历文件。',
  },
  'calendar.proposalOpen': {
    title: '这一年的日历或者地方假日已有一份等待确认',
    advice: '请先由另一人确认或者不予确认，再重新提出。',
  },
  'calendar.notUsable': {
    title: '日历不能采用',
    advice: '日期不在该年之内、起止颠倒，或者几年的安排互相矛盾，请核对。',
  },
  'calendar.empty': { title: '日历文件没有内容', advice: '请重新取得日历文件。' },
  'calendar.notJson': { title: '日历文件无法读取', advice: '请重新取得日历文件。' },
  'calendar.malformed': { title: '日历文件的格式不对', advice: '请重新取得日历文件。' },
  'calendar.dateOutsideYear': {
    title: '日历中有不在该年之内的日期{detail|}',
    advice: '请核对日历文件和放假通知。',
  },
  'calendar.overlap': { title: '日历中有重复的日期{detail|}', advice: '请核对日历文件和放假通知。' },
  'calendar.workOnWeekday': {
    title: '日历中的调休上班日不是周末{detail|}',
    advice: '请核对日历文件和放假通知。',
  },
  'calendar.statutoryDayMissing': {
    title: '日历中缺少法定节假日{detail|}',
    advice: '请核对日历文件和放假通知。',
  },
  'calendar.duplicateYear': { title: '日历中同一年出现两次', advice: '请核对日历文件。' },
} as const
