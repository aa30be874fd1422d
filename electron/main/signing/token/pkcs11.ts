import koffi from 'koffi'

/** What a driver answered that is not OK (PKCS #11 v2.40, CKR_…). */
export class Pkcs11Error extends Error {
  readonly rv: number
  constructor(call: string, rv: number) {
    super(`${call}: 0x${rv.toString(16)}`)
    this.rv = rv
  }
}

/** There is no such library, it cannot be loaded, or it is none of PKCS #11. */
export class NoDriverError extends Error {}

/** The token holds no key of the certificate: another one, or the key was taken off it. */
export class NoKeyError extends Error {}

/** Return values that a person can do something about. */
export const CKR = {
  pinIncorrect: 0xa0,
  pinInvalid: 0xa1,
  pinLength: 0xa2,
  pinLocked: 0xa4,
  alreadyLoggedIn: 0x100,
} as const
const CKO = { certificate: 1, privateKey: 3 } as const
const CKA = { class: 0, value: 0x11, id: 0x102 } as const
const CKM = { sha256RsaPkcs: 0x40, ecdsa: 0x1041 } as const
const CKU_USER = 1
const CKF_SERIAL_SESSION = 4
/** A slot without a token, or with one that nobody has set up: nothing to find there. */
const EMPTY_SLOT = new Set([0xe0, 0xe1])
const CRYPTOKI_ALREADY_INITIALIZED = 0x191
const MOST_SLOTS = 64
const MOST_OBJECTS = 64
const MOST_VALUE_BYTES = 16 * 1024
const MOST_SIGNATURE_BYTES = 1024

/** On Windows the standard packs its structures, and a long has four bytes; koffi knows the latter by itself. */
const structOf = process.platform === 'win32' ? koffi.pack : koffi.struct
const ULONG_BYTES = koffi.sizeof('ulong')

const ulong = (value: number): Buffer => {
  const bytes = Buffer.alloc(ULONG_BYTES)
  bytes.writeUInt32LE(value)
  return bytes
}

type KoffiType = ReturnType<typeof koffi.pointer> | ReturnType<typeof koffi.out>

interface Attribute {
  readonly type: number
  readonly value: Buffer | null
  readonly length: number
}

/** One certificate on a token, with the identifier that its key has too. */
export interface TokenCertificate {
  readonly slot: number
  readonly id: Uint8Array
  readonly der: Uint8Array
}

export interface TokenDriver {
  /** Certificates of all tokens that are plugged in; they can be read without a PIN. */
  certificates(): readonly TokenCertificate[]
  /** Over `data`: RSA PKCS #1 v1.5 of its SHA-256, or ECDSA of a digest, as r ‖ s. */
  sign(slot: number, id: Uint8Array, kind: 'rsa' | 'ec', data: Uint8Array, pin: string): Uint8Array
}

const ATTRIBUTE = structOf('CK_ATTRIBUTE', { type: 'ulong', value: 'void *', length: 'ulong' })
const MECHANISM = structOf('CK_MECHANISM', { mechanism: 'ulong', parameter: 'void *', length: 'ulong' })

const loaded = <T>(load: () => T): T => {
  try {
    return load()
  } catch (error) {
    throw new NoDriverError('no driver', { cause: error })
  }
}

/**
 * Speaks to a PKCS #11 driver (OASIS PKCS #11 v2.40) by its C functions. A driver is foreign code in this very process and
 * may take it down: call this only in a process of its own (token-process.ts).
 * @throws Pkcs11Error, NoDriverError; its `sign` NoKeyError. Anything else thrown is a defect of this file.
 */
