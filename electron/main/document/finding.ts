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
  | 'import.pictureMoved'
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
  | 'import.editingSessions'
  | 'import.externalField'
  | 'import.subDocument'
  | 'import.notesDropped'
  | 'import.tinyText'
  | 'import.outsidePage'
  | 'import.linesJoined'
  | 'import.converted'
  | 'import.controlCharacters'
  | 'import.directionOverride'
  | 'import.loneSurrogates'
  | 'import.invisibleCharacters'
  | 'import.privateUseCharacters'

/** What the import did: left it out, left it in, took away what it could do, or turned it into something else. */
export type ImportAction = 'dropped' | 'kept' | 'neutralised' | 'changed'

/** Codes that are not listed are of what was dropped. */
const ACTIONS: Readonly<Partial<Record<ImportFindingCode, ImportAction>>> = {
  'import.titleMissing': 'kept',
  'import.numberingUnknown': 'kept',
  'import.privateUseCharacters': 'kept',
  'import.faintText': 'kept',
  'import.tinyText': 'kept',
  'import.outsidePage': 'kept',
  'import.imageRotated': 'kept',
  'import.fieldCodes': 'neutralised',
  'import.externalField': 'neutralised',
  'import.externalReference': 'neutralised',
  'import.trackedChanges': 'changed',
  'import.footnotes': 'changed',
  'import.tableFlattened': 'changed',
  'import.pictureMoved': 'changed',
  'import.numberingResolved': 'changed',
  'import.lineBreakSplit': 'changed',
  'import.formula': 'changed',
  'import.symbolReplaced': 'changed',
  'import.loneSurrogates': 'changed',
  'import.linesJoined': 'changed',
  'import.converted': 'changed',
}

/** One kind of finding. `detail` names authors, parts or targets, at most 500 characters; it is for the person, not for logs. */
export interface ImportFinding {
  readonly code: ImportFindingCode
  readonly count: number
  readonly detail?: string
  /** Index in `documentLines` of the first place, when it has one. */
  readonly line?: number
  readonly done: ImportAction
}

interface Found {
  count: number
  readonly details: Set<string>
}

/** Counts findings by code, in the order of their first occurrence. */
export class FindingList {
  readonly #counts = new Map<ImportFindingCode, Found>()
  readonly #places = new Map<ImportFindingCode, object>()
  /** Met since the last block was complete. */
  readonly #unplaced = new Set<ImportFindingCode>()

  /** A count of 0 is not a finding. */
  add(code: ImportFindingCode, count = 1, detail = ''): void {
    if (count === 0) return
    let found = this.#counts.get(code)
    if (found === undefined) this.#counts.set(code, (found = { count: 0, details: new Set() }))
    found.count += count
    if (detail !== '' && found.details.size < MAX_DETAIL_CHARACTERS) found.details.add(shorten(detail))
    this.meet(code)
  }

  /** Notes that something is met at this place whose finding is counted elsewhere. */
  meet(code: ImportFindingCode): void {
    if (!this.#places.has(code)) this.#unplaced.add(code)
  }

  /** A block of the source is complete: what was met since the last one stands in it. */
  placeAt(block: object): void {
    if (this.#unplaced.size === 0) return
    for (const code of this.#unplaced) this.#places.set(code, block)
    this.#unplaced.clear()
  }

  /** What was met since the last block stands in none. */
  endOfBlocks(): void {
    this.#unplaced.clear()
  }

  /** `lineOf` tells where in the document a block of the source is. */
  list(lineOf: (block: object) => number | undefined = () => undefined): ImportFinding[] {
    return [...this.#counts].map(([code, { count, details }]) => {
      const detail = shorten([...details].join(', '))
      const place = this.#places.get(code)
      const line = place === undefined ? undefined : lineOf(place)
      return {
        code,
        count,
        ...(detail === '' ? {} : { detail }),
        ...(line === undefined ? {} : { line }),
        done: ACTIONS[code] ?? 'dropped',
      }
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
