import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'
import * as asn1 from 'asn1js'
import * as pki from 'pkijs'

/** A certificate with its key, made for a test as a licensed authority would make it. */
export interface TestKey {
  readonly der: Uint8Array
  readonly certificate: pki.Certificate
  readonly privateKey: KeyObject
}

export interface CertificateWish {
  readonly name: string
  readonly issuer?: TestKey
  readonly isAuthority?: boolean
  readonly usages?: readonly string[]
  readonly rsaBits?: number
  readonly from?: Date
  readonly until?: Date
  /** Where the authority says whether it is good. */
  readonly addresses?: { readonly answers: string; readonly lists: string }
}

export const USAGE = { timestamps: '1.3.6.1.5.5.7.3.8', answers: '1.3.6.1.5.5.7.3.9', documents: '1.3.6.1.5.5.7.3.36' }
const SHA256 = '2.16.840.1.101.3.4.2.1'
const ECDSA_SHA256 = '1.2.840.10045.4.3.2'
const RSA_SHA256 = '1.2.840.113549.1.1.11'
const TST_INFO = '1.2.840.113549.1.9.16.1.4'

const buffer = (bytes: Uint8Array): ArrayBuffer => Uint8Array.from(bytes).buffer
const sha = (algorithm: string, bytes: Uint8Array): Uint8Array =>
  new Uint8Array(createHash(algorithm).update(bytes).digest())
const algorithm = (id: string, withNull = false): pki.AlgorithmIdentifier =>
  new pki.AlgorithmIdentifier({ algorithmId: id, ...(withNull ? { algorithmParams: new asn1.Null() } : {}) })
const algorithmOf = ({ privateKey }: Pick<TestKey, 'privateKey'>): pki.AlgorithmIdentifier =>
  privateKey.asymmetricKeyType === 'rsa' ? algorithm(RSA_SHA256, true) : algorithm(ECDSA_SHA256)
const signed = (key: Pick<TestKey, 'privateKey'>, data: ArrayBuffer): Uint8Array =>
  new Uint8Array(sign('sha256', new Uint8Array(data), key.privateKey))

const nameOf = (name: string): pki.RelativeDistinguishedNames =>
  new pki.RelativeDistinguishedNames({
    typesAndValues: [new pki.AttributeTypeAndValue({ type: '2.5.4.3', value: new asn1.Utf8String({ value: name }) })],
  })
const time = (value: Date): pki.Time => new pki.Time({ type: pki.TimeType.UTCTime, value })
const extension = (extnID: string, critical: boolean, value: { toBER(): ArrayBuffer }): pki.Extension =>
  new pki.Extension({ extnID, critical, extnValue: value.toBER() })

const addressesOf = ({ answers, lists }: NonNullable<CertificateWish['addresses']>): readonly pki.Extension[] => {
  const uri = (value: string): pki.GeneralName => new pki.GeneralName({ type: 6, value })
  const access = new pki.AccessDescription({ accessMethod: '1.3.6.1.5.5.7.48.1', accessLocation: uri(answers) })
  const point = new pki.DistributionPoint({ distributionPoint: [uri(lists)] })
  return [
    extension('1.3.6.1.5.5.7.1.1', false, new pki.InfoAccess({ accessDescriptions: [access] }).toSchema()),
    extension('2.5.29.31', false, new pki.CRLDistributionPoints({ distributionPoints: [point] }).toSchema()),
  ]
}

