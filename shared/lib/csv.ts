const BYTE_ORDER_MARK = '\ufeff'
/** Spreadsheets run what begins so (OWASP, CSV injection), in full width too; the apostrophe makes it text. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/u

const field = (value: string): string => `"${(FORMULA.test(value) ? `'${value}` : value).replaceAll('"', '""')}"`

/** One row (RFC 4180), every field in quotes, ended by CR LF. What a spreadsheet would reckon is text. */
const csvRow = (fields: readonly string[]): string => `${fields.map(field).join(',')}\r\n`

/** A table for a spreadsheet: with the mark by which Excel knows UTF-8. */
export const csvText = (rows: readonly (readonly string[])[]): string => BYTE_ORDER_MARK + rows.map(csvRow).join('')
