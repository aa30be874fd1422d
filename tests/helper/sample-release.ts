import { documentBytes } from '#shared/domain/document/bytes.ts'
import { documentFromText } from '#shared/domain/document/from-text.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { buildReleaseManifest } from '#shared/domain/archive/build-release-manifest.ts'
import { encodeReleaseManifest, type Checkpoint } from '#shared/domain/archive/release-manifest.ts'
import type { CaseCommand } from '#shared/domain/case/decide.ts'
import type { CaseEvent, HitReference } from '#shared/domain/case/events.ts'
import type { EventRecord } from '#shared/domain/chain/event-record.ts'
import { packageGuide } from '#resources/text/package-guide.ts'
import { renderHistory } from '#electron/main/archive/history/history.ts'
import type { PackageContent } from '#electron/main/archive/bag/package-writer.ts'
import type { OutputFile } from '#electron/main/archive/release/release-folder.ts'
import { releaseContents } from '#electron/main/archive/release/release-contents.ts'
import { sha256, sha256Hex } from '#electron/main/crypto/digest.ts'
import { releaseMetadata } from '#shared/domain/archive/release-metadata.ts'
import { fold } from '#shared/domain/case/evolve.ts'
import { bytesToHex } from '#shared/domain/chain/event-record.ts'
import { inclusionProof, leafHash, nodeHash, rootAt } from '#shared/domain/chain/merkle.ts'
import { openFonts } from '#electron/main/pdf/fonts.ts'
import { renderPdf } from '#electron/main/pdf/render.ts'
import { signDetached } from '#electron/main/signing/cms/detached.ts'
import { signPdf } from '#electron/main/signing/pades/sign-pdf.ts'
import { itemHashesOf } from '#electron/main/usecase/draft/item-hashes.ts'
import { encodeScanRecord, scanFact, type ScanRecord } from '#electron/main/usecase/scan/scan-record.ts'
import {
  clerk,
  conclude,
  determine,
  NO_EXCEPTION,
  currentHash,
  deputy,
  disclose,
  dispose,
  EVERY_ROLE,
  head,
  officer,
  pass,
  play,
  principal,
  publisher,
  sendBack,
  type Act,
  type Played,
} from './case-play.ts'
import { signLog } from './signed-log.ts'
import { OFFICE_NAME, type TestOffice } from './test-office.ts'

export const FIRST_DRAFT = documentFromText('关于调整河滨路停车收费的通知', [
  '各有关单位：',
  '一、收费时段',
  '自2026年4月1日起，河滨路停车收费时段调整为每日8时至20时。',
  '二、收费标准',
  '每小时3元，不足一小时的按一小时计算。',
])
export const APPROVED = documentFromText('关于调整河滨路停车收费的通知', [
  '各有关单位：',
  '一、收费时段',
  '自2026年4月1日起，河滨路停车收费时段调整为每日8时至19时。',
  '二、收费标准',
  '每小时2元，不足一小时的按一小时计算，首半小时免费。',
  '咨询电话：0599-0000000。',
])
const SOURCE = Buffer.from('关于调整河滨路停车收费的通知\n（送审稿）\n', 'utf8')
/** Characters in it that no file system takes: the package must keep the name in its log and write another. */
const SOURCE_NAME = '河滨路停车<送审>：第1稿?.txt'
const NUMBER = '云溪办发〔2026〕3号'
const RELEASED_ON = '2026-03-01'
const CATALOGUE = {
  indexNumber: '11350000000000000X/2026-00003',
  theme: '工业、交通',
  department: OFFICE_NAME,
  summary: '调整河滨路停车收费的时段和标准。',
  keywords: ['停车', '收费'],
}
const SITE = { name: '云溪县人民政府', domain: 'www.yunxi.example', code: '3500000000', column: '政策文件' }
/** After every event of the sample. */
export const VERIFIED_AT = new Date('2026-06-01T00:00:00.000Z')

const scanRecordOf = (document: OfficialDocument, hits: readonly HitReference[]): ScanRecord => ({
  format: 'mingjian-scan',
  version: 1,
  contentHash: sha256Hex(documentBytes(document)),
  ruleSetVersion: '2026.1',
  lexicons: [{ id: 'personal', version: '2026.1', sha256: sha256Hex(Buffer.from('personal')), entries: 12 }],
  characters: 100,
  hits: hits.map(({ id, key, rule, level }) => ({
    id,
    key,
    rule,
    list: 'personal',
    term: '0599-0000000',
    category: 'personal',
    level,
    start: 1,
    end: 2,
    via: [],
    basis: '个人信息保护法第四条',
    lowered: null,
  })),
})

