import { useMemo } from 'react'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { GROUND_ARTICLES, type Removal } from '#shared/domain/document/redact/removal.ts'
import { REDACTION, REMOVAL_GROUND_WORDS } from '../../i18n/redaction.ts'
import { Panel } from '../Panel.tsx'
import { shownRemovals } from './redaction-model.ts'
import './redaction.css'

export interface PublicVersionPanelProps {
  readonly publicVersion: {
    readonly fromVersion: number
    readonly original: OfficialDocument
    readonly removals: readonly Removal[]
  } | null
}

/** What was removed of the text that is reviewed, each place with its provision and its reason: for those who decide. */
export const PublicVersionPanel = ({ publicVersion }: PublicVersionPanelProps) => {
  const shown = useMemo(
    () => (publicVersion === null ? [] : shownRemovals(publicVersion.original, publicVersion.removals)),
    [publicVersion],
  )
  if (publicVersion === null) return null
  return (
    <Panel title={REDACTION.review.heading(publicVersion.removals.length)}>
      <p className="soft">{REDACTION.review.note(publicVersion.fromVersion)}</p>
      <ol className="removal-list">
        {shown.map(({ removal, words, shownAs }, index) => (
          <li key={index} className="removal">
            <p className="removal-head">
              <strong>{REDACTION.number(index)}</strong>
              <span className="soft">{REDACTION.kind(removal.place.kind)}</span>
            </p>
            <p className="removal-words">{words === '' ? REDACTION.emptyWords : words}</p>
            <p>{REDACTION.shownAs(shownAs)}</p>
            <p className="soft">
              {REDACTION.article(GROUND_ARTICLES[removal.ground].article, REMOVAL_GROUND_WORDS[removal.ground])}
            </p>
            <p className="soft">{removal.reason}</p>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
