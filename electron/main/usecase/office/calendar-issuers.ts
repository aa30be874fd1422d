import type { Input, Output } from '#shared/contract/channels.ts'
import { parseCalendarPackage } from '#shared/domain/deadline/calendar-package.ts'
import { closed, list, sha256Hex, text, type Guarded } from '#shared/lib/guard.ts'
import { ok } from '#shared/lib/result.ts'
import { utf8Text } from '#shared/lib/utf8.ts'
import { readCertificate, type CertificateFacts } from '../../certificate/certificate.ts'
import { verifyDetached } from '../../signing/cms/detached.ts'
import type { ReadStore } from '../../store/types.ts'
import { loadOffice } from '../load-office.ts'
import { readChosen } from '../read-chosen.ts'
import { runOfficeCommand } from '../run-office-command.ts'
import { refuse, type Outcome, type Unlocked, type Workstation } from '../workstation.ts'

const SETTING = 'calendarIssuers'
const MOST_ISSUERS = 20

const isIssuers = list(
  closed({ name: text(300), sha256: sha256Hex, certificate: text(3000, /^[A-Za-z0-9+/]+={0,2}$/u) }),
  MOST_ISSUERS,
)
/** 信任的日历签发单位: an authority whose signed calendars this office takes, beside its own. */
export type CalendarIssuer = Guarded<typeof isIssuers>[number]

/** Those that the office's log says are trusted. @throws for what `trustIssuer` did not write. */
export const calendarIssuers = (store: ReadStore): readonly CalendarIssuer[] => {
  const value = loadOffice(store)?.state.settings[SETTING]
  if (value === undefined) return []
  const issuers: unknown = JSON.parse(value)
  if (!isIssuers(issuers)) throw new Error('the list of trusted issuers is not what was written')
  return issuers
}

/** A fingerprint to be read aloud: in groups of four. */
const fingerprintOf = (sha256: string): string => sha256.toUpperCase().replace(/(.{4})(?=.)/gu, '$1 ')

export type CalendarTrust =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: 'calendar.altered' }
  /** The signature holds, and leads to an authority that nobody here trusts. */
  | { readonly ok: false; readonly code: 'calendar.notTrusted'; readonly authority: CertificateFacts | null }

/** Does this signature hold over these bytes, and lead to the office's authority or to a trusted one? */
export const calendarTrust = async (
  store: ReadStore,
  content: Uint8Array,
  signature: string,
): Promise<CalendarTrust> => {
  const cms = new Uint8Array(Buffer.from(signature, 'base64'))
  const own = await verifyDetached(content, cms, { root: store.office().authorityCertificate })
  if (own.ok) return own
  const foreign = own.error === 'signature.notTrusted' || own.error === 'signature.notForRelease'
  if (!foreign) return { ok: false, code: 'calendar.altered' }
  for (const { certificate } of calendarIssuers(store)) {
    const verdict = await verifyDetached(content, cms, { root: new Uint8Array(Buffer.from(certificate, 'base64')) })
    if (verdict.ok) return verdict
  }
  const enclosed = await verifyDetached(content, cms)
  return { ok: false, code: 'calendar.notTrusted', authority: enclosed.ok ? enclosed.value.authority : null }
}

/** Whose package that is, for the person to compare with what the issuer published. */
export const strangeIssuer = (authority: CertificateFacts | null) =>
  authority === null
    ? {}
    : { issuer: authority.organization || authority.commonName, fingerprint: fingerprintOf(authority.sha256) }

const save = async (
  workstation: Workstation,
  unlocked: Unlocked,
  commandId: string,
  issuers: readonly CalendarIssuer[],
): Promise<Outcome<Output<'calendar.trust'>>> => {
  const value = JSON.stringify(issuers.map(({ name, sha256, certificate }) => ({ name, sha256, certificate })))
  const command = { type: 'changeSetting', name: SETTING, value } as const
  const changed = await runOfficeCommand(workstation, unlocked, { commandId }, command)
  return changed.ok ? ok({}) : changed
}

/**
 * 信任签发单位 of this signed calendar, whose fingerprint the person has compared: an entry of the office's log. Refuses
 * calendar.notPackage, calendar.altered (the signature does not hold, or encloses no authority), contract.invalidInput
 * for one too many, file.tokenUnknown, and what `runOfficeCommand` refuses.
 */
export const trustIssuer = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { file, commandId }: Input<'calendar.trust'>,
): Promise<Outcome<Output<'calendar.trust'>>> => {
  const { store } = unlocked
  const path = workstation.files.pathOf('calendar', file)
  if (path === null) return refuse('file.tokenUnknown')
  const read = await readChosen(path)
  if (!read.ok) return read
  const json = utf8Text(read.value)
  const parsed = json === null ? null : parseCalendarPackage(json)
  if (parsed?.ok !== true) return refuse('calendar.notPackage')
  const { content, signature } = parsed.value
  const trust = await calendarTrust(store, content, signature)
  if (trust.ok) return ok({})
  if (trust.code === 'calendar.altered' || trust.authority === null) return refuse('calendar.altered')
  const { der, sha256, organization, commonName } = trust.authority
  const issuers = calendarIssuers(store)
  const certificate = Buffer.from(der).toString('base64')
  const next = [...issuers, { name: organization || commonName, sha256, certificate }]
  return isIssuers(next) ? save(workstation, unlocked, commandId, next) : refuse('contract.invalidInput')
}

/** 不再信任: calendars that were adopted stay. Does nothing for one that is not trusted. */
export const distrustIssuer = async (
  workstation: Workstation,
  unlocked: Unlocked,
  { sha256, commandId }: Input<'calendar.distrust'>,
): Promise<Outcome<Output<'calendar.distrust'>>> => {
  const issuers = calendarIssuers(unlocked.store)
  const rest = issuers.filter((one) => one.sha256 !== sha256)
  return rest.length === issuers.length ? ok({}) : save(workstation, unlocked, commandId, rest)
}

/** For the screen: whose calendars are taken. */
export const shownIssuers = (store: ReadStore): Output<'calendar.view'>['issuers'] =>
  calendarIssuers(store).map(({ name, sha256, certificate }) => ({
    ...{ name, sha256, fingerprint: fingerprintOf(sha256) },
    validUntil: readCertificate(new Uint8Array(Buffer.from(certificate, 'base64')))?.validUntil ?? '',
  }))
