/** Characters that make a sentence the contrary of what it would be without them. */
export const CONTRARY = /[不非未否无没勿莫]/gu
/** A day, as it is printed. */
export const PRINTED_DAY = /\d{4}年\d{1,2}月\d{1,2}日/u