const submitOf = (document: OfficialDocument, record: ScanRecord): CaseCommand => {
  const contentHash = sha256Hex(documentBytes(document))
  const { scanHash } = encodeScanRecord(record)
  return {
    type: 'submit',
    wording: { title: document.title, contentHash, empty: false },
    scan: scanFact(record, scanHash),
  }
}

const firstHash = sha256Hex(documentBytes(FIRST_DRAFT))
const approvedHash = sha256Hex(documentBytes(APPROVED))
const firstScan = scanRecordOf(FIRST_DRAFT, [])
const secondScan = scanRecordOf(APPROVED, [{ id: 'personal:phone:1', key: 'phone', rule: 'PI-PHONE', level: 'medium' }])

const approvedItems = itemHashesOf(APPROVED)
const concludeApproved: CaseCommand = {
  ...conclude('cleared', approvedHash, '不涉密，可以公开'),
  itemHashes: approvedItems,
  items: approvedItems.map((itemHash) => ({ itemHash, conclusion: 'cleared' as const, note: '' })),
}

const determineOf = (document: OfficialDocument): CaseCommand =>
  determine(sha256Hex(documentBytes(document)), {
    items: itemHashesOf(document).map((itemHash) => ({ itemHash, answers: NO_EXCEPTION })),
  })

const UNTIL_APPROVED: readonly Act[] = [
  [
    clerk,
    {
      type: 'register',
      revised: null,
      wording: { title: FIRST_DRAFT.title, contentHash: firstHash, empty: false },
      source: { fileName: SOURCE_NAME, format: 'txt', sizeBytes: SOURCE.length, sha256: sha256Hex(SOURCE) },
    },
  ],
  [clerk, disclose],
  [clerk, determineOf(FIRST_DRAFT)],
  [clerk, submitOf(FIRST_DRAFT, firstScan)],
  [head, sendBack('draft', firstHash, '收费标准偏高，<请>重新测算 & 说明')],
  [clerk, determineOf(APPROVED)],
  [clerk, submitOf(APPROVED, secondScan)],
  [head, pass('departmentReview', approvedHash, '已重新测算，拟同意。')],
  [officer, dispose('personal:phone:1', approvedHash, '为单位公开电话')],
  [officer, concludeApproved],
  [deputy, pass('deputyReview', approvedHash)],
  [principal, pass('finalApproval', approvedHash, '同意发布。')],
]

let renderedOnce: Promise<{ readonly bytes: Uint8Array; readonly pages: number }> | null = null
/** The unsigned PDF of the approved text: the same bytes for every office of the tests, so set once. */
const rendered = (): Promise<{ readonly bytes: Uint8Array; readonly pages: number }> => {
  renderedOnce ??= (async () => {
    const fonts = await openFonts({ installedFolders: [] })
    const input = {
      document: APPROVED,
      issuer: OFFICE_NAME,
      documentNumber: NUMBER,
      releasedOn: RELEASED_ON,
      contentHash: approvedHash,
    }
    const pdf = await renderPdf(input, fonts)
    if (!pdf.ok) throw new Error(pdf.error.code)
    return pdf.value
  })()
  return renderedOnce
}

export interface SampleRelease {
  readonly office: TestOffice
  /** The whole log up to the release. */
  readonly played: Played
  readonly records: readonly EventRecord[]
  /** The PDF, the manifest, its signature, and what lies beside them. */
  readonly files: readonly [OutputFile, OutputFile, OutputFile, ...OutputFile[]]
  readonly content: PackageContent
}

export interface SampleOptions {
  /** What a forger changes in the log before it is signed; the links and signatures are made to fit. */
  readonly forge?: (events: readonly CaseEvent[]) => readonly CaseEvent[]
}

/** A ledger of nothing but these events. */
const ledgerOf = (records: readonly EventRecord[], at: string) => {
  const leaves = records.map(({ hash }) => leafHash(sha256, hash))
  const nodeAt = (level: number, index: number): Uint8Array =>
    level === 0
      ? (leaves[index] ?? new Uint8Array())
      : nodeHash(sha256, nodeAt(level - 1, 2 * index), nodeAt(level - 1, 2 * index + 1))
  const [position, last] = [leaves.length, leaves.length - 1]
  const checkpoint: Checkpoint = {
    position,
    hash: sha256Hex(Buffer.from(`ledger ${String(position)}`)),
    root: bytesToHex(rootAt(sha256, nodeAt, position)),
    at,
  }
  const path = inclusionProof(sha256, nodeAt, last, position).map(bytesToHex)
  return { checkpoint, inclusion: { index: last, path } }
}

