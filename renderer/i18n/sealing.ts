import { dateText } from './date.ts'

export const SEALING = {
  open: '用印与签章',
  saved: '已保存，并记入单位留痕。',
  sealHeading: '印章图样',
  sealHint:
    '本程序不制作印章。请导入本单位印章的图样（PNG，或者全部转为轮廓的 SVG），经主要领导批准后，发布时自动压在本单位的署名和日期上。图样不是签名：文件的效力来自数字签名。',
  noSeal: '没有批准的印章图样，发布的文件不压印章。',
  sealOf: (sizeMm: number, basis: string, by: string, at: string) =>
    `直径 ${String(sizeMm)} 毫米；批准人：${by}，${dateText(at)}；依据：${basis}`,
  sealAlt: '印章图样',
  file: '选择图样（PNG、SVG）',
  size: '直径（毫米）',
  sizeHint: '国发〔1999〕25号：省级 50，市、县 45，乡镇 42。',
  basis: '用印依据',
  basisHint: '例如：用印审批单编号',
  approve: '批准用印',
  withdraw: '停止用印',
  leaderOnly: '由主要领导批准。',
  timeHeading: '可信时间戳',
  timeHint:
    '填写时间戳机构（RFC 3161）的网址后，发布时向它取时间戳（B-T 级），只送出摘要，不送出文稿。不填则不联网，级别为 B-B。离线取得应答文件的，也要选择时间戳机构的根证书。',
  url: '网址',
  root: '根证书',
  noRoot: '没有设置',
  rootOf: (name: string, until: string, sha256: string) =>
    `${name}，有效期至 ${dateText(until)}，SHA-256 ${sha256.slice(0, 16)}…`,
  rootFile: '选择根证书（.cer、.pem）',
  rootHint: '须同时选择时间戳机构公布的根证书：只有它所属机构的时间戳才被采用。',
  save: '保存',
  publisherOnly: '由发布员设置。',
  endsSoon: '证书将在两个月内到期，请尽快换发；到期后不能发布。',
} as const

/** Why a drawing is no seal. */
export const SEAL_PROBLEMS: Readonly<Record<string, string>> = {
  unreadable: '不是图形文件',
  active: '含有脚本、链接或者外部内容',
  unsupported: '含有文字、图片、渐变等，须先转为轮廓',
  tooLarge: '过大',
  colour: '有红色、黑色以外的颜色',
  notSquare: '不是正方形',
}