export const openDriver = (file: string): TokenDriver => {
  const library = loaded(() => koffi.load(file))
  const bind = (name: string, parameters: readonly (string | KoffiType)[]) => {
    const call = loaded(() => library.func(name, 'ulong', parameters as string[])) as unknown as (
      ...args: unknown[]
    ) => number | bigint
    return (...args: unknown[]): number => Number(call(...args))
  }
  const attributes = koffi.pointer(ATTRIBUTE)
  const out = (type: string) => koffi.out(koffi.pointer(type))
  const inout = (type: string) => koffi.inout(koffi.pointer(type))
  const c = {
    initialize: bind('C_Initialize', ['void *']),
    slots: bind('C_GetSlotList', ['uint8', out('ulong'), inout('ulong')]),
    open: bind('C_OpenSession', ['ulong', 'ulong', 'void *', 'void *', out('ulong')]),
    close: bind('C_CloseSession', ['ulong']),
    login: bind('C_Login', ['ulong', 'ulong', 'void *', 'ulong']),
    findInit: bind('C_FindObjectsInit', ['ulong', attributes, 'ulong']),
    find: bind('C_FindObjects', ['ulong', out('ulong'), 'ulong', out('ulong')]),
    findFinal: bind('C_FindObjectsFinal', ['ulong']),
    attribute: bind('C_GetAttributeValue', ['ulong', 'ulong', koffi.inout(attributes), 'ulong']),
    signInit: bind('C_SignInit', ['ulong', koffi.pointer(MECHANISM), 'ulong']),
    sign: bind('C_Sign', ['ulong', 'void *', 'ulong', 'void *', inout('ulong')]),
  }
  const check = (call: string, rv: number): void => {
    if (rv !== 0) throw new Pkcs11Error(call, rv)
  }
  const initialized = c.initialize(null)
  if (initialized !== CRYPTOKI_ALREADY_INITIALIZED) check('C_Initialize', initialized)

  const slots = (): readonly number[] => {
    const count = [MOST_SLOTS]
    const list = Array<number>(MOST_SLOTS).fill(0)
    check('C_GetSlotList', c.slots(1, list, count))
    return list.slice(0, Number(count[0])).map(Number)
  }
  const inSession = <T>(slot: number, work: (session: number) => T): T => {
    const opened = [0]
    check('C_OpenSession', c.open(slot, CKF_SERIAL_SESSION, null, null, opened))
    const session = Number(opened[0])
    try {
      return work(session)
    } finally {
      c.close(session)
    }
  }
  const find = (session: number, template: readonly Attribute[]): readonly number[] => {
    check('C_FindObjectsInit', c.findInit(session, template, template.length))
    const handles = Array<number>(MOST_OBJECTS).fill(0)
    const count = [0]
    try {
      check('C_FindObjects', c.find(session, handles, MOST_OBJECTS, count))
    } finally {
      c.findFinal(session)
    }
    return handles.slice(0, Number(count[0])).map(Number)
  }
  const read = (session: number, object: number, type: number): Uint8Array => {
    const value = Buffer.alloc(MOST_VALUE_BYTES)
    const template = [{ type, value, length: value.length }]
    check('C_GetAttributeValue', c.attribute(session, object, template, 1))
    return Uint8Array.from(value.subarray(0, template[0]?.length ?? 0))
  }
  const classOf = (value: number): Attribute => ({ type: CKA.class, value: ulong(value), length: ULONG_BYTES })
  const certificatesIn = (slot: number): readonly TokenCertificate[] =>
    inSession(slot, (session) =>
      find(session, [classOf(CKO.certificate)]).map((object) => ({
        slot,
        id: read(session, object, CKA.id),
        der: read(session, object, CKA.value),
      })),
    )
  return {
    certificates: () =>
      slots().flatMap((slot) => {
        try {
          return certificatesIn(slot)
        } catch (error) {
          if (error instanceof Pkcs11Error && EMPTY_SLOT.has(error.rv)) return []
          throw error
        }
      }),
    sign: (slot, id, kind, data, pin) =>
      inSession(slot, (session) => {
        const secret = Buffer.from(pin, 'utf8')
        const loggedIn = c.login(session, CKU_USER, secret, secret.length)
        secret.fill(0)
        if (loggedIn !== CKR.alreadyLoggedIn) check('C_Login', loggedIn)
        const wanted = { type: CKA.id, value: Buffer.from(id), length: id.length }
        const [key] = find(session, [classOf(CKO.privateKey), wanted])
        if (key === undefined) throw new NoKeyError('no key of this certificate')
        const mechanism = kind === 'rsa' ? CKM.sha256RsaPkcs : CKM.ecdsa
        check('C_SignInit', c.signInit(session, { mechanism, parameter: null, length: 0 }, key))
        const signature = Buffer.alloc(MOST_SIGNATURE_BYTES)
        const length = [signature.length]
        check('C_Sign', c.sign(session, Buffer.from(data), data.length, signature, length))
        return Uint8Array.from(signature.subarray(0, Number(length[0])))
      }),
  }
}
