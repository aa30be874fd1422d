import { dateTimeText } from '../../i18n/date.ts'
import { REVIEW } from '../../i18n/review.ts'
import { DISCUSSION } from '../../i18n/discussion.ts'
import { ACT_WORDS, COMMON, CONCLUSION_WORDS, DISCUSSION_WORDS, MODE_WORDS, ROLE_WORDS } from '../../i18n/words.ts'
import { Facts, Panel } from '../../ui/Panel.tsx'
import { SheetShown } from './SheetShown.tsx'
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
                <span>
                  {REVIEW.opinionLine(opinion.stage, COMMON.actedFor(opinion.personName, opinion.delegation?.forName))}
                </span>
                <strong className={`review-act review-act-${opinion.act}`}>{actText(opinion)}</strong>
                <span className="soft">{dateTimeText(opinion.at)}</span>
              </p>
              <OpinionFacts opinion={opinion} />
              <p className="review-opinion-text">{opinion.text}</p>
              {opinion.sheet !== null && <SheetShown sheet={opinion.sheet} />}
            </li>
          ))}
        </ul>
      </section>
    ))}
  </Panel>
)

/** Who was acted for, under which number, what a meeting came to. */
const OpinionFacts = ({ opinion }: { readonly opinion: CaseView['opinions'][number] }) => {
  const { act, delegation, party, documentNumber, discussion } = opinion
  const lines = [
    ...(delegation === null
      ? []
      : [REVIEW.onBehalf(delegation.forName, ROLE_WORDS[delegation.role], delegation.from, delegation.until)]),
    ...(party === null ? [] : [act === 'reassigned' ? REVIEW.toPerson(party) : REVIEW.forParty(party)]),
    ...(documentNumber === '' ? [] : [REVIEW.numbered(documentNumber)]),
    ...(discussion === null
      ? []
      : [
          DISCUSSION.at(discussion.meeting, discussion.heldOn),
          DISCUSSION_WORDS[discussion.result],
          DISCUSSION.present(discussion.attendance),
          ...(discussion.headSpokeLast ? [] : [DISCUSSION.notLast]),
          ...(discussion.againstMajority ? [DISCUSSION.against] : []),
          ...discussion.dissent.map(({ name, opinion: words }) => DISCUSSION.differing(name, words)),
        ]),
  ]
  return lines.map((line) => (
    <p key={line} className="soft">
      {line}
    </p>
  ))
}

const HASH_SHOWN_CHARACTERS = 12

export const ContextPanel = ({ view }: { readonly view: CaseView }) => {
  const { disclosure, source } = view
  return (
    <Panel title={REVIEW.context}>
      <Facts
        rows={[
          [REVIEW.drafter, view.drafterName],
          [REVIEW.kind, view.document.kind],
          [REVIEW.documentDate, view.document.date],
          [REVIEW.addressee, view.document.addressee],
          [REVIEW.attachments, view.document.attachments.map(({ title }) => title).join('\n')],
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