const checkpointAt = (at: string, position: number): Checkpoint => ({
  position,
  hash: sha256Hex(Buffer.from(`ledger ${String(position)}`)),
  root: sha256Hex(Buffer.from(`tree ${String(position)}`)),
  at,
})

/** A case of two rounds, released as a real, signed PDF by a test office; everything that release and package consist of. */
export const createSampleRelease = async (office: TestOffice, options: SampleOptions = {}): Promise<SampleRelease> => {
  const approved = play(UNTIL_APPROVED)
  const events = options.forge?.(approved.events) ?? approved.events
  const records = signLog(office, events)
  const lastAt = events.at(-1)?.at ?? ''
  const pdf = await rendered()
  const signed = await signPdf(pdf.bytes, office.releaseSigner, {
    signedAt: new Date(Math.floor(Date.parse(lastAt) / 1000) * 1000),
    name: OFFICE_NAME,
    reason: '发布',
  })
  if (!signed.ok) throw new Error(signed.error.code)
  const baseName = APPROVED.title
  const fileName = `${baseName}.pdf`
  const state = fold(events)
  if (state === null) throw new Error('a case')
  const told = { document: APPROVED, documentNumber: NUMBER, releasedOn: RELEASED_ON, catalogue: CATALOGUE, site: SITE }
  const metadata = releaseMetadata(state, { ...told, officeName: OFFICE_NAME })
  const beside = releaseContents({
    ...{ baseName, metadata, pictures: new Map(), attached: new Map(), pages: pdf.pages },
    document: { ...APPROVED, documentNumber: NUMBER },
  })
  const manifest = encodeReleaseManifest(
    buildReleaseManifest(
      events,
      records.map(({ hash }) => hash),
      {
        ...told,
        drop: [],
        office: {
          name: OFFICE_NAME,
          certificateSha256: office.authority.certificateSha256,
          signedBy: office.release.certificateSha256,
        },
        pdf: {
          level: 'B-B',
          fileName,
          sha256: sha256Hex(signed.value),
          sizeBytes: signed.value.length,
          pages: pdf.pages,
          signedBy: office.release.certificateSha256,
        },
        fonts: [{ role: 'body', wanted: '仿宋', used: 'Noto Serif SC' }],
        files: beside.map(({ listed }) => listed),
        ...ledgerOf(records, lastAt),
      },
    ),
  )
  const signature = await signDetached(manifest, office.releaseSigner)
  const release: CaseCommand = {
    type: 'release',
    contentHash: currentHash(approved),
    documentNumber: NUMBER,
    releasedOn: RELEASED_ON,
    pdfSha256: sha256Hex(signed.value),
    manifestSha256: sha256Hex(manifest),
    manifestSignatureSha256: sha256Hex(signature),
    catalogue: CATALOGUE,
  }
  const played = play([[publisher, release]], approved)
  const recorded = played.events.slice(approved.events.length)
  const allEvents = [...events, ...recorded.map((event, index) => ({ ...event, seq: events.length + index + 1 }))]
  const allRecords = signLog(office, allEvents)
  const files = [
    { fileName, bytes: signed.value },
    { fileName: `${APPROVED.title}.manifest.json`, bytes: manifest },
    { fileName: `${APPROVED.title}.manifest.json.p7s`, bytes: signature },
    ...beside.map((file) => ({ fileName: file.fileName, bytes: file.bytes })),
  ] as const
  const signers = new Set(allRecords.map(({ signer }) => signer))
  const people = EVERY_ROLE.map((person) => office.keyOf(person)).filter((key) => signers.has(key.certificateSha256))
  const content: PackageContent = {
    caseId: played.state.caseId,
    officeName: OFFICE_NAME,
    records: allRecords,
    checkpoint: checkpointAt('2026-03-05T02:00:00.000Z', 57),
    certificates: [office.authority, office.release, ...people].map(({ certificate }) => certificate),
    versions: [
      { version: 1, document: FIRST_DRAFT },
      { version: 2, document: APPROVED },
    ],
    kept: [],
    scans: [firstScan, secondScan].map((record) => encodeScanRecord(record)),
    source: { fileName: SOURCE_NAME, bytes: SOURCE },
    release: files,
    history: renderHistory(played.events),
    guide: packageGuide,
    packedOn: '2026-03-05',
  }
  return { office, played, records: allRecords, files, content }
}
