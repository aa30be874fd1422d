export type KeyringFaultCode = 'fault.keyringCorrupt' | 'fault.diskFull' | 'fault.readOnly'

/** The keyring cannot be read or written. Holds no path and no content. */
export class KeyringFault extends Error {
  readonly code: KeyringFaultCode

  constructor(code: KeyringFaultCode, options?: ErrorOptions) {
    super(code, options)
    this.name = 'KeyringFault'
    this.code = code
  }
}
