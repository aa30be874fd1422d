import type { Mask } from './removal.ts'

const HIDDEN = '**'
/** Names of two characters; a name of more begins with one of them or with one character. */
const COMPOUND_SURNAMES =
  /^(?:欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠|公孙|慕容|仲孙|钟离|长孙|宇文|司徒|鲜于|司空|闾丘|令狐|百里|呼延|东郭|南门|西门|轩辕)/u

const stars = (count: number): string => '*'.repeat(count)
/** The first and last characters of a run, with as many stars between as there were characters. */
const ends = (text: string, first: number, last: number): string => {
  const characters = [...text]
  const hidden = characters.length - first - last
  if (hidden < 3) return HIDDEN
  return characters.slice(0, first).join('') + stars(hidden) + characters.slice(characters.length - last).join('')
}

const maskOf = (form: RegExp, text: string, first: number, last: number): string =>
  form.test(text) ? ends(text, first, last) : HIDDEN

const maskName = (text: string): string => {
  const characters = [...text.trim()]
  if (characters.length < 2) return HIDDEN
  const kept = characters.length > 2 && COMPOUND_SURNAMES.test(text.trim()) ? 2 : 1
  return characters.slice(0, kept).join('') + HIDDEN
}

const maskPhone = (digits: string): string => {
  const mobile = /^(?:\+?86)?(1\d{2})\d{4}(\d{4})$/u.exec(digits)
  if (mobile !== null) return `${mobile[1] ?? ''}****${mobile[2] ?? ''}`
  const area = /^(0(?:10|2\d|[3-9]\d{2}))\d{7,8}$/u.exec(digits)
  return area === null ? HIDDEN : `${area[1] ?? ''}-****`
}

/** What stands before an address and is none: 某某，现住 …. Rather hidden whole than a name shown with the village. */
const NO_ADDRESS = /[\s，。；：、,;:（）()住]/u
/** To 村 or 社区, else to 街道, 镇, 乡, else to 县, 区, 市; never past the first digit. */
const maskAddress = (text: string): string => {
  const named = /^[^0-9０-９]*/u.exec(text.trim())?.[0] ?? ''
  if (NO_ADDRESS.test(named.trim())) return HIDDEN
  for (const unit of [/^.*(?:村|社区)/u, /^.*(?:街道|镇|乡)/u, /^.*(?:县|(?<![小园校营])区|市|旗|州)/u]) {
    const kept = unit.exec(named)?.[0]
    if (kept !== undefined && kept.length < text.length) return kept + HIDDEN
  }
  return HIDDEN
}

/** RFC 5322 addr-spec as it is met: nothing before the name and nothing after the domain is a part of it. */
const MAIL = /^([A-Za-z0-9._%+-]{3,64})@((?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,24})$/u
const maskMail = (text: string): string => {
  const [, name = '', domain = ''] = MAIL.exec(text) ?? []
  return name === '' ? HIDDEN : `${name.slice(0, 1)}***@${domain}`
}

/** GA 36-2018: place, organ of issue, five or six signs, the last of which may say what kind of vehicle it is. */
const PLATE = /^\p{Script=Han}[A-Z][A-Z0-9]{4,5}[A-Z0-9\p{Script=Han}]$/u
/** 护照, 通行证, 永久居留证: letters, digits, at most one letter behind (D). */
const CERTIFICATE = /^[A-Z]{0,3}\d{6,15}[A-Z]?$/iu

/**
 * What is shown in the place of a passage (D). Digits of every width are read as they are meant, spaces and
 * hyphens in numbers are dropped. A passage that is not of the kind that the mask is for is hidden whole.
 */
export const maskText = (mask: Mask, text: string): string => {
  const compact = text.normalize('NFKC').replace(/[\s\-—()]/gu, '')
  switch (mask) {
    case 'name':
      return maskName(text)
    case 'idNumber':
      if (/^\d{17}[\dXx]$/u.test(compact)) return ends(compact, 6, 4)
      return /^\d{15}$/u.test(compact) ? ends(compact, 6, 3) : HIDDEN
    case 'phone':
      return maskPhone(compact)
    case 'bankAccount':
      return /^\d{12,22}$/u.test(compact) ? ends(compact, 4, 4) : HIDDEN
    case 'address':
      return maskAddress(text)
    case 'plate':
      return maskOf(PLATE, compact.toUpperCase().replace(/[·•・.]/gu, ''), 2, 2)
    case 'email':
      return maskMail(text.normalize('NFKC').trim())
    case 'certificate':
      return maskOf(CERTIFICATE, compact, 1, 2)
  }
}
