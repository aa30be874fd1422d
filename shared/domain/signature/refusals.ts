/** Why a signature could not be made, extended, or a key not be used. */
export type SigningRefusalCode =
  | 'timestamp.unreachable' // no answer, or not one in time
  | 'timestamp.refused' // the authority says no
  | 'timestamp.wrong' // an answer that does not attest what was asked
  | 'timestamp.rootUnreadable' // no certificate of an authority
  | 'key.unreadable' // no key file, or one that is broken
  | 'key.wrongPassword'
  | 'key.tooCostly' // it asks for so many rounds to be opened that it would stop the machine
  | 'key.unsupported' // neither RSA of 2048 bits and more nor P-256
  | 'key.notFound' // the file or token holds no key with its certificate
  | 'key.driverMissing' // the driver cannot be loaded
  | 'key.tokenAbsent'
  | 'key.wrongPin'
  | 'key.pinLocked'

/** Why a released file is not extended, or the office's token does not sign. */
export type ReleaseKeyRefusalCode =
  | 'key.pinNeeded'
  | 'hand.missing' // a leader who signs before the office has not typed the password
  | 'hand.wrongPassword'
  | 'hand.firstPassword' // another person set it, and may know it still
  | 'timestamp.noAuthority' // none is configured and no answer was brought along
  | 'timestamp.rootNeeded' // nobody said whose timestamps are believed
  | 'proofs.missing' // nothing shows that one of the certificates was good
  | 'proofs.tooOld' // what shows it is of before the signature
  | 'proofs.revoked' // one of them was withdrawn
