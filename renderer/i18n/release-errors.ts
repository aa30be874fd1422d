import type { ErrorCode } from '#shared/contract/errors.ts'
import type { ErrorText } from './error-text.ts'

/** Refusals of making a release: its gates, pages, numbers and seal, and what is recorded of it afterwards. */
export const RELEASE_ERRORS = {
  'release.gateOpen': {
    title: '发布条件“{gate|其他}”未具备，不能生成公开件',
    advice: '请在“发布条件”中查看要求，办妥后再生成。',
  },
  'release.gateHolds': {
    title: '该项发布条件目前没有需要签批或者确认的问题',
    advice: '不能预先签批或者确认，以后出现问题时再办理。页面已按最新情况显示。',
  },
  'release.gateBlocks': {
    title: '发布条件“{gate|其他}”不能以签批放行',
    advice: '请按该项的要求办妥后再生成公开件。',
  },
  'release.missingGlyph': {
    title: '字体缺少文稿中的字：{characters|（未列出）}',
    advice: '请安装含有这些字的字体，或者请主要领导退回拟稿环节修改用字。没有生成任何文件。',
  },
  'release.tableTooWide': {
    title: '有一张表格的列太多，一页放不下',
    advice: '请减少列数，或者把表格设为横排。没有生成任何文件。',
  },
  'release.pictureUnusable': {
    title: '有一张图片无法印出',
    advice: '图片过大、已损坏或者是印刷用的四色图片。请换成普通的 PNG 或 JPEG 图片。没有生成任何文件。',
  },
  'release.tooManyPages': {
    title: '文稿排出来有 {pages|过多} 页，超过了上限',
    advice: '请把一部分内容改为单独的附件文件。没有生成任何文件。',
  },
  'release.certificateExpired': {
    title: '签章证书不在有效期内',
    advice: '证书已经过期或者尚未生效。请核对本机时间，换发或者更换证书后再发布。',
  },
  'seal.unusable': {
    title: '印章图样不能使用（{sealProblem|格式不合要求}）',
    advice:
      '请使用 PNG，或者只含红色、黑色图形的正方形 SVG：文字须先转为轮廓，不得含有脚本、链接、图片、渐变和样式表，不超过 1 MB。',
  },
  'number.badPattern': {
    title: '有一个编号格式不能使用',
    advice: '格式中须有且只有一处“序号”标记，至多一处“年”标记，写在花括号中，其余为固定文字。',
  },
  'published.impossibleTime': {
    title: '上传时间早于发布时间，或者还没有到',
    advice: '请核对上传时间。',
  },
} as const satisfies Partial<Record<ErrorCode, ErrorText>>
