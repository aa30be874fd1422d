/** Words of 花脸稿, its list of changes and the export of who wrote what. */
export const redlineText = {
  fileName: (title: string, from: number, to: number) => `${title}（花脸稿 第${String(from)}稿至第${String(to)}稿）`,
  title: (title: string) => `《${title}》修改清单`,
  untitled: '（无标题）',
  compared: '对照稿次',
  time: (year: number, month: number, day: number, clock: string) =>
    `${String(year)}年${String(month)}月${String(day)}日 ${clock}`,
  version: (version: number, person: string, round: number, time: string) =>
    `第${String(version)}稿（${person}，${round === 0 ? '尚未送审' : `第${String(round)}轮`}，${time}）`,
  between: (from: string, to: string) => `由${from}改为${to}。`,
  none: '两稿完全相同。',
  fallback: '两稿差别过大，部分改动按整段或整句列出。',
  legend:
    '标注方法：下加一道线的是新增，中间划去的是删除，下加两道线的是由别处移来，移走的文字在原处划去；移动的段落注明序号，左边竖线表示该行有修改。',
  counts: '修改统计',
  unit: (name: string, count: number) => `${name}${String(count)}处`,
  characters: (inserted: number, deleted: number) => `新增${String(inserted)}字，删除${String(deleted)}字`,
  list: '修改明细',
  columns: ['序号', '位置', '修改', '内容', '修改人'],
  attachment: (item: number) => `附件${String(item)}`,
  replaced: (before: string, after: string) => `“${before}”改为“${after}”`,
  became: (before: string, after: string) => `${before}改为${after}`,
  movedFrom: (number: number) => `〔移走${String(number)}〕`,
  movedTo: (number: number) => `〔移来${String(number)}〕`,
  formatted: (before: string, after: string) => `〔${before}改为${after}〕`,
  by: (person: string, version: number) => `${person}（第${String(version)}稿）`,
  attribution: {
    fileName: (title: string) => `${title}（文字责任表）`,
    columns: ['段号', '位置', '类别', '文字', '撰写人', '轮次', '稿次', '时间', '字数'],
    notSubmitted: '未送审',
    piece: (number: number, text: string) => `〔${String(number)}〕${text}`,
  },
} as const
