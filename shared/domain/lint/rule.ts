/** How sure we are of a rule (../README.md): read in the text, in a secondary source, common knowledge, a decision of ours. */
export type Evidence = 'V' | 'V2' | 'M-H' | 'M-M' | 'D'
export type LintSeverity = 'error' | 'warning' | 'info'

/** L1 to L17 of GB/T 9704-2012 (README.md); N1 a notice of public consultation; T1 what a template leaves to be filled in; A1 what readers without sight need. */
export type LintRuleId =
  | 'L1'
  | 'L2'
  | 'L3'
  | 'L4'
  | 'L5'
  | 'L6'
  | 'L7'
  | 'L8'
  | 'L9'
  | 'L10'
  | 'L11'
  | 'L12'
  | 'L13'
  | 'L14'
  | 'L15'
  | 'L16'
  | 'L17'
  | 'N1'
  | 'T1'
  | 'A1'

export interface LintRule {
  readonly rule: LintRuleId
  readonly severity: LintSeverity
  readonly evidence: Evidence
  /** Where the rule stands; empty for what no text prescribes. */
  readonly clause: string
}

const at = (rule: LintRuleId, severity: LintSeverity, evidence: Evidence, clause: string): LintRule => ({
  rule,
  severity,
  evidence,
  clause,
})

const FORMAT = 'GB/T 9704-2012'
const PUNCTUATION = 'GB/T 15834-2011'
const NUMBERS = 'GB/T 15835-2011'
const UNITS = 'GB 3100-1993'
const MAJOR = '国务院令第713号'
const REGULATION = '中办发〔2012〕14号'

/**
 * Every code with its rule. What we know only from memory and what the standard calls usual is `info`; every code can be
 * switched off.
 */
