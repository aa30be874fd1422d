import type { FaultCode } from '#shared/contract/errors.ts'

export type KeyringFaultCode = Extract<FaultCode, 'fault.keyringCorrupt' | 'fault.diskFull' | 'fault.readOnly'>

/** The keyring cannot be read or written. Holds no path and no content. */
export class KeyringFault extends Error {
  readonly code: KeyringFaultCode

  constructor(code: KeyringFaultCode, options?: ErrorOptions) {
    super(code, options)
    this.name = 'KeyringFault'
    this.code = code
  }
}
