import { formText as words } from '#resources/text/form.ts'
import { placeText, sourceText } from '#resources/text/place.ts'
import { SECRECY_QUESTIONS } from '#shared/domain/case/events.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import type { FormHit, FormReferral, SecrecyForm } from '#shared/domain/form/secrecy-form.ts'
import { beijingTime } from '../redline/origin.ts'
import { numberAndDate } from './approval-document.ts'
import { removalsSection } from './removals-section.ts'
import {
  FACT_WIDTHS,
  factsSection,
  formDocument,
  paragraph,
  proofSection,
  shortHash,
  table,
  tableOrNone,
  type Printing,
  type Section,
} from './parts.ts'

/** The word for a code; one of a newer scanner or of another lexicon is printed as it is. */
const wordOf = (table: Readonly<Record<string, string>>, code: string): string =>
  Object.hasOwn(table, code) ? (table[code] ?? code) : code

const questions = ({ answers }: SecrecyForm): Section => ({
  name: words.sections.questions,
  blocks: [
    table(
      [15, 5],
      words.questions.columns,
      SECRECY_QUESTIONS.map((question) => [
        words.questions.words[question],
        words.questions.answers[answers[question]],
      ]),
    ),
  ],
})

const items = ({ items: all }: SecrecyForm): Section => ({
  name: words.sections.items,
  blocks: [
    table(
      [2, 7, 4, 5, 4],
      words.items.columns,
      all.map(({ title, conclusion, note, itemHash }, index) => [
        String(index + 1),
        (index === 0 ? words.items.main : (name: string) => words.items.attachment(index, name))(
          title || words.untitled,
        ),
        words.conclusions[conclusion],
        note,
        shortHash(itemHash),
      ]),
    ),
  ],
})

const hitRow = ({ level, rule, list, words: hit, line, elsewhere, hands, handsNeeded }: FormHit, index: number) => {
  const done = hands.map(
    ({ personName, disposition, reason, carried }) =>
      words.hits.hand(personName, words.dispositions[disposition]) + reason + (carried ? words.hits.carried : ''),
  )
  const isOpen = hands.length < handsNeeded
  return [
    String(index + 1),
    words.hits.levels[level],
    [wordOf(words.rules, rule), ...(rule === 'lexicon' ? [wordOf(words.lists, list)] : [])],
    elsewhere === null
      ? `${hit}${words.hits.line(line)}`
      : `${hit}${words.hits.place(sourceText(elsewhere), placeText(elsewhere.place), elsewhere.count)}`,
    isOpen ? [...done, words.hits.open(hands.length, handsNeeded)] : done,
  ]
}

const hits = ({ hits: all, ruleSetVersion, lexicons }: SecrecyForm): Section => {
  const names = lexicons.map(({ id, version }) => words.hits.lexicon(wordOf(words.lists, id), version))
  const checked = words.hits.rules(ruleSetVersion) + words.hits.lexicons(names.join('、') || words.none)
  return {
    name: words.sections.hits,
    blocks: [
      paragraph(all.length === 0 ? checked : checked + words.hits.masked),
      tableOrNone([8, 10, 20, 30, 40], words.hits.columns, all.map(hitRow)),
    ],
  }
}

const conclusion = ({ conclusion: { event, hash, voided } }: SecrecyForm): Section => {
  const labels = words.conclusion
  return {
    name: words.sections.conclusion,
    blocks: [
      table(FACT_WIDTHS, null, [
        [labels.conclusion, words.conclusions[event.data.conclusion]],
        [labels.note, event.data.note],
        [labels.officer, event.actor.name],
        [labels.time, beijingTime(event.at)],
        [labels.hash, shortHash(hash)],
        [labels.standing, voided ? labels.voided : labels.stands],
      ]),
    ],
  }
}

const referralRow = ({ referredAt, reported, answered }: FormReferral) => [
  beijingTime(referredAt),
  reported === null
    ? words.referral.notYetReported
    : [reported.authority, ...numberAndDate(reported.documentNumber, reported.reportedOn)],
  answered === null
    ? words.referral.notYetAnswered
    : [
        words.acts.answered(answered.authority, words.referralAnswers[answered.answer]),
        ...numberAndDate(answered.documentNumber, answered.answeredOn),
      ],
]

/** 保密审查单 as a document. */
export const secrecyDocument = (form: SecrecyForm, printing: Printing): OfficialDocument => {
  const removals = removalsSection(form.removals)
  return formDocument(
    words.secrecy.title,
    [paragraph(words.principle)],
    [
      factsSection(form, printing),
      questions(form),
      items(form),
      ...(removals === null ? [] : [removals]),
      hits(form),
      conclusion(form),
      {
        name: words.sections.referral,
        blocks: [tableOrNone([4, 7, 8], words.referral.columns, form.referrals.map(referralRow))],
      },
      proofSection(form, printing),
    ],
  )
}
