import { MAX_DETAIL_CHARACTERS } from './limits.ts'

/** What the import dropped, changed, or found beside the visible text. */
export type ImportFindingCode =
  | 'import.titleMissing'
  | 'import.trackedChanges'
  | 'import.commentsDropped'
  | 'import.hiddenText'
  | 'import.headerFooter'
  | 'import.textBox'
  | 'import.footnotes'
  | 'import.tableFlattened'
  | 'import.numberingResolved'
  | 'import.numberingUnknown'
  | 'import.lineBreakSplit'
  | 'import.fieldCodes'
  | 'import.formula'
  | 'import.phoneticGuide'
  | 'import.symbolReplaced'
  | 'import.images'
  | 'import.imageMetadata'
  | 'import.imageRotated'
  | 'import.thumbnail'
  | 'import.graphics'
  | 'import.embeddedObject'
  | 'import.macros'
  | 'import.externalReference'
  | 'import.customXml'
  | 'import.properties'
  | 'import.people'
  | 'import.documentVariables'
  | 'import.buildingBlocks'
  | 'import.digitalSignature'
  | 'import.unknownParts'
  | 'import.scripts'
  | 'import.pageComments'
  | 'import.formFields'
  | 'import.faintText'
  | 'import.annotations'
  | 'import.earlierRevisions'
  | 'import.linesJoined'
  | 'import.converted'
  | 'import.controlCharacters'
  | 'import.directionOverride'
  | 'import.loneSurrogates'
  | 'import.invisibleCharacters'
  | 'import.privateUseCharacters'

/** One kind of finding. `detail` names authors, parts or targets, at most 500 characters; it is for the person, not for logs. */
export interface ImportFinding {
  readonly code: ImportFindingCode
  readonly count: number
  readonly detail?: string
}

/** Counts findings by code, in the order of their first occurrence. */
export class FindingList {
  readonly #counts = new Map<ImportFindingCode, { count: number; readonly details: Set<string> }>()

  /** A count of 0 is not a finding. */
  add(code: ImportFindingCode, count = 1, detail = ''): void {
    if (count === 0) return
    let found = this.#counts.get(code)
    if (found === undefined) this.#counts.set(code, (found = { count: 0, details: new Set() }))
    found.count += count
    if (detail !== '' && found.details.size < MAX_DETAIL_CHARACTERS) found.details.add(shorten(detail))
  }

  list(): ImportFinding[] {
    return [...this.#counts].map(([code, { count, details }]) => {
      const detail = shorten([...details].join(', '))
      return detail === '' ? { code, count } : { code, count, detail }
    })
  }
}

/** Fits a detail into its channel, never cutting a surrogate pair in half. */
export const shorten = (text: string): string => {
  const whole = text.toWellFormed()
  return whole.length <= MAX_DETAIL_CHARACTERS
    ? whole
    : `${whole.slice(0, MAX_DETAIL_CHARACTERS - 1).replace(/[\ud800-\udbff]$/u, '')}…`
}
