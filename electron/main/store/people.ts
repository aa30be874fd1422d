import type { Database } from 'better-sqlite3'
import type { Role } from '#shared/domain/case/roles.ts'
import { assert } from '#shared/lib/result.ts'
import type { Sealed } from '../crypto/sealed.ts'
import { revealSecret, Secret } from '../crypto/secret.ts'
import { bytesOf } from './columns.ts'
import type { ReadStore, WriteStore } from './types.ts'
import type { CertificateRecord, NewPersonKey, PersonRecord } from './records.ts'

interface CertificateColumns {
  readonly sha256: string
  readonly kind: CertificateRecord['kind']
  readonly person_id: string | null
  readonly certificate: Uint8Array
  readonly issued_at: string
  readonly retired_at: string | null
}
interface PersonColumns {
  readonly person_id: string
  readonly name: string
  readonly roles: string
  readonly created_at: string
}

const CERTIFICATE = 'sha256, kind, person_id, certificate, issued_at, retired_at'

const certificateOf = (row: CertificateColumns): CertificateRecord => ({
  sha256: row.sha256,
  kind: row.kind,
  personId: row.person_id,
  certificate: bytesOf(row.certificate),
  issuedAt: row.issued_at,
  retiredAt: row.retired_at,
})
const personOf = (row: PersonColumns): PersonRecord => ({
  personId: row.person_id,
  name: row.name,
  roles: JSON.parse(row.roles) as readonly Role[], // written by `addPerson` from a PersonRecord, in an authenticated page
  createdAt: row.created_at,
})

type Inserted = Omit<CertificateColumns, 'retired_at'>

const certificatesOn = (db: Database) => {
  const insert = db.prepare<[Inserted]>(
    `INSERT INTO certificate (sha256, kind, person_id, certificate, issued_at)
     VALUES (:sha256, :kind, :person_id, :certificate, :issued_at)`,
  )
  return {
    insert: (row: Inserted): void => {
      insert.run(row)
    },
    inUse: db.prepare<[string, string], CertificateColumns>(
      `SELECT ${CERTIFICATE} FROM certificate WHERE kind = ? AND coalesce(person_id, '') = ? AND retired_at IS NULL`,
    ),
    all: db.prepare<[], CertificateColumns>(`SELECT ${CERTIFICATE} FROM certificate ORDER BY issued_at, sha256`),
    retire: db.prepare<[string, string]>('UPDATE certificate SET retired_at = ? WHERE sha256 = ?'),
  }
}

/** The office, its certificate authority and its release key. */
export const officeOn = (db: Database): Pick<WriteStore, 'office' | 'createOffice' | 'officeSecrets'> => {
  const certificates = certificatesOn(db)
  const find = db.prepare<[], { readonly name: string; readonly created_at: string }>(
    'SELECT name, created_at FROM office WHERE id = 1',
  )
  const insert = db.prepare<[string, string]>('INSERT INTO office (id, name, created_at) VALUES (1, ?, ?)')
  const insertKey = db.prepare<[string, Uint8Array]>(
    'INSERT INTO office_key (certificate_sha256, private_key) VALUES (?, ?)',
  )
  const findKey = db.prepare<[string], { readonly private_key: Uint8Array }>(
    'SELECT private_key FROM office_key WHERE certificate_sha256 = ?',
  )
  const inUse = (kind: 'authority' | 'release'): CertificateColumns => {
    const row = certificates.inUse.get(kind, '')
    assert(row !== undefined, `an office has its ${kind} certificate`)
    return row
  }
  const keyOf = (kind: 'authority' | 'release'): Secret<Uint8Array> => {
    const row = findKey.get(inUse(kind).sha256)
    assert(row !== undefined, `an office has its ${kind} key`)
    return new Secret(bytesOf(row.private_key))
  }
  return {
    office: () => {
      const row = find.get()
      assert(row !== undefined, 'a store in use has an office')
      return {
        name: row.name,
        createdAt: row.created_at,
        authorityCertificate: bytesOf(inUse('authority').certificate),
        releaseCertificate: bytesOf(inUse('release').certificate),
      }
    },
    createOffice: ({ name, createdAt, ...keys }) => {
      db.transaction(() => {
        assert(find.get() === undefined, 'a store holds one office')
        insert.run(name, createdAt)
        for (const kind of ['authority', 'release'] as const) {
          const { certificate, certificateSha256, privateKey } = keys[kind]
          certificates.insert({ sha256: certificateSha256, kind, person_id: null, certificate, issued_at: createdAt })
          insertKey.run(certificateSha256, revealSecret(privateKey))
        }
      }).immediate()
    },
    officeSecrets: () => ({ authorityKey: keyOf('authority'), releaseKey: keyOf('release') }),
  }
}

