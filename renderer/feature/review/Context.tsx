import { dateTimeText } from '../../i18n/date.ts'
import { REVIEW } from '../../i18n/review.ts'
import { ACT_WORDS, COMMON, CONCLUSION_WORDS, MODE_WORDS } from '../../i18n/words.ts'
import { Facts, Panel } from '../../ui/Panel.tsx'
import { opinionsByRound, type CaseView } from './review-model.ts'

/** A secrecy review says what it came to: 可以公开 and 不得公开 must not look alike. */
const actText = ({ act, conclusion }: CaseView['opinions'][number]): string =>
  conclusion === null ? ACT_WORDS[act] : CONCLUSION_WORDS[conclusion]

export const OpinionsPanel = ({ opinions }: { readonly opinions: CaseView['opinions'] }) => (
  <Panel title={REVIEW.opinions}>
    {opinions.length === 0 && <p className="soft">{REVIEW.noOpinions}</p>}
    {opinionsByRound(opinions).map((round) => (
      <section key={round.round} aria-label={COMMON.round(round.round)}>
        <h3>{COMMON.round(round.round)}</h3>
        <ul>
          {round.opinions.map((opinion) => (
            <li key={`${opinion.at} ${opinion.personName}`} className="review-opinion">
              <p className="review-opinion-head">
                <span>{REVIEW.opinionLine(opinion.stage, opinion.personName)}</span>
                <strong className={`review-act review-act-${opinion.act}`}>{actText(opinion)}</strong>
                <span className="soft">{dateTimeText(opinion.at)}</span>
              </p>
              <p className="review-opinion-text">{opinion.text}</p>
            </li>
          ))}
        </ul>
      </section>
    ))}
  </Panel>
)

const HASH_SHOWN_CHARACTERS = 12

export const ContextPanel = ({ view }: { readonly view: CaseView }) => {
  const { disclosure, source } = view
  return (
    <Panel title={REVIEW.context}>
      <Facts
        rows={[
          [REVIEW.drafter, view.drafterName],
          [REVIEW.disclosure, disclosure === null ? '' : MODE_WORDS[disclosure.mode]],
          [REVIEW.basis, disclosure?.basis],
          [REVIEW.reason, disclosure?.reason],
          [REVIEW.source, source?.fileName],
          [REVIEW.hits, view.lexicons.length === 0 ? '' : REVIEW.hitCount(view.hits.length, view.openHits)],
          [
            REVIEW.hash,
            <span key="hash" className="hash" title={view.contentHash}>
              {`${view.contentHash.slice(0, HASH_SHOWN_CHARACTERS)}…`}
            </span>,
          ],
        ]}
      />
    </Panel>
  )
}
