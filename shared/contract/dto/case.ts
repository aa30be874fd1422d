import { z } from 'zod'
import { REFERRAL_ANSWERS, SECRECY_ANSWERS, SECRECY_CONCLUSIONS } from '#shared/domain/case/events.ts'
import {
  contentHash,
  fileToken,
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
import { INBOX_GROUPS } from '#shared/domain/case/inbox.ts'
import { chainView, delegationView, discussion, sheetAnswers } from './chain.ts'
import { versionOrigin } from './diff.ts'
import { determination, ending } from './disclosure.ts'
import { gateView } from './gate.ts'
import { draftRedaction, publicVersion } from './redaction.ts'
import { hitElsewhere } from './hit-place.ts'
import { dueView, validityView } from './duty.ts'

export const inboxInput = z.strictObject({
  /** waiting: what waits for one of my roles; all: everything I may see. */
  scope: z.enum(['waiting', 'all']),
  /** Of what waits: everything when absent. */
  group: z.enum(INBOX_GROUPS).optional(),
  offset: sequence,
  limit: z.int().min(1).max(200),
})
export const inboxRow = z.strictObject({
  caseId: identifier,
  title: z.string().max(500),
  stage,
  round: sequence,
  drafterName: shortText,
  updatedAt: timestamp,
  waitingRole: role.nullable(),
  /** Since when it stands at its stage, and how it came there. */
  waitingSince: timestamp,
  cameBy: z.enum(['registered', 'forward', 'returned', 'withdrawn']),
  /** Since this person's last act on it. */
  change: z.enum(['new', 'text', 'acts', 'none']),
  due: dueView.nullable(),
  /** 报请确定: the office's own clock stands still. */
  paused: z.boolean(),
  /** Of what was released. */
  validity: validityView.nullable(),
  /** What the case is to do to a release; null for an ordinary one. */
  changes: shortText.nullable(),
  mine: z.boolean(),
})
export const inboxPage = z.strictObject({
  rows: z.array(inboxRow),
  total: sequence,
  /** When the list was made. */
  at: timestamp,
  /** How many wait for me, of each group, and how many there are at each stage. */
  waiting: z.strictObject({ all: sequence, overdue: sequence, soon: sequence, returned: sequence }),
  byStage: z.record(stage, sequence),
})

export const caseInput = z.strictObject({ caseId: identifier })
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
export const allowedCommand = z.enum([
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
])
export const opinionView = z.strictObject({
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
export const importFinding = z.strictObject({
  code: shortText,
  count: sequence,
  detail: z.string().max(500).optional(),
  /** Index in `documentLines` of the first place, when it has one. */
  line: sequence.optional(),
  done: z.enum(['dropped', 'kept', 'neutralised', 'changed']),
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
  disclosure: z
    .strictObject({ mode: z.enum(['proactive', 'onRequest', 'withheld']), basis: remark, reason: remark })
    .nullable(),
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
  allowed: z.array(allowedCommand),
})

export const historyRow = z.strictObject({
  seq: sequence,
  type: shortText,
  at: timestamp,
  actorName: shortText,
  actorRole: role,
  /** 授权代行: for whom they acted. */
  forName: shortText.exactOptional(),
  hash: contentHash,
  /** Values for the sentence of the timeline; words come from i18n. */
  detail: z.record(z.string(), z.union([z.string(), z.number()])),
})
export const history = z.strictObject({
  rows: z.array(historyRow),
  chain: z.strictObject({ intact: z.boolean(), problem: shortText.nullable(), atSeq: sequence.nullable() }),
  /** 查阅留痕 of the case, newest first; the newest thousand, of `accessTotal`. `seq` is that of its own log. */
  accesses: z.array(historyRow),
  accessTotal: sequence,
})

/** Who wrote which words of the newest version, over the whole life of the text. */
export const attributionView = z.strictObject({
  paragraphs: z.array(
    z.strictObject({
      /** Index into `documentLines`, 0 is the title. */
      line: sequence,
      runs: z.array(z.strictObject({ text: z.string(), version: sequence })),
    }),
  ),
  /** Those that hold any text, oldest first: an empty page that a case began with is nobody's words. */
  versions: z.array(versionOrigin),
  fallback: z.boolean(),
})

/** What an import found and did, as it was then: kept with the case, beside the bytes of the file. */
export const importReport = z.strictObject({
  fileName: z.string().max(300),
  format: shortText,
  sizeBytes: z.number(),
  sha256: contentHash,
  personName: shortText,
  at: timestamp,
  /** What the person chose to do with pending tracked changes; null where there was nothing to choose. */
  trackedChanges: z.enum(['accept', 'reject', 'keep']).nullable(),
  findings: z.array(importFinding),
  /** Tracked changes of the file, with who made them: the first thousand, each cut to a line's length. */
  revisions: z.array(
    z.strictObject({
      kind: z.enum(['insertion', 'deletion', 'movedFrom', 'movedTo']),
      of: z.enum(['text', 'paragraphMark', 'row', 'cell', 'numbering']),
      author: z.string(),
      date: z.string().nullable(),
      text: z.string(),
    }),
  ),
})
export const importReports = z.array(importReport)

export const registerInput = z.strictObject({
  source: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('blank') }),
    z.strictObject({ kind: z.literal('template'), template: z.string().regex(/^[a-z-]{1,40}$/) }),
    z.strictObject({
      kind: z.literal('file'),
      token: fileToken,
      /** What to do with pending tracked changes; without it such a file is refused. */
      trackedChanges: z.enum(['accept', 'reject', 'keep']).optional(),
    }),
  ]),
  commandId: identifier,
})
export const registered = z.strictObject({ caseId: identifier, seq: sequence, findings: z.array(importFinding) })