/** People and their keys. Of a private key only what a password wrapped ever gets here. */
export const peopleOn = (
  db: Database,
): Pick<ReadStore, 'people' | 'certificates'> &
  Pick<
    WriteStore,
    'addPerson' | 'replacePersonKey' | 'recertifyPerson' | 'personKey' | 'addKeyWrap' | 'keepOnlyKeyWrap'
  > => {
  const certificates = certificatesOn(db)
  const all = db.prepare<[], PersonColumns>(
    'SELECT person_id, name, roles, created_at FROM person ORDER BY created_at, person_id',
  )
  const insert = db.prepare<[string, string, string, string]>(
    'INSERT INTO person (person_id, name, roles, created_at) VALUES (?, ?, ?, ?)',
  )
  const update = db.prepare<[string, string, string]>('UPDATE person SET name = ?, roles = ? WHERE person_id = ?')
  const wrapsOf = db.prepare<[string], { readonly nonce: Uint8Array; readonly ciphertext: Uint8Array }>(
    'SELECT nonce, ciphertext FROM person_key_wrap WHERE certificate_sha256 = ?',
  )
  const insertWrap = db.prepare<[string, Uint8Array, Uint8Array]>(
    'INSERT INTO person_key_wrap (certificate_sha256, nonce, ciphertext) VALUES (?, ?, ?)',
  )
  const dropWraps = db.prepare<[string]>('DELETE FROM person_key_wrap WHERE certificate_sha256 = ?')
  const moveWraps = db.prepare<[string, string]>(
    'UPDATE person_key_wrap SET certificate_sha256 = ? WHERE certificate_sha256 = ?',
  )

  const keyInUse = (personId: string): CertificateColumns => {
    const row = certificates.inUse.get('person', personId)
    assert(row !== undefined, 'every person has a key in use')
    return row
  }
  const addWrap = (certificateSha256: string, wrap: Sealed): void => {
    insertWrap.run(certificateSha256, wrap.nonce, wrap.ciphertext)
  }
  const addKey = (personId: string, key: NewPersonKey): void => {
    const { certificateSha256: sha256, certificate, issuedAt, wrap } = key
    certificates.insert({ sha256, kind: 'person', person_id: personId, certificate, issued_at: issuedAt })
    addWrap(sha256, wrap)
  }
  return {
    people: () => all.all().map(personOf),
    certificates: () => certificates.all.all().map(certificateOf),
    addPerson: ({ personId, name, roles, createdAt }, key) => {
      db.transaction(() => {
        insert.run(personId, name, JSON.stringify(roles), createdAt)
        addKey(personId, key)
      }).immediate()
    },
    replacePersonKey: ({ personId, name, roles }, key) => {
      db.transaction(() => {
        const old = keyInUse(personId)
        update.run(name, JSON.stringify(roles), personId)
        certificates.retire.run(key.issuedAt, old.sha256)
        dropWraps.run(old.sha256)
        addKey(personId, key)
      }).immediate()
    },
    recertifyPerson: ({ personId, name, roles }, { certificate, certificateSha256: sha256, issuedAt }) => {
      db.transaction(() => {
        const old = keyInUse(personId)
        update.run(name, JSON.stringify(roles), personId)
        certificates.retire.run(issuedAt, old.sha256)
        certificates.insert({ sha256, kind: 'person', person_id: personId, certificate, issued_at: issuedAt })
        moveWraps.run(sha256, old.sha256)
      }).immediate()
    },
    personKey: (personId) => {
      const { certificate, sha256 } = keyInUse(personId)
      const wraps = wrapsOf
        .all(sha256)
        .map((row) => ({ nonce: bytesOf(row.nonce), ciphertext: bytesOf(row.ciphertext) }))
      return { certificate: bytesOf(certificate), certificateSha256: sha256, wraps }
    },
    addKeyWrap: addWrap,
    keepOnlyKeyWrap: (certificateSha256, wrap) => {
      db.transaction(() => {
        dropWraps.run(certificateSha256)
        addWrap(certificateSha256, wrap)
      }).immediate()
    },
  }
}
