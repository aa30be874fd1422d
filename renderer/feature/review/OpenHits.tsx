import { REVIEW } from '../../i18n/review.ts'
import { LEVEL_WORDS } from '../../i18n/words.ts'
import { Panel } from '../../ui/Panel.tsx'
import { openHitLines } from './open-hits.ts'
import type { CaseView } from './review-model.ts'

/** What the scan found and nobody has settled yet, beside the text that is decided on; nothing where none is open. */
export const OpenHitsPanel = ({ view }: { readonly view: CaseView }) => {
  const { lines, more } = openHitLines(view)
  if (lines.length === 0) return null
  return (
    <Panel title={REVIEW.openHits(lines.length + more)}>
      <ul className="review-hits">
        {lines.map(({ id, level, words }) => (
          <li key={id}>
            <span className={`review-hit review-hit-${level}`}>{LEVEL_WORDS[level]}</span>
            {words}
          </li>
        ))}
      </ul>
      <p className="soft">{REVIEW.openHitsHint(more)}</p>
    </Panel>
  )
}
