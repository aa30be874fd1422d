import { MASK_WORDS } from '#resources/text/word/removal.ts'
import type { Ground, Mask, RemovalPlace } from '#shared/domain/document/redact/removal.ts'

export { REMOVAL_GROUND_WORDS } from '#resources/text/word/removal.ts'

/** What a removal on this ground says by itself; the person may write more. */
export const REASON_BY_GROUND: Readonly<Partial<Record<Ground, string>>> = {
  personalPrivacy: '涉及个人隐私，未经本人同意',
  personal: '个人信息，公开时去标识化处理',
  sensitivePersonal: '敏感个人信息，公开时去标识化处理',
  thirdParty: '公开会损害第三方合法权益',
}

/** How a masked passage looks afterwards; '' where there is no example. */
const MASK_EXAMPLES: Readonly<Record<Mask, string>> = {
  name: '张**',
  idNumber: '110105********002X',
  phone: '138****5678',
  bankAccount: '6222***********8012',
  address: '到街道、村',
  plate: '粤B***45',
  email: 'z***@…',
  certificate: '',
}

/** 姓名（张**） */
export const maskText = (mask: Mask): string =>
  `${MASK_WORDS[mask]}${MASK_EXAMPLES[mask] === '' ? '' : `（${MASK_EXAMPLES[mask]}）`}`

const PLACES: Readonly<Record<RemovalPlace['kind'], string>> = {
  passage: '文字',
  cell: '整个单元格',
  block: '整段（表格、图片）',
  attachment: '整个附件',
}

export const REDACTION = {
  heading: '区分处理',
  open: '区分处理',
  intro:
    '标出不应当公开的内容，其余照常公开（《政府信息公开条例》第三十七条）。送审后，各环节审阅、发布的都是去除这些内容后的公开版，原稿留在本单位。',
  close: '返回编辑',
  leaveHeading: '区分处理还没有确认',
  leaveText: '标出的内容已经保存，下次打开还在；确认以前不能送审。',
  leave: '以后再确认',
  views: '查看方式',
  view: { marked: '原稿标注', preview: '公开版预览' },
  page: (title: string) => `《${title}》原稿，标出去除之处`,
  lost: (count: number) => `文稿改动后，有 ${String(count)} 处找不到原位，已经去掉。请重新标出。`,
  list: (count: number) => `去除之处（${String(count)}）`,
  none: '还没有标出任何内容。选中左侧的文字，或者从“检查出的内容”中一键遮盖。',
  number: (index: number) => `第 ${String(index + 1)} 处`,
  kind: (kind: RemovalPlace['kind']) => PLACES[kind],
  shownAs: (text: string) => `公开为：${text}`,
  emptyWords: '（没有文字）',
  mask: '处理方式',
  leftOut: '略去',
  ground: '依据',
  article: (article: string, words: string) => `${article}：${words}`,
  reason: '理由',
  reasonMissing: '请写明理由',
  reasonHint: '写为什么不公开，不要写出被去除的内容',
  drop: '取消这一处',
  dropLabel: (index: number) => `取消第 ${String(index + 1)} 处`,
  same: (count: number) => `同样的文字还有 ${String(count)} 处，一并处理`,
  selected: '选中的文字',
  selectHint: '在左侧选中要去除的文字（可以跨字，不跨段）。',
  quote: (text: string) => `“${text}”`,
  add: '去除选中的文字',
  addBlock: '去除整段（表格、图片）',
  addCell: '去除整个单元格',
  addAttachment: '去除整个附件',
  hits: (count: number) => `检查出的内容（${String(count)}）`,
  noHits: '没有检查出需要遮盖的个人信息。',
  scanning: '正在检查原稿…',
  hitsUnknown: '检查出的内容',
  notScanned: '原稿没有检查成，不能据此认为没有需要遮盖的内容。请逐段看过，或者返回编辑后再打开。',
  maskHit: '遮盖',
  dropHit: '略去',
  hitLabel: (act: string, words: string) => `${act}“${words}”`,
  maskAll: (count: number) => `全部遮盖（${String(count)} 处）`,
  checking: '正在检查公开版…',
  check: '公开版检查',
  clean: '公开版中没有禁止和高风险的命中。',
  still: (count: number) => `公开版中仍有 ${String(count)} 处禁止或者高风险的命中：`,
  leftElsewhere: (count: number) => `有 ${String(count)} 处去除的文字在公开版的别处仍然出现，请核对：`,
  leftWords: (words: string, count: number) => `“${words}”还有 ${String(count)} 处`,
  attachedFiles: '原样随附的文件不能只去除一部分：需要时去除整个附件，或者换成处理过的文件。',
  confirm: '确认区分处理',
  confirmed: (count: number) => `已确认：公开版去除 ${String(count)} 处，送审时生效。`,
  revert: '撤销本次改动',
  clear: '取消区分处理',
  clearHeading: '取消区分处理',
  clearText: '去掉全部标出的内容，原稿将原样送审。',
  inForce: (count: number) => `区分处理：公开版去除 ${String(count)} 处`,
  unconfirmed: '区分处理（未确认）',
  outdated: '区分处理还没有确认，或者确认之后文稿又改过。请打开“区分处理”，核对各处后确认，否则不能送审。',
  submitText: (count: number) =>
    `本次送审的是区分处理后的公开版，共去除 ${String(count)} 处；原稿一并留存，供审阅人对照。`,
  review: {
    heading: (count: number) => `区分处理（${String(count)} 处）`,
    note: (version: number) => `审阅、签发、发布的是去除下列内容后的公开版；原稿为第${String(version)}稿，不对外提供。`,
    required: '保密审查结论是“区分处理后公开”：请退回经办人作区分处理。',
  },
} as const
