/** Words of what is done after a release, for the history in an archive package. */
export const afterReleaseText = {
  compared: (url: string) => `上传核对：${url}`,
  differences: (count: number) => `不一致 ${String(count)} 处`,
  publishedAt: (time: string) => `上传时间：${time}`,
  extended: (level: string) => `补充签名证据，级别 ${level}`,
} as const
