import { useId } from 'react'
import { Input } from 'antd'
import { LEXICON } from '../../i18n/lexicon.ts'
import { layerWord, scanWord } from '../../i18n/scan.ts'
import { LEVEL_WORDS } from '../../i18n/words.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { Panel } from '../../ui/Panel.tsx'
import type { LexiconModel } from './useLexicon.ts'

/** The longest text that the contract takes. */
const TEXT_MAX_LENGTH = 20_000
/** So many hits are listed; the count tells of all. */
const MAX_LISTED = 200

/** A text of one's own, and what would be found in it. */
export const TryPanel = ({ text, onText, found, tryError }: LexiconModel) => {
  const id = useId()
  return (
    <Panel title={LEXICON.tryHeading}>
      <label htmlFor={id} className="field-label">
        {LEXICON.tryLabel}
      </label>
      <Input.TextArea
        id={id}
        value={text}
        rows={4}
        maxLength={TEXT_MAX_LENGTH}
        onChange={(event) => {
          onText(event.target.value)
        }}
      />
      <p className="soft">{LEXICON.tryHint}</p>
      <Failure error={tryError} />
      {found !== null && (
        <div role="status">
          <p>{found.hits.length === 0 ? LEXICON.tryNone : LEXICON.tryCount(found.hits.length)}</p>
        </div>
      )}
      <ul className="lexicon-hits">
        {(found?.hits ?? []).slice(0, MAX_LISTED).map((hit) => (
          <li key={`${hit.rule} ${hit.list} ${hit.term} ${String(hit.start)} ${String(hit.end)}`}>
            <strong>{text.slice(hit.start, hit.end)}</strong> {LEVEL_WORDS[hit.level]} {scanWord(hit.category)}{' '}
            {scanWord(hit.rule)} {scanWord(hit.list)} {hit.term}
            {hit.via.length > 0 && <span> {LEXICON.via(hit.via.map(layerWord).join('、'))}</span>}
            <span className="soft"> {LEXICON.basis(hit.basis)}</span>
            {hit.lowered !== null && <span className="soft"> {LEXICON.lowered(scanWord(hit.lowered.reason))}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
