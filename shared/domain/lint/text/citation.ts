import { findAll, type TextCheck } from './search.ts'

/** 公告 and orders have numbers of another form, and so have cases of courts, which begin with the bracket. */
const CITED = /(\p{sc=Han}{1,12})[[［(（【〔﹝〈]((?:19|20)\d{2})[\]］)）】〕﹞〉]\s?(第?)(0*)([1-9]\d{0,4})号/gu
const RIGHT = /〔\d{4}〕[1-9]\d{0,4}号$/u
const OTHER_FORM = /(?:公告|通告|令|字|许可证|登记|证)$/u

/** L3 in running text: 国办发〔2019〕61号, in 六角括号, without 第 and without zeros before it. */
const citedNumbers: TextCheck = (text, part) => {
  if (part === 'documentNumber' || !text.includes('号')) return []
  return findAll(
    text,
    CITED,
    'citedNumber',
    ([, code = '', year = '', , , number = '']) => `${code}〔${year}〕${number}号`,
    ([whole, , year = '', , , number = '']) => (RIGHT.test(whole) ? '' : `〔${year}〕${number}号`),
  ).filter(({ start, end, detail }) => {
    const code = /^\p{sc=Han}+/u.exec(text.slice(start, end))?.[0] ?? ''
    return detail !== '' && !OTHER_FORM.test(code)
  })
}

/** Ends of organ codes; what begins with a preposition is a clause, not a code. */
const BARE_NUMBER =
  /(?<=》)(?![由经按以和与及在被依据是为即将])\p{sc=Han}{0,7}[发函办规电政字]〔(?:19|20)\d{2}〕[1-9]\d{0,4}号/gu

/** L16: first 《title》, then （number） (党政机关公文处理工作条例: 引用公文先引标题，后引发文字号). */
const citations: TextCheck = (text) =>
  text.includes('〔')
    ? [
        ...findAll(text, /\p{sc=Han}{1,12}〔(?:19|20)\d{2}〕[1-9]\d{0,4}号(?:文件?)?(?=《)/gu, 'citationOrder'),
        ...findAll(text, BARE_NUMBER, 'citationParentheses', ([number]) => `（${number}）`),
      ]
    : []

const NO_TEXT = /[（(【[]?此页无正文[）)】\]]?/gu
const noTextPages: TextCheck = (text) => findAll(text, NO_TEXT, 'noTextPage')

/** What a template leaves open: ××, a lone × where a number or a name should be, ［请…］, rows of underscores. */
const OPEN = /×{2,}|^×(?=\p{sc=Han})|(?<![\d.A-Za-z])×(?=[年月日号省市县区乡镇局])|［请[^［］]*］|[_＿]{3,}/gu
const placeholders: TextCheck = (text) => findAll(text, OPEN, 'placeholder')

export const CITATION_CHECKS: readonly TextCheck[] = [citedNumbers, citations, noTextPages, placeholders]
