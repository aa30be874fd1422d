/** Check digits of the numbers that detectors look for; each takes a number already of the right shape. */

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const ID_CHECKS = '10X98765432'

/** Last character of a 公民身份号码, GB 11643-1999 (ISO 7064 MOD 11-2), from the 17 before it. */
export const idCheckDigit = (number: string): string =>
  ID_CHECKS.charAt(ID_WEIGHTS.reduce((sum, weight, i) => sum + weight * Number(number.charAt(i)), 0) % 11)

export const isIdNumber = (number: string): boolean => idCheckDigit(number) === number.charAt(17).toUpperCase()

const CREDIT_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

/** Last character of a 统一社会信用代码, GB 32100-2015, from the 17 before it. */
export const creditCodeCheckDigit = (code: string): string => {
  const sum = CREDIT_WEIGHTS.reduce((total, weight, i) => total + weight * CREDIT_CHARACTERS.indexOf(code.charAt(i)), 0)
  return CREDIT_CHARACTERS.charAt((31 - (sum % 31)) % 31)
}

export const isCreditCode = (code: string): boolean => creditCodeCheckDigit(code) === code.charAt(17)

const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2]

/** Last character of a 组织机构代码, GB 11714-1997, from the 8 before it. */
export const organisationCheckDigit = (code: string): string => {
  const sum = ORGANISATION_WEIGHTS.reduce((total, weight, i) => total + weight * parseInt(code.charAt(i), 36), 0)
  const check = 11 - (sum % 11)
  return check === 10 ? 'X' : check === 11 ? '0' : String(check)
}

/** Luhn's formula, ISO/IEC 7812-1 annex B. */
export const isLuhn = (digits: string): boolean => {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits.charAt(digits.length - 1 - i))
    const doubled = i % 2 === 1 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}

/** True for a date of the Gregorian calendar. */
export const isCalendarDate = (year: number, month: number, day: number): boolean => {
  if (month < 1 || month > 12 || day < 1) return false
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
  return day <= (days[month - 1] ?? 0)
}

/** Day of the week, 0 Sunday, of a Gregorian date (Sakamoto's method). */
export const weekdayOf = (year: number, month: number, day: number): number => {
  const shift = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4][month - 1] ?? 0
  const y = month < 3 ? year - 1 : year
  return (y + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + shift + day) % 7
}