export const newCertificate = (wish: CertificateWish): TestKey => {
  const { name, issuer, isAuthority = false, usages = [], rsaBits } = wish
  const pair =
    rsaBits === undefined
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: rsaBits })
  const { privateKey } = pair
  const publicKey = pki.PublicKeyInfo.fromBER(buffer(pair.publicKey.export({ format: 'der', type: 'spki' })))
  const by = issuer ?? { privateKey }
  const serial = Buffer.concat([Buffer.from([0x41]), randomBytes(9)])
  const certificate = new pki.Certificate({
    version: 2,
    serialNumber: new asn1.Integer({ valueHex: buffer(serial) }),
    signature: algorithmOf(by),
    signatureAlgorithm: algorithmOf(by),
    issuer: issuer?.certificate.subject ?? nameOf(name),
    subject: nameOf(name),
    notBefore: time(wish.from ?? new Date('2026-01-01T00:00:00Z')),
    notAfter: time(wish.until ?? new Date('2036-01-01T00:00:00Z')),
    subjectPublicKeyInfo: publicKey,
    extensions: [
      extension('2.5.29.19', true, new pki.BasicConstraints({ cA: isAuthority }).toSchema()),
      ...(usages.length === 0
        ? []
        : [extension('2.5.29.37', true, new pki.ExtKeyUsage({ keyPurposes: [...usages] }).toSchema())]),
      ...(wish.addresses === undefined ? [] : addressesOf(wish.addresses)),
    ],
  })
  const tbs = certificate.encodeTBS().toBER()
  certificate.tbsView = new Uint8Array(tbs)
  certificate.signatureValue = new asn1.BitString({ valueHex: buffer(signed(by, tbs)) })
  const der = new Uint8Array(certificate.toSchema().toBER())
  return { der, certificate: pki.Certificate.fromBER(buffer(der)), privateKey }
}

/** What an authority may do wrong. */
export interface TimestampWish {
  readonly at: Date
  readonly imprint?: Uint8Array
  readonly nonce?: Uint8Array | null
  /** Signs the token with a key that is not the certificate's. */
  readonly forgedBy?: KeyObject
  readonly status?: pki.PKIStatus
}

/** A signed-data message over a TSTInfo, as an RFC 3161 authority makes it. */
const tokenOver = (
  info: pki.TSTInfo,
  authority: TestKey,
  issuers: readonly TestKey[],
  forgedBy?: KeyObject,
): pki.ContentInfo => {
  const content = new Uint8Array(info.toSchema().toBER())
  const essCertId = new asn1.Sequence({
    value: [new asn1.OctetString({ valueHex: buffer(sha('sha256', authority.der)) })],
  })
  const attributes = [
    new pki.Attribute({ type: '1.2.840.113549.1.9.3', values: [new asn1.ObjectIdentifier({ value: TST_INFO })] }),
    new pki.Attribute({
      type: '1.2.840.113549.1.9.4',
      values: [new asn1.OctetString({ valueHex: buffer(sha('sha256', content)) })],
    }),
    new pki.Attribute({
      type: '1.2.840.113549.1.9.16.2.47',
      values: [new asn1.Sequence({ value: [new asn1.Sequence({ value: [essCertId] })] })],
    }),
  ].sort((a, b) => Buffer.compare(Buffer.from(a.toSchema().toBER()), Buffer.from(b.toSchema().toBER())))
  const toSign = new asn1.Set({ value: attributes.map((attribute) => attribute.toSchema()) }).toBER()
  const value = signed(forgedBy === undefined ? authority : { privateKey: forgedBy }, toSign)
  const data = new pki.SignedData({
    version: 3,
    digestAlgorithms: [algorithm(SHA256)],
    encapContentInfo: new pki.EncapsulatedContentInfo({
      eContentType: TST_INFO,
      eContent: new asn1.OctetString({ valueHex: buffer(content) }),
    }),
    certificates: [authority, ...issuers].map(({ certificate }) => certificate),
    signerInfos: [
      new pki.SignerInfo({
        version: 1,
        sid: new pki.IssuerAndSerialNumber({
          issuer: authority.certificate.issuer,
          serialNumber: authority.certificate.serialNumber,
        }),
        digestAlgorithm: algorithm(SHA256),
        signedAttrs: new pki.SignedAndUnsignedAttributes({ type: 0, attributes }),
        signatureAlgorithm: algorithmOf(authority),
        signature: new asn1.OctetString({ valueHex: buffer(value) }),
      }),
    ],
  })
  return new pki.ContentInfo({ contentType: '1.2.840.113549.1.7.2', content: data.toSchema(true) })
}

