import { useMemo } from 'react'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import type { Removal } from '#shared/domain/document/redact/removal.ts'
import { REDACTION } from '../../i18n/redaction.ts'
import { OfficialPage, type LineView } from '../document/OfficialPage.tsx'
import type { ReadPicture } from '../document/picture-address.ts'
import { sheetOf } from '../document/sheet.ts'
import { removedRuns } from './redaction-model.ts'
import './redaction.css'

export interface RedactedPageProps {
  readonly document: OfficialDocument
  readonly removals: readonly Removal[]
  readonly currentRemoval: number | null
  readonly onSelect: (removal: number) => void
  readonly read: ReadPicture
}

/** The text as it was written, with what the public version does not show struck out. */
export const RedactedPage = ({ document, removals, currentRemoval, onSelect, read }: RedactedPageProps) => {
  const runs = useMemo(() => removedRuns(document, removals), [document, removals])
  const blocks = useMemo(() => sheetOf(document), [document])
  const lineView = (line: number): LineView => ({
    content: (runs[line] ?? []).map(({ text, removal }, index) =>
      removal === null ? (
        <span key={index}>{text}</span>
      ) : (
        <mark
          key={index}
          className={`removed${removal === currentRemoval ? ' removed-current' : ''}`}
          data-removal={removal}
          title={REDACTION.number(removal)}
          onClick={() => {
            onSelect(removal)
          }}
        >
          {text}
        </mark>
      ),
    ),
    mark: null,
    line,
  })
  return <OfficialPage label={REDACTION.page(document.title)} {...{ blocks, lineView, read }} />
}
