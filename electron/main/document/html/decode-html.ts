import { type Result } from '#shared/lib/result.ts'
import { refuse, type ImportRefusal } from '../refusal.ts'
import { decodeText, type DecodedText } from '../text-encoding.ts'

/** Where a page may say its encoding; browsers look at the first 1024 bytes (WHATWG HTML, 13.2.3.2). */
const PRESCAN_BYTES = 4096
const DECLARED =
  /<meta[^>]{0,400}?charset\s*=\s*["']?\s*([\w.:-]{1,40})|^\s*<\?xml[^>]{0,200}encoding\s*=\s*["']([\w.:-]{1,40})/iu
const READ =
  /^(?:gb_?2312(?:-80)?|gbk|x-gbk|cp936|gb18030|utf-?8|utf-16(?:le|be)?|unicode|us-ascii|ascii|iso-?8859-1|windows-1252)$/iu

const hasMark = ([first, second]: Uint8Array): boolean =>
  (first === 0xef && second === 0xbb) || (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)

/**
 * The text of a page: by its byte order mark, else as Chinese text is written. What the page declares is heard as a
 * witness only: Word writes gb2312 above GBK, and servers lie. Refuses what `decodeText` refuses, and
 * import.wrongEncoding for a declared encoding in which text could pass the gate unread (UTF-7, HZ, ISO-2022, Big5 …).
 */
export const decodeHtml = (bytes: Uint8Array): Result<DecodedText, ImportRefusal> => {
  const [, inMeta = '', inXml = ''] =
    DECLARED.exec(Buffer.from(bytes.subarray(0, PRESCAN_BYTES)).toString('latin1')) ?? []
  const encoding = inMeta || inXml
  if (encoding !== '' && !READ.test(encoding) && !hasMark(bytes)) return refuse('import.wrongEncoding', { encoding })
  return decodeText(bytes)
}
