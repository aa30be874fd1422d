/** At most so much of an answer is read; null beyond it: a lying server must not fill the memory. */
export const readWithin = async (response: Response, limit: number): Promise<Uint8Array | null> => {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += (part as Uint8Array).length // the body of a response is read in parts of bytes
    if (length > limit) return null
    parts.push(part as Uint8Array)
  }
  return Buffer.concat(parts)
}
