/** A line of the body with what its file says about its looks; a .txt says nothing. */
export interface TitleLine {
  readonly text: string
  /** In the style Title 标题. */
  readonly titled?: boolean
  readonly centred?: boolean
  readonly halfPoints?: number
  /** Where something stands that is never a title: a table, a picture. */
  readonly row?: boolean
  /** As a 发文机关标志 is (GB/T 9704-2012, 7.2.4). */
  readonly red?: boolean
  /** Begins a page of its own. */
  readonly newPage?: boolean
}

/** Half-open range of lines. */
export interface LineRange {
  readonly from: number
  readonly to: number
}

/** A title stands near the top: after the marks of the 版头 (GB/T 9704-2012, 7.2), before the 主送机关 (7.3.2). */
const SEARCHED_LINES = 12
const MAX_TITLE_CHARACTERS = 50
/** In the style Title a line may be longer; four of them still fit into a title of 500 characters. */
const MAX_STYLED_CHARACTERS = 120
const MAX_TITLE_LINES = 4
/** Also keeps the patterns away from paragraphs of megabytes. */
const MAX_HEAD_CHARACTERS = 60
/** Title faces start at 小二 18 pt; 2号 22 pt is the rule (GB/T 9704-2012, 7.3.1). */
const LARGE_HALF_POINTS = 36

/** Lines of the 版头: copy number, urgency, marks, issuer's banner, document number, signer. */
const HEAD_LINE = [
  /^\d{6}$/u,
  /^(?:特急|加急|平急|急件)$/u,
  /^(?:绝密|机密|秘密|内部)(?:★.*)?$/u,
  /^(?!.*关于).{2,40}文件$/u,
  /^.{0,30}[〔［[（(]\d{4}[〕］\]）)]\s*第?\s*\d{1,5}\s*号/u,
  /^签发人[：:]/u,
]
const LABEL =
  /^(?:第[一二三四五六七八九十百]{1,6}[章节条]|[一二三四五六七八九十百]{1,6}、|[（(][一二三四五六七八九十\d]{1,6}[）)]|\d{1,3}[.．、])/u
const ADDRESSEE = /^.{2,200}[：:]$/u
const SENTENCE_END = /[。；;：:，,、！!？?]$/u
const DATE_OR_NOTE = /^(?:[（(].*[）)]|\d{4}年\d{1,2}月\d{1,2}日)$/u

const isHead = (line: TitleLine): boolean =>
  line.text.length <= MAX_HEAD_CHARACTERS && HEAD_LINE.some((pattern) => pattern.test(line.text))
const isProminent = ({ centred, halfPoints }: TitleLine): boolean =>
  centred === true || (halfPoints ?? 0) >= LARGE_HALF_POINTS
const canBeTitle = ({ text, row }: TitleLine): boolean =>
  row !== true && text.length <= MAX_TITLE_CHARACTERS && !SENTENCE_END.test(text) && !LABEL.test(text)
const continues = (line: TitleLine | undefined): line is TitleLine =>
  line !== undefined && canBeTitle(line) && !DATE_OR_NOTE.test(line.text)

const extend = (lines: readonly TitleLine[], from: number, belongs: (line: TitleLine) => boolean): LineRange => {
  let to = from + 1
  while (to < from + MAX_TITLE_LINES) {
    const line = lines[to]
    if (line === undefined || !belongs(line)) break
    to += 1
  }
  return { from, to }
}

/**
 * Finds the lines of the title among non-empty lines: those in the style Title; else the first centred or large ones near
 * the top; else what stands before the 主送, or the first line, when short and no sentence. Undefined when none fits.
 */
export const findTitle = (lines: readonly TitleLine[]): LineRange | undefined => {
  const top = lines.slice(0, SEARCHED_LINES)
  const inTitleStyle = ({ titled, row, text }: TitleLine) =>
    titled === true && row !== true && text.length <= MAX_STYLED_CHARACTERS
  const titled = top.findIndex(inTitleStyle)
  if (titled >= 0) return extend(lines, titled, inTitleStyle)

  const addressee = top.findIndex((line) => ADDRESSEE.test(line.text) && !LABEL.test(line.text) && !isHead(line))
  const lead = addressee >= 0 ? top.slice(0, addressee) : top
  const hasOtherThanRed = lead.some((line) => line.red !== true && isProminent(line) && canBeTitle(line))
  const isAbove = (line: TitleLine) => isHead(line) || (hasOtherThanRed && line.red === true)
  const afterHead = lead.findIndex((line) => !isAbove(line))
  const start = afterHead >= 0 ? afterHead : lead.length === 1 ? 0 : -1

  const stop = lead.findIndex((line, at) => at >= start && !canBeTitle(line))
  const prominent = lead
    .slice(0, stop >= 0 ? stop : lead.length)
    .findIndex((line, at) => at >= start && isProminent(line))
  const first = lead[prominent]
  if (start >= 0 && first !== undefined) {
    const alike = (line: TitleLine) => line.centred === first.centred && line.halfPoints === first.halfPoints
    return extend(lead, prominent, (line) => continues(line) && !isHead(line) && alike(line))
  }

  const candidate = lead[start]
  if (candidate === undefined || !canBeTitle(candidate)) return undefined
  const rest = addressee >= 0 ? lead.slice(start + 1) : []
  return rest.length < MAX_TITLE_LINES && rest.every(continues)
    ? { from: start, to: start + 1 + rest.length }
    : { from: start, to: start + 1 }
}

/** The lines of a title as one: Chinese joins without a gap, Latin words with a space. */
export const joinTitle = (lines: readonly string[]): string =>
  lines.reduce(
    (title, line) => title + (/[A-Za-z0-9]$/u.test(title) && /^[A-Za-z0-9]/u.test(line) ? ' ' : '') + line,
    '',
  )