export const saveDraftInput = z.strictObject({
  caseId: identifier,
  expectedSeq: sequence,
  document: officialDocument,
  history: undoHistory,
})
/** Text that is about to be pasted. */
export const checkTextInput = z.strictObject({ text: z.string().max(2_000_000) })
export const exportDocxInput = z.strictObject({ caseId: identifier, target: fileToken })
/** What was written, after it was opened again and compared with the document. */
export const docxExported = z.strictObject({ fileName: z.string().max(300), sizeBytes: sequence, lines: sequence })
export const draftSaved = z.strictObject({ savedAt: timestamp, contentHash })

/** Fields that every command on a case carries: the log as the person saw it, and a name that makes a resend harmless. */
const onCase = { caseId: identifier, expectedSeq: sequence, commandId: identifier }
export const setDisclosureInput = z.strictObject({
  ...onCase,
  mode: z.enum(['proactive', 'onRequest', 'withheld']),
  basis: remark,
  reason: remark,
})
/** `publicHash`: of the public version that is handed in with the text, null for none: what was shown is what is passed. */
export const submitInput = z.strictObject({ ...onCase, contentHash, publicHash: contentHash.nullable() })
export const withdrawInput = z.strictObject({ ...onCase, reason: remark })
export const passInput = z.strictObject({ ...onCase, contentHash, opinion: remark, sheet: sheetAnswers.optional() })
/** Of the steps that a chain may have beside the four. */
export const passStepInput = z.strictObject({
  ...onCase,
  contentHash,
  stage: z.enum(['countersign', 'legalReview', 'fairCompetitionReview', 'disclosureOfficeReview']),
  opinion: remark,
  partyId: identifier.optional(),
  documentNumber: shortText.optional(),
  sheet: sheetAnswers.optional(),
})
export const discussionInput = discussion.extend({ ...onCase, contentHash })
/** A step skipped, a pass taken back. */
export const moveInput = z.strictObject({ ...onCase, contentHash, reason: remark })
export const returnInput = z.strictObject({
  ...onCase,
  contentHash,
  toStage: stage,
  reason: remark,
  sheet: sheetAnswers.optional(),
})
export const disposeInput = z.strictObject({
  ...onCase,
  contentHash,
  hitId: z.string().max(200),
  disposition: z.enum(['kept', 'falsePositive']),
  reason: remark,
})
const calendarDay = z.iso.date()
const referral = { ...onCase, contentHash, authority: shortText, documentNumber: shortText }
export const referralInput = z.discriminatedUnion('kind', [
  z.strictObject({ ...referral, kind: z.literal('reported'), reportedOn: calendarDay }),
  z.strictObject({
    ...referral,
    kind: z.literal('answered'),
    answeredOn: calendarDay,
    answer: z.enum(REFERRAL_ANSWERS),
  }),
])
export const concludeInput = z.strictObject({
  ...onCase,
  contentHash,
  answers: z.strictObject({
    stateSecret: z.enum(SECRECY_ANSWERS),
    workSecret: z.enum(SECRECY_ANSWERS),
    commercialSecret: z.enum(SECRECY_ANSWERS),
    personalPrivacy: z.enum(SECRECY_ANSWERS),
    sensitive: z.enum(SECRECY_ANSWERS),
  }),
  /** One for the document, then one for each attachment, in their order. */
  items: z
    .array(z.strictObject({ conclusion: z.enum(SECRECY_CONCLUSIONS), note: remark }))
    .min(1)
    .max(101),
  conclusion: z.enum(SECRECY_CONCLUSIONS),
  note: remark,
})
