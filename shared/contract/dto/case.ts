import { z } from 'zod'
import { SECRECY_CONCLUSIONS } from '#shared/domain/case/events.ts'
import {
  contentHash,
  identifier,
  officialDocument,
  remark,
  role,
  sequence,
  shortText,
  stage,
  timestamp,
  undoHistory,
} from './common.ts'
import { custodyView } from './archive.ts'
import { chainView, delegationView, discussion, sheetAnswers } from './chain.ts'
import { determination, disclosureMode, ending } from './disclosure.ts'
import { gateView } from './gate.ts'
import { draftRedaction, publicVersion } from './redaction.ts'
import { hitElsewhere } from './hit-place.ts'
import { holdView } from './hold.ts'

export const hitView = z.strictObject({
  id: z.string().max(200),
  rule: shortText,
  list: shortText,
  term: shortText,
  category: shortText,
  level: z.enum(['block', 'high', 'medium', 'notice']),
  /** Offsets in UTF-16 units of `documentToText`: the lines of the document joined by line feeds. */
  start: sequence,
  end: sequence,
  via: z.array(shortText),
  basis: z.string().max(500),
  /** What the lexicon says to write in its place. */
  replacement: z.string().max(500).exactOptional(),
  lowered: z.strictObject({ from: z.enum(['block', 'high', 'medium', 'notice']), reason: shortText }).nullable(),
  /** Of a hit that is not in the text of the document: the offsets are of no text that is at hand. */
  elsewhere: hitElsewhere.exactOptional(),
  /** Who disposed of it; `carried` when it was for the identical hit of an earlier version. */
  hands: z.array(
    z.strictObject({
      disposition: z.enum(['kept', 'falsePositive']),
      reason: remark,
      personName: shortText,
      carried: z.boolean(),
    }),
  ),
  /** How many people it takes; a hit with fewer is open. */
  handsNeeded: z.int().min(1).max(2),
  /** This person is asked to dispose of it now. */
  waitsForMe: z.boolean(),
})
/** What this person may do now, computed from the state alone; buttons come from here and nowhere else. */
const allowedCommand = z.enum([
  'draft.save',
  'disclosure.set',
  'disclosure.determine',
  'disclosure.conclude',
  'disclosure.review',
  'case.submit',
  'case.withdraw',
  'case.passDepartment',
  'case.passDeputy',
  'case.approveFinal',
  'case.passStep',
  'case.recordDiscussion',
  'case.skipStep',
  'case.takeBack',
  'case.return',
  'hit.dispose',
  'secrecy.conclude',
  'secrecy.referral',
  'release.answerGate',
  'release.build',
  'archive.export',
  'archive.file',
  'hold.place',
  'hold.lift',
])
const opinionView = z.strictObject({
  stage,
  round: sequence,
  personName: shortText,
  at: timestamp,
  act: z.enum([
    'passed',
    'returned',
    'concluded',
    'withdrawn',
    'discussed',
    'skipped',
    'takenBack',
    'reassigned',
    'urged',
    'escalated',
  ]),
  /** Of a secrecy review; null for every other act. */
  conclusion: z.enum(SECRECY_CONCLUSIONS).nullable(),
  text: remark,
  /** Of a countersign: for whom. */
  party: shortText.nullable(),
  /** Of a written opinion; '' for none. */
  documentNumber: shortText,
  discussion: discussion.nullable(),
  sheet: sheetAnswers.nullable(),
  delegation: delegationView.nullable(),
})
/** A computed date; null where the calendar does not reach. */
const dueDate = z.strictObject({ date: shortText, provisional: z.boolean() }).nullable()
export const caseView = z.strictObject({
  caseId: identifier,
  seq: sequence,
  stage,
  round: sequence,
  drafterName: shortText,
  waitingRole: role.nullable(),
  /** The step at which the case stands asks for an opinion sheet. */
  asksSheet: z.boolean(),
  /** The steps between draft and approval, in the order of this case. */
  chain: chainView,
  contentHash,
  /** The wording that the log fixed last. */
  document: officialDocument,
  versions: z.array(
    z.strictObject({
      version: sequence,
      contentHash,
      title: z.string().max(500),
      at: timestamp,
      authorName: shortText,
    }),
  ),
  /** The version that this person last passed or returned; what their review compares with by default. */
  lastSeenVersion: sequence.nullable(),
  /** The drafter's unfinished text, if this person is the drafter and the case is a draft. */
  workingCopy: z.strictObject({ document: officialDocument, history: undoHistory, savedAt: timestamp }).nullable(),
  disclosure: z.strictObject({ mode: disclosureMode, basis: remark, reason: remark }).nullable(),
  hits: z.array(hitView),
  /** 已修改: what the scan before found and this one does not; the gravest first, the first two hundred. */
  goneHits: z
    .array(
      z.strictObject({
        ...{ rule: shortText, list: shortText, term: shortText, level: hitView.shape.level },
        words: shortText,
        version: sequence,
      }),
    )
    .exactOptional(),
  openHits: sequence,
  lexicons: z.array(z.strictObject({ id: shortText, version: shortText })),
  opinions: z.array(opinionView),
  /** 报请确定: since when, and the two limits of ten working days each (实施条例 Arts 25, 26); null when not referred. */
  referral: z
    .strictObject({
      referredAt: timestamp,
      reportDue: dueDate,
      reportedOn: shortText.nullable(),
      answerDue: dueDate,
    })
    .nullable(),
  source: z
    .strictObject({ fileName: z.string().max(300), format: shortText, sizeBytes: z.number(), sha256: contentHash })
    .nullable(),
  release: z
    .strictObject({
      documentNumber: shortText,
      releasedOn: shortText,
      pdfSha256: contentHash,
      manifestSha256: contentHash,
    })
    .nullable(),
  /** 区分处理: how the text that stands was made for the public; null for none, and for drafts. */
  publicVersion: publicVersion.nullable(),
  /** 区分处理 of the drafter's own unfinished draft; null for none. */
  draftRedaction: draftRedaction.nullable(),
  /** The release gates that have a question to this case. */
  gates: z.array(gateView),
  /** 公开认定 as it stands, and as it stood at this person's last act; null while there is none. */
  determination: determination.nullable(),
  determinationSeen: determination.nullable(),
  /** Is the determination of the text that stands? */
  determinationFits: z.boolean(),
  /** Ended without being published; null for none. */
  ending: ending.nullable(),
  /** 归档登记; left out before it. */
  custody: custodyView.exactOptional(),
  /** 保全 that stand; left out when there is none. */
  holds: z.array(holdView).exactOptional(),
  allowed: z.array(allowedCommand),
})