/** Answers an RFC 3161 request, rightly or as the wish says. */
export const answerTimestamp = (
  request: Uint8Array,
  authority: TestKey,
  issuers: readonly TestKey[],
  wish: TimestampWish,
): Uint8Array => {
  const asked = pki.TimeStampReq.fromBER(buffer(request))
  const nonce =
    wish.nonce === undefined ? asked.nonce : wish.nonce && new asn1.Integer({ valueHex: buffer(wish.nonce) })
  const imprint =
    wish.imprint === undefined
      ? asked.messageImprint
      : new pki.MessageImprint({
          hashAlgorithm: algorithm(SHA256),
          hashedMessage: new asn1.OctetString({ valueHex: buffer(wish.imprint) }),
        })
  const info = new pki.TSTInfo({
    version: 1,
    policy: '1.2.3.4.1',
    messageImprint: imprint,
    serialNumber: new asn1.Integer({ valueHex: buffer(Buffer.concat([Buffer.from([0x42]), randomBytes(7)])) }),
    genTime: wish.at,
    ...(nonce ? { nonce } : {}),
  })
  const status = new pki.PKIStatusInfo({ status: wish.status ?? pki.PKIStatus.granted })
  const response = new pki.TimeStampResp({
    status,
    ...(wish.status === pki.PKIStatus.rejection
      ? {}
      : { timeStampToken: tokenOver(info, authority, issuers, wish.forgedBy) }),
  })
  return new Uint8Array(response.toSchema().toBER())
}

/** A revocation list of an authority. */
export const revocationList = (
  authority: TestKey,
  at: Date,
  revoked: readonly { key: TestKey; since: Date }[],
): Uint8Array => {
  const list = new pki.CertificateRevocationList({
    version: 1,
    signature: algorithmOf(authority),
    signatureAlgorithm: algorithmOf(authority),
    issuer: authority.certificate.subject,
    thisUpdate: time(at),
    ...(revoked.length === 0
      ? {}
      : {
          revokedCertificates: revoked.map(
            ({ key, since }) =>
              new pki.RevokedCertificate({
                userCertificate: key.certificate.serialNumber,
                revocationDate: time(since),
              }),
          ),
        }),
  })
  const tbs = list['encodeTBS']().toBER()
  list.tbsView = new Uint8Array(tbs)
  list.signatureValue = new asn1.BitString({ valueHex: buffer(signed(authority, tbs)) })
  return new Uint8Array((list.toSchema() as asn1.Sequence).toBER())
}

/** An OCSP answer about one certificate, signed by a responder that the issuer certified. */
export const ocspAnswer = (
  about: TestKey,
  issuer: TestKey,
  responder: TestKey,
  at: Date,
  revokedSince: Date | null = null,
): Uint8Array => {
  const nameHash = sha('sha1', new Uint8Array(issuer.certificate.subject.toSchema().toBER()))
  const keyHash = sha('sha1', issuer.certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView)
  const status =
    revokedSince === null
      ? new asn1.Primitive({ idBlock: { tagClass: 3, tagNumber: 0 } })
      : new asn1.Constructed({
          idBlock: { tagClass: 3, tagNumber: 1 },
          value: [new asn1.GeneralizedTime({ valueDate: revokedSince })],
        })
  const single = new pki.SingleResponse({
    certID: new pki.CertID({
      hashAlgorithm: algorithm('1.3.14.3.2.26', true),
      issuerNameHash: new asn1.OctetString({ valueHex: buffer(nameHash) }),
      issuerKeyHash: new asn1.OctetString({ valueHex: buffer(keyHash) }),
      serialNumber: about.certificate.serialNumber,
    }),
    certStatus: status,
    thisUpdate: at,
  })
  const responderID = new asn1.Constructed({
    idBlock: { tagClass: 3, tagNumber: 1 },
    value: [responder.certificate.subject.toSchema()],
  })
  const produced = new asn1.GeneralizedTime({ valueDate: at })
  const responses = new asn1.Sequence({ value: [single.toSchema()] })
  const tbs = new asn1.Sequence({ value: [responderID, produced, responses] }).toBER()
  const data = pki.ResponseData.fromBER(tbs)
  const basic = new pki.BasicOCSPResponse({
    tbsResponseData: data,
    signatureAlgorithm: algorithmOf(responder),
    signature: new asn1.BitString({ valueHex: buffer(signed(responder, tbs)) }),
    certs: [responder.certificate],
  })
  const response = new pki.OCSPResponse({
    responseStatus: new asn1.Enumerated({ value: 0 }),
    responseBytes: new pki.ResponseBytes({
      responseType: '1.3.6.1.5.5.7.48.1.1',
      response: new asn1.OctetString({ valueHex: basic.toSchema().toBER() }),
    }),
  })
  return new Uint8Array(response.toSchema().toBER())
}
