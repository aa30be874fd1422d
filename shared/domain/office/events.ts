import type { EventHead } from '../case/events.ts'
import type { OfficeBackupData } from './backup/backup-events.ts'
import type { OfficeClockData } from './clock/clock-events.ts'
import type { OfficeArchiveData } from './archive/archive-events.ts'
import type { OfficeCalendarData } from './calendar/calendar-events.ts'
import type { OfficeLeakData } from './leak/leak-events.ts'
import type { OfficeDepartmentData } from './people/department-events.ts'
import type { OfficePublicityData } from './publicity/publicity-events.ts'
import type { OfficeRegisterData } from './register/register-events.ts'
import type { OfficeRightsData } from './rights/rights-events.ts'
import type { OfficeSessionData } from './session/session-events.ts'
import type { OfficeNumberData } from './number/number-events.ts'
import type { TransferExtensionData } from './archive/transfer-extension-events.ts'
import type { LexiconUseData } from './lexicon/lexicon-use-events.ts'
import type { Role } from '../case/roles.ts'
import type { SettingName } from './setting.ts'

/** A person as the office knows them: their roles, and the certificate (SHA-256 of its DER) that attests them. */
export interface KnownPerson {
  readonly personId: string
  readonly name: string
  readonly roles: readonly Role[]
  readonly certificateSha256: string
}

/**
 * The facts of the office, past tense, by type. As with cases: stored events never change; a new field is optional or a
 * new type.
 */
export interface OfficeEventData
  extends
    OfficeCalendarData,
    OfficeLeakData,
    OfficeClockData,
    OfficeDepartmentData,
    TransferExtensionData,
    OfficeBackupData,
    OfficeRegisterData,
    OfficeRightsData,
    OfficeSessionData,
    OfficeNumberData,
    LexiconUseData,
    OfficePublicityData,
    OfficeArchiveData {
  /** First event of the log: the office as it stood. A store of an older program gets it with its first act. */
  OfficeFounded: {
    readonly name: string
    readonly authoritySha256: string
    readonly releaseSha256: string
    readonly people: readonly KnownPerson[]
    /** Somebody typed the passwords of others: each is changed by its person before anything else. */
    readonly passwords?: 'initial'
    /** Public key (Ed25519, RFC 8032, hex) of the printed recovery code: what the code itself signs, nobody else can. */
    readonly recoveryKey?: string
  }
  /** An account without any rights: those come by `PersonRolesChanged`. */
  PersonAdded: {
    readonly personId: string
    readonly name: string
    readonly certificateSha256: string
    /** 科室; absent for none, and in logs of before. */
    readonly departmentId?: string
  }
  /** The first of the two hands that a grant needs. */
  PersonRolesProposed: {
    readonly proposalId: string
    readonly personId: string
    readonly roles: readonly Role[]
    readonly reason: string
  }
  /** The second hand: from now on, under a new certificate that attests the new roles. */
  PersonRolesChanged: {
    readonly proposalId: string
    readonly personId: string
    readonly roles: readonly Role[]
    readonly certificateSha256: string
  }
  /** 不予确认, or taken back by whoever proposed it. */
  PersonRolesDeclined: { readonly proposalId: string; readonly reason: string }
  PersonDisabled: { readonly personId: string; readonly reason: string }
  /** The same key under a new certificate. */
  CertificateRenewed: { readonly personId: string; readonly certificateSha256: string }
  /** 公开件签章证书: a new key. */
  ReleaseCertificateRenewed: { readonly certificateSha256: string }
  /**
   * With the printed recovery code the person got a new password, and so a new key. `proof`: the code's own signature of
   * `recoveryPreimage`; without it this is said by nobody but the new key itself.
   */
  KeyRecovered: { readonly personId: string; readonly certificateSha256: string; readonly proof?: string }
  /** A version taken in; `sha256` is of the signed file. It is not used before it is put to use. */
  LexiconAdded: {
    readonly lexiconId: string
    readonly version: string
    readonly sha256: string
    readonly entries: number
  }
  /** `value` is JSON. */
  SettingChanged: { readonly name: SettingName; readonly value: string }
}
export type OfficeEventType = keyof OfficeEventData

/** A fact that `decideOffice` found lawful, not yet signed. */
export type NewOfficeEvent = {
  readonly [T in OfficeEventType]: { readonly type: T; readonly data: OfficeEventData[T] }
}[OfficeEventType]

/** A recorded fact of the office. Its `caseId` is `OFFICE_LOG`. */
export type OfficeEvent = NewOfficeEvent & EventHead
