import { readFile, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { releaseText } from '#resources/text/release.ts'
import { releaseCommandText as text } from '#resources/text/release-command.ts'
import { beijingDateOf } from '#shared/domain/deadline/date.ts'
import { imagesOf } from '#shared/domain/document/bodies.ts'
import { documentToText } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { documentFromJson } from '#shared/domain/document/parse-document.ts'
import { classifiedMarkHits } from '#shared/domain/scan/classified-gate.ts'
import { documentBytes } from '#shared/domain/document/bytes.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { WEB_ADDRESS } from '#shared/lib/web-address.ts'
import { ArchiveFault } from '../main/archive/medium/fault.ts'
import { safeBaseName } from '../main/archive/medium/file-name.ts'
import { stageRelease } from '../main/archive/release/release-folder.ts'
import { certificateFromFile, readCertificate } from '../main/certificate/certificate.ts'
import { sha256Hex } from '../main/crypto/digest.ts'
import { Secret } from '../main/crypto/secret.ts'
import { FontMissingFault } from '../main/pdf/font-files.ts'
import { openFonts } from '../main/pdf/fonts.ts'
import { renderPdf, type RenderedPdf } from '../main/pdf/render.ts'
import { checkPdf, SelfCheckFault } from '../main/pdf/self-check.ts'
import { openKeyFile, type OpenedKey } from '../main/signing/pkcs12/key-file.ts'
import { signPdf } from '../main/signing/pades/sign-pdf.ts'
import { askAuthority, type TimestampAuthority } from '../main/signing/timestamp/timestamp-authority.ts'
import { verifyPdf } from '../main/signing/pades/verify-pdf.ts'
import { askPassword } from './ask-password.ts'
import type { CommandIo } from './command.ts'

type RefusalCode = keyof typeof text.refusals
type Outcome<T> = Result<T, RefusalCode>

const DONE = 0
const REFUSED = 1
const CANNOT_TELL = 2
const MAX_DOCUMENT_BYTES = 50_000_000
const WARN_MS = 60 * 24 * 60 * 60 * 1000

interface Arguments {
  readonly file: string
  readonly out: string
  readonly p12: string | undefined
  readonly timestamp: string | undefined
  readonly root: string | undefined
  readonly json: boolean
}

const readArguments = (args: readonly string[]): Arguments | null => {
  try {
    const options = {
      out: { type: 'string' },
      p12: { type: 'string' },
      timestamp: { type: 'string' },
      'timestamp-root': { type: 'string' },
      json: { type: 'boolean', default: false },
    } as const
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const { out, p12, timestamp, 'timestamp-root': root, json } = values
    const [file, ...others] = positionals
    if (file === undefined || out === undefined || others.length > 0) return null
    // Without a root anybody's word on the time would be taken.
    if ((timestamp === undefined) !== (root === undefined)) return null
    if (timestamp !== undefined && (p12 === undefined || !WEB_ADDRESS.test(timestamp))) return null
    return { file, out, p12, timestamp, root, json }
  } catch {
    return null // an option that does not exist, or without its value
  }
}

/** A document by itself, or as `mingjian import --json` prints it. */
const readDocument = async (file: string): Promise<Outcome<OfficialDocument>> => {
  let words: string
  try {
    if ((await stat(file)).size > MAX_DOCUMENT_BYTES) return err('document.notOurs')
    words = await readFile(file, 'utf8')
  } catch {
    return err('document.unreadable')
  }
  let value: unknown
  try {
    value = JSON.parse(words)
  } catch {
    return err('document.notOurs')
  }
  const inner = typeof value === 'object' && value !== null && 'document' in value ? value.document : value
  const document = documentFromJson(inner)
  if (document === null) return err('document.notOurs')
  if (document.title === '') return err('document.empty')
  return classifiedMarkHits(documentToText(document)).length > 0 ? err('document.classified') : ok(document)
}

/** Pictures lie beside the document file, each under its hash. */
const readPictures = async (
  document: OfficialDocument,
  folder: string,
): Promise<Outcome<ReadonlyMap<string, Uint8Array>>> => {
  const pictures = new Map<string, Uint8Array>()
  for (const { sha256 } of imagesOf(document)) {
    const bytes = await readFile(join(folder, sha256)).catch(() => null)
    if (bytes === null || sha256Hex(bytes) !== sha256) return err('picture.missing')
    pictures.set(sha256, bytes)
  }
  return ok(pictures)
}

const openKey = async (file: string, io: CommandIo): Promise<Outcome<OpenedKey> | null> => {
  const bytes = await readFile(file).catch(() => null)
  if (bytes === null) return err('key.unreadable')
  const password = process.env['MINGJIAN_P12_PASSWORD'] ?? (await askPassword(text.password))
  if (password === null) {
    io.err(text.passwordMissing)
    return null
  }
  const opened = await openKeyFile(bytes, new Secret(password))
  return opened.ok ? opened : err(opened.error.code)
}

interface Made {
  readonly bytes: Uint8Array
  readonly rendered: RenderedPdf
  readonly level: string | null
}

const make = async (asked: Arguments, document: OfficialDocument, key: OpenedKey | null): Promise<Outcome<Made>> => {
  const pictures = await readPictures(document, dirname(asked.file))
  if (!pictures.ok) return pictures
  const now = new Date()
  const issuer = key?.certificate.commonName ?? document.issuers[0] ?? document.signatories[0] ?? ''
  const contentHash = sha256Hex(documentBytes(document))
  const input = {
    document,
    pictures: pictures.value,
    issuer,
    releasedOn: beijingDateOf(now.toISOString()),
    contentHash,
    checkedWhenSigned: key !== null,
  }
  const rendered = await renderPdf(input, await openFonts())
  if (!rendered.ok) return err(rendered.error.code)
  if (key === null) return ok({ bytes: rendered.value.bytes, rendered: rendered.value, level: null })
  const authority = await authorityOf(asked)
  if (!authority.ok) return authority
  const timestamp = authority.value === null ? {} : { timestamp: askAuthority(authority.value) }
  const options = { signedAt: now, name: issuer, reason: releaseText.reason, ...timestamp }
  const signed = await signPdf(rendered.value.bytes, key.signer, options)
  if (!signed.ok) return err(signed.error.code)
  const { pages, ink } = rendered.value
  const wrong = await checkPdf(signed.value, { document, pictures: pictures.value, pages, ink })
  const root = key.signer.certificates.at(-1)
  const stampRoots = authority.value?.roots.map(({ der }) => der) ?? []
  const report = verifyPdf(signed.value, { roots: root === undefined ? [] : [root], stampRoots, now: new Date() })
  if (wrong.length > 0 || report.integrity !== 'intact') return err('fault.selfCheckFailed')
  return ok({ bytes: signed.value, rendered: rendered.value, level: report.signatures[0]?.level ?? null })
}

/** Where the time is asked for, and whose word is taken; null for nowhere. */
const authorityOf = async ({ timestamp, root }: Arguments): Promise<Outcome<TimestampAuthority | null>> => {
  if (timestamp === undefined || root === undefined) return ok(null)
  const bytes = await readFile(root).catch(() => null)
  const der = bytes === null ? null : certificateFromFile(bytes)
  const facts = der === null ? null : readCertificate(der)
  if (facts?.isAuthority !== true) return err('timestamp.rootUnreadable')
  return ok({ url: timestamp, roots: [facts], now: () => new Date() })
}

const write = async (folder: string, document: OfficialDocument, bytes: Uint8Array): Promise<Outcome<string>> => {
  const fileName = `${safeBaseName(document.title)}.pdf`
  const staged = await stageRelease(folder, [{ fileName, bytes }])
  const published = staged.ok ? await staged.value.publish() : staged
  return published.ok ? ok(join(folder, fileName)) : err('file.nameTaken')
}

const release = async (asked: Arguments, io: CommandIo): Promise<Outcome<string> | null> => {
  const isFolder = await stat(asked.out).then(
    (stats) => stats.isDirectory(),
    () => false,
  )
  if (!isFolder) return err('folder.missing')
  const document = await readDocument(asked.file)
  if (!document.ok) return document
  const key = asked.p12 === undefined ? ok(null) : await openKey(asked.p12, io)
  if (key === null || !key.ok) return key
  const made = await make(asked, document.value, key.value)
  if (!made.ok) return made
  const written = await write(asked.out, document.value, made.value.bytes)
  if (!written.ok) return written
  const { rendered, level, bytes } = made.value
  const { pages, fonts } = rendered
  if (asked.json) return ok(JSON.stringify({ file: written.value, pages, level, sha256: sha256Hex(bytes), fonts }))
  for (const { family } of fonts.filter(({ substitute }) => substitute)) io.err(text.substituted(family))
  const until = key.value?.certificate.validUntil
  if (until !== undefined && Date.parse(until) - Date.now() < WARN_MS) io.err(text.expires(until.slice(0, 10)))
  return ok(text.done(written.value, pages, level))
}

/** A fault of the world as the command names it; anything else is a defect and thrown on. */
const faultOf = (error: unknown): RefusalCode => {
  if (error instanceof ArchiveFault) return 'fault.write'
  if (error instanceof FontMissingFault || error instanceof SelfCheckFault) return error.code
  throw error
}

/**
 * `mingjian release DOCUMENT.json --out FOLDER [--p12 FILE] [--timestamp URL --timestamp-root FILE] [--json]`: typesets a document file, signs
 * it when a key is given, checks the result and writes it, without a store and without any approval. The file is written
 * beside its name and renamed; nothing is overwritten and nothing left behind. Exit code 0 when it was written, 1 when it
 * was refused, 2 when the arguments are wrong or the document cannot be opened.
 */
export const run = async (args: readonly string[], io: CommandIo): Promise<number> => {
  const asked = readArguments(args)
  if (asked === null) {
    io.err(text.usage)
    return CANNOT_TELL
  }
  let outcome: Outcome<string> | null
  try {
    outcome = await release(asked, io)
  } catch (error) {
    outcome = err(faultOf(error))
  }
  if (outcome === null) return CANNOT_TELL
  if (outcome.ok) {
    io.out(outcome.value)
    return DONE
  }
  if (asked.json) io.out(JSON.stringify({ refusal: outcome.error }))
  else io.err(text.refusals[outcome.error])
  return outcome.error === 'document.unreadable' || outcome.error === 'folder.missing' ? CANNOT_TELL : REFUSED
}
