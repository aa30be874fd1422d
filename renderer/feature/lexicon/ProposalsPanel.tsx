import { dateTimeText } from '../../i18n/date.ts'
import { LEXICON_USE } from '../../i18n/lexicon.ts'
import { Panel } from '../../ui/Panel.tsx'
import { SecondHand } from '../../ui/dialog/SecondHand.tsx'
import type { LexiconModel } from './useLexicon.ts'

/** Versions of lexicons that one person proposed to put to use, or out of it. */
export const ProposalsPanel = ({ list, second, nameOf }: LexiconModel) => {
  const proposals = list?.proposals ?? []
  if (proposals.length === 0) return null
  return (
    <Panel title={LEXICON_USE.heading}>
      <ul className="lexicon-uses">
        {proposals.map(({ proposalId, id, version, by, at, reason, dropped, mine }) => (
          <li key={proposalId}>
            <p>
              <strong>{LEXICON_USE.what(nameOf(id), version)}</strong>{' '}
              <span className="soft">{LEXICON_USE.by(by, dateTimeText(at))}</span>
            </p>
            <p>{LEXICON_USE.reason(reason)}</p>
            {dropped > 0 && <p className="gate-hint">{LEXICON_USE.dropped(dropped)}</p>}
            <SecondHand
              {...{ proposalId, mine, second }}
              confirmLabel={LEXICON_USE.confirm}
              heading={LEXICON_USE.confirmHeading}
            >
              <p>{LEXICON_USE.confirmText(LEXICON_USE.what(nameOf(id), version))}</p>
              {dropped > 0 && <p className="gate-hint">{LEXICON_USE.dropped(dropped)}</p>}
            </SecondHand>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
