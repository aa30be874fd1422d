/* eslint-disable @typescript-eslint/no-non-null-assertion -- typed arrays, indexed within their length; a check a byte would cost a third */
import { createHash, getHashes } from 'node:crypto'

const IV = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e]
const BLOCK = 64
/** T_j rotated left by j, for each of the 64 rounds. */
const T = Int32Array.from({ length: 64 }, (_, j) => {
  const t = j < 16 ? 0x79cc4519 : 0x7a879d8a
  const by = j % 32
  return by === 0 ? t : (t << by) | (t >>> (32 - by))
})

export interface Sm3 {
  update(bytes: Uint8Array): Sm3
  /** Lower-case hex; ends it. */
  hex(): string
}

/**
 * SM3 (GB/T 32905-2016), fed in pieces. The runtime of the window has no SM3 (BoringSSL), and the library at hand takes a whole
 * input and is several times slower; tests hold all of them, and the vectors of the standard, against each other.
 */
export const createOwnSm3 = (): Sm3 => {
  const state = Int32Array.from(IV)
  const w = new Int32Array(68)
  const rest = new Uint8Array(BLOCK)
  let held = 0
  let total = 0

  const block = (bytes: Uint8Array, at: number): void => {
    for (let j = 0; j < 16; j += 1) {
      const i = at + j * 4
      // Inside the block, so there are four bytes; `| 0` gives numbers where the compiler sees none.
      w[j] = (bytes[i]! << 24) | (bytes[i + 1]! << 16) | (bytes[i + 2]! << 8) | bytes[i + 3]! | 0
    }
    for (let j = 16; j < 68; j += 1) {
      const w3 = w[j - 3]!
      const x = w[j - 16]! ^ w[j - 9]! ^ ((w3 << 15) | (w3 >>> 17))
      const p1 = x ^ ((x << 15) | (x >>> 17)) ^ ((x << 23) | (x >>> 9))
      const w13 = w[j - 13]!
      w[j] = p1 ^ ((w13 << 7) | (w13 >>> 25)) ^ w[j - 6]!
    }
    let a = state[0]!
    let b = state[1]!
    let c = state[2]!
    let d = state[3]!
    let e = state[4]!
    let f = state[5]!
    let g = state[6]!
    let h = state[7]!
    for (let j = 0; j < 64; j += 1) {
      const a12 = (a << 12) | (a >>> 20)
      const sum = (a12 + e + T[j]!) | 0
      const ss1 = (sum << 7) | (sum >>> 25)
      const ss2 = ss1 ^ a12
      const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c)
      const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g)
      const tt1 = (ff + d + ss2 + (w[j]! ^ w[j + 4]!)) | 0
      const tt2 = (gg + h + ss1 + w[j]!) | 0
      d = c
      c = (b << 9) | (b >>> 23)
      b = a
      a = tt1
      h = g
      g = (f << 19) | (f >>> 13)
      f = e
      e = tt2 ^ ((tt2 << 9) | (tt2 >>> 23)) ^ ((tt2 << 17) | (tt2 >>> 15))
    }
    state[0]! ^= a
    state[1]! ^= b
    state[2]! ^= c
    state[3]! ^= d
    state[4]! ^= e
    state[5]! ^= f
    state[6]! ^= g
    state[7]! ^= h
  }

  const update = (bytes: Uint8Array): void => {
    total += bytes.length
    let at = 0
    if (held > 0) {
      const taken = Math.min(BLOCK - held, bytes.length)
      rest.set(bytes.subarray(0, taken), held)
      held += taken
      at = taken
      if (held < BLOCK) return
      block(rest, 0)
      held = 0
    }
    for (; at + BLOCK <= bytes.length; at += BLOCK) block(bytes, at)
    rest.set(bytes.subarray(at))
    held = bytes.length - at
  }

  const self: Sm3 = {
    update: (bytes) => {
      update(bytes)
      return self
    },
    hex: () => {
      const bits = total * 8
      const padding = new Uint8Array((held < 56 ? 56 : 120) - held + 8)
      padding[0] = 0x80
      const view = new DataView(padding.buffer)
      view.setUint32(padding.length - 8, Math.floor(bits / 2 ** 32))
      view.setUint32(padding.length - 4, bits >>> 0)
      update(padding)
      const out = Buffer.alloc(32)
      for (const [index, word] of state.entries()) out.writeInt32BE(word, index * 4)
      return out.toString('hex')
    },
  }
  return self
}

const nativeSm3 = (): Sm3 => {
  const hash = createHash('sm3')
  const self: Sm3 = {
    update: (bytes) => {
      hash.update(bytes)
      return self
    },
    hex: () => hash.digest('hex'),
  }
  return self
}

/** The engine's own where it has one (`npx mingjian verify`), which is a good deal faster. */
export const createSm3 = getHashes().includes('sm3') ? nativeSm3 : createOwnSm3

export const sm3Hex = (bytes: Uint8Array): string => createSm3().update(bytes).hex()
