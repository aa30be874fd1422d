/** Spreads the bits of a whole number over 32 bits; equal numbers give equal results. */
export const mix = (value: number): number => {
  const spread = Math.imul(value ^ (value >>> 15), 0x9e3779b1)
  return spread ^ (spread >>> 16)
}
