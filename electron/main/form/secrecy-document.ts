import { formText as words } from '#resources/text/form.ts'
import {
  ANSWER_WORDS,
  CONCLUSION_WORDS,
  DISPOSITION_WORDS,
  LEVEL_WORDS,
  QUESTION_WORDS,
  REFERRAL_WORDS,
} from '#resources/text/word/case.ts'
import { filePlaceText, hitSourceText } from '#resources/text/word/place.ts'
import { SECRECY_LIABILITY } from '#resources/text/word/secrecy.ts'
import { scanListWord, scanRuleWord } from '#resources/text/word/scan.ts'
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

const questions = ({ answers }: SecrecyForm): Section => ({
  name: words.sections.questions,
  blocks: [
    table(
      [15, 5],
      words.questions.columns,
      SECRECY_QUESTIONS.map((question) => [QUESTION_WORDS[question], ANSWER_WORDS[answers[question]]]),
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
        CONCLUSION_WORDS[conclusion],
        note,
        shortHash(itemHash),
      ]),
    ),
  ],
})

const hitRow = ({ level, rule, list, words: hit, line, elsewhere, hands, handsNeeded }: FormHit, index: number) => {
  const done = hands.map(
    ({ personName, disposition, reason, carried }) =>
      words.hits.hand(personName, DISPOSITION_WORDS[disposition]) + reason + (carried ? words.hits.carried : ''),
  )
  const isOpen = hands.length < handsNeeded
  return [
    String(index + 1),
    LEVEL_WORDS[level],
    [scanRuleWord(rule), ...(rule === 'lexicon' ? [scanListWord(list)] : [])],
    elsewhere === null
      ? `${hit}${words.hits.line(line)}`
      : `${hit}${words.hits.place(hitSourceText(elsewhere), filePlaceText(elsewhere.place), elsewhere.count)}`,
    isOpen ? [...done, words.hits.open(hands.length, handsNeeded)] : done,
  ]
}

const hits = ({ hits: all, ruleSetVersion, lexicons }: SecrecyForm): Section => {
  const names = lexicons.map(({ id, version }) => words.hits.lexicon(scanListWord(id), version))
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
        [labels.conclusion, CONCLUSION_WORDS[event.data.conclusion]],
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
        words.acts.answered(answered.authority, REFERRAL_WORDS[answered.answer]),
        ...numberAndDate(answered.documentNumber, answered.answeredOn),
      ],
]

/** 保密审查单 as a document. */
export const secrecyDocument = (form: SecrecyForm, printing: Printing): OfficialDocument => {
  const removals = removalsSection(form.removals)
  return formDocument(
    words.secrecy.title,
    [paragraph(words.principle), paragraph(words.statutes), paragraph(SECRECY_LIABILITY)],
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