export const LINT_RULES = {
  pageSize: at('L1', 'error', 'V2', `${FORMAT} 5.1`),
  pageMargins: at('L1', 'error', 'V2', `${FORMAT} 5.2.1`),
  pageGrid: at('L2', 'warning', 'V2', `${FORMAT} 5.2.3`),
  bodyFont: at('L2', 'warning', 'V2', `${FORMAT} 5.2.2`),
  pageNumber: at('L14', 'warning', 'V2', `${FORMAT} 7.5`),

  documentNumber: at('L3', 'error', 'V2', `${FORMAT} 7.2.5`),
  documentNumberYear: at('L3', 'warning', 'D', `${FORMAT} 7.2.5`),
  citedNumber: at('L3', 'warning', 'V2', `${FORMAT} 7.2.5`),

  headingLabel: at('L4', 'warning', 'V2', `${FORMAT} 7.3.3`),
  headingDot: at('L4', 'info', 'V2', `${FORMAT} 7.3.3`),
  headingKind: at('L4', 'warning', 'V2', `${FORMAT} 7.3.3`),
  headingOrder: at('L4', 'warning', 'V2', `${FORMAT} 7.3.3`),
  headingSkipped: at('L4', 'info', 'M-H', `${FORMAT} 7.3.3`),
  numberGap: at('L4', 'warning', 'D', `${FORMAT} 7.3.3`),
  numberRepeated: at('L4', 'warning', 'D', `${FORMAT} 7.3.3`),

  date: at('L5', 'error', 'V2', `${FORMAT} 7.3.5.4`),
  printedOn: at('L5', 'error', 'V2', `${FORMAT} 7.4.3`),
  dateImpossible: at('L5', 'warning', 'D', ''),
  dateInText: at('L5', 'info', 'M-H', NUMBERS),

  attachmentCount: at('L6', 'error', 'V2', `${FORMAT} 7.3.7`),
  attachmentTitle: at('L6', 'error', 'V2', `${FORMAT} 7.3.7`),
  attachmentOrder: at('L6', 'error', 'V2', `${FORMAT} 7.3.7`),
  attachmentUntitled: at('L6', 'error', 'V2', `${FORMAT} 7.3.7`),
  attachmentReference: at('L6', 'warning', 'D', `${FORMAT} 7.3.4`),
  attachmentNameEnd: at('L7', 'warning', 'V2', `${FORMAT} 7.3.4`),

  addresseeColon: at('L8', 'error', 'V2', `${FORMAT} 7.3.2`),
  addresseeSeveral: at('L8', 'info', 'M-H', REGULATION),
  signatoryUnknown: at('L9', 'error', 'V2', `${FORMAT} 7.3.5`),
  signatoryMissing: at('L9', 'warning', 'V2', `${FORMAT} 7.3.5`),
  signerMissing: at('L9', 'info', 'M-H', `${FORMAT} 7.2.6`),
  printedBeforeDate: at('L10', 'error', 'D', `${FORMAT} 7.4.3`),
  bodyMissing: at('L11', 'warning', 'D', `${FORMAT} 7.3.3`),
  firstPage: at('L11', 'warning', 'V2', `${FORMAT} 7.3.3`),
  noTextPage: at('L11', 'error', 'M-H', `${FORMAT} 7.3.5.5`),
  copyToEnd: at('L12', 'warning', 'V2', `${FORMAT} 7.4.2`),
  noteParentheses: at('L13', 'warning', 'V2', `${FORMAT} 7.3.6`),
  noteContact: at('L13', 'info', 'M-H', `${FORMAT} 7.3.6`),

  titleMissing: at('L15', 'error', 'V2', `${FORMAT} 7.3.1`),
  titleKind: at('L15', 'warning', 'M-H', `${FORMAT} 7.3.1`),
  titleIssuer: at('L15', 'info', 'M-H', `${FORMAT} 7.3.1`),
  titleMatter: at('L15', 'info', 'M-H', `${FORMAT} 7.3.1`),
  titleEnd: at('L15', 'warning', 'M-H', `${FORMAT} 7.3.1`),
  titleBookMarks: at('L15', 'warning', 'M-H', `${FORMAT} 7.3.1`),
  citationOrder: at('L16', 'warning', 'M-H', REGULATION),
  citationParentheses: at('L16', 'warning', 'M-H', REGULATION),

  halfWidthMark: at('L17', 'warning', 'M-H', PUNCTUATION),
  halfWidthParentheses: at('L17', 'warning', 'M-H', PUNCTUATION),
  mixedParentheses: at('L17', 'warning', 'M-H', PUNCTUATION),
  unbalanced: at('L17', 'warning', 'M-H', PUNCTUATION),
  straightQuotes: at('L17', 'warning', 'M-H', PUNCTUATION),
  cornerQuotes: at('L17', 'info', 'M-H', PUNCTUATION),
  nestedQuotes: at('L17', 'info', 'M-H', PUNCTUATION),
  nestedBookMarks: at('L17', 'warning', 'M-H', PUNCTUATION),
  markBetweenBookMarks: at('L17', 'info', 'M-H', PUNCTUATION),
  repeatedMark: at('L17', 'warning', 'M-H', PUNCTUATION),
  clashingMarks: at('L17', 'warning', 'M-H', PUNCTUATION),
  ellipsis: at('L17', 'info', 'M-H', PUNCTUATION),
  dash: at('L17', 'info', 'M-H', PUNCTUATION),
  spaceInText: at('L17', 'warning', 'D', `${FORMAT} 5.2.3`),
  spaceAtEdge: at('L17', 'warning', 'D', `${FORMAT} 7.3.3`),
  emptyParagraph: at('L17', 'warning', 'D', `${FORMAT} 5.2.3`),
  fullWidthDigits: at('L17', 'info', 'M-H', NUMBERS),
  percentRange: at('L17', 'info', 'M-H', NUMBERS),
  decreaseByTimes: at('L17', 'info', 'M-H', NUMBERS),
  unitName: at('L17', 'info', 'M-H', UNITS),
  unitSymbol: at('L17', 'info', 'M-H', UNITS),

  noticeDraft: at('N1', 'warning', 'D', `${MAJOR} 15`),
  noticeExplanation: at('N1', 'warning', 'D', `${MAJOR} 15`),
  noticeWay: at('N1', 'warning', 'D', `${MAJOR} 15`),
  noticeDates: at('N1', 'warning', 'D', `${MAJOR} 15`),
  noticeShort: at('N1', 'error', 'V', `${MAJOR} 15`),

  placeholder: at('T1', 'error', 'D', ''),
  imageAlternative: at('A1', 'warning', 'D', 'GB/T 37668-2019'),
  tableHead: at('A1', 'info', 'D', 'GB/T 37668-2019'),
} as const satisfies Readonly<Record<string, LintRule>>

export type LintCode = keyof typeof LINT_RULES
