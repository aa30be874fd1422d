/** r ‖ s as CMS wants it: a SEQUENCE of two INTEGERs (RFC 5480). */
export const ecdsaDer = (raw: Uint8Array): Uint8Array => {
  const integer = (bytes: Uint8Array): Buffer => {
    const first = bytes.findIndex((byte) => byte !== 0)
    const value = first < 0 ? Buffer.from([0]) : Buffer.from(bytes.subarray(first))
    const positive = (value[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), value]) : value
    return Buffer.concat([Buffer.from([2, positive.length]), positive])
  }
  const both = Buffer.concat([integer(raw.subarray(0, raw.length / 2)), integer(raw.subarray(raw.length / 2))])
  return Uint8Array.from(Buffer.concat([Buffer.from([0x30, both.length]), both]))
}
