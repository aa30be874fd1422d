/** Words of what is done after a release, for the history in an archive package. */
export const afterReleaseText = {
  compared: (url: string) => `上传核对：${url}`,
  outcomes: {
    sameBytes: '与公开件逐字节一致',
    sameText: '文字与公开件一致',
    otherText: '文字与公开件不一致',
  },
  differences: (count: number) => `不一致 ${String(count)} 处`,
  publishedAt: (time: string) => `上传时间：${time}`,
  extended: (level: string) => `补充签名证据，级别 ${level}`,
} as const
