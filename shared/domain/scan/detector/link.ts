import { finding, type Rule } from '../hit.ts'
import { findAll, type Detector } from './detector.ts'

const LINK: Rule = {
  rule: 'link',
  category: 'misuse',
  level: 'medium',
  basis: '国办秘函〔2019〕19号：政府网站链接应当核查',
}
const TYPO: Rule = { rule: 'doubledMark', category: 'misuse', level: 'notice', basis: 'GB/T 15834-2011 标点符号用法' }

const ADDRESS = /(?:https?:\/\/|(?<![\w.@-])www\.)[\w.~:/?#[\]@!$&'()*+,;=%-]{1,300}/giu
const HOST = /^(?:https?:\/\/)?(?:([^/?#]{0,255})@)?([^/?#:]{1,255})/iu
const GOVERNMENT = /(?:^|\.)(?:gov\.cn|edu\.cn|12371\.cn|people\.com\.cn|xinhuanet\.com|news\.cn|org\.cn)$/iu
const DOUBLED_MARK = /([，。、；：！？])\1/gu

/** Addresses in the text, by syntax alone: the program is offline (D). */
const links: Detector = ({ text }) =>
  findAll(text, ADDRESS, (found, start, end) => {
    const [, user, host = ''] = HOST.exec(found) ?? []
    const suspicious = user !== undefined || /^[\d.]+$/u.test(host) || host.includes('xn--') || !host.includes('.')
    return suspicious || !GOVERNMENT.test(host) ? finding(LINK, start, end) : null
  })

/** 的的确确, 是是非非 and the like are words. */
const DOUBLED_WORD = /([的了是在和及与对将])\1(?!确|非)/gu
const DOUBLED: Rule = { rule: 'doubledWord', category: 'misuse', level: 'notice', basis: '疑为多字' }

const doubledWords: Detector = ({ text }) =>
  findAll(text, DOUBLED_WORD, (_, start, end) => finding(DOUBLED, start, end))

const doubledMarks: Detector = ({ text }) => findAll(text, DOUBLED_MARK, (_, start, end) => finding(TYPO, start, end))

export const linkDetectors: readonly Detector[] = [links, doubledMarks, doubledWords]
