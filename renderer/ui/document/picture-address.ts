import { useEffect, useState } from 'react'

/** Gives the bytes of a picture by its SHA-256; null when they are not there. */
export type ReadPicture = (sha256: string) => Promise<Uint8Array | null>

/** Only images of its own making and data: may be shown (app-protocol.ts), so the bytes go into the address. */
const dataAddress = (bytes: Uint8Array, format: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => {
      resolve(typeof reader.result === 'string' ? reader.result : '')
    }
    reader.onerror = () => {
      reject(new Error('a picture cannot be read'))
    }
    // A copy of its own: the type of the buffer is then known.
    reader.readAsDataURL(new Blob([new Uint8Array(bytes)], { type: `image/${format}` }))
  })

/** The address of a picture: undefined until its bytes are there, null when there are none. */
export const usePictureAddress = (
  { sha256, format }: { readonly sha256: string; readonly format: string },
  read: ReadPicture,
): string | null | undefined => {
  const [address, setAddress] = useState<string | null>()
  useEffect(() => {
    let gone = false
    const show = async (): Promise<void> => {
      const bytes = await read(sha256)
      const next = bytes === null ? null : await dataAddress(bytes, format)
      if (!gone) setAddress(next)
    }
    void show()
    return () => {
      gone = true
    }
  }, [read, sha256, format])
  return address
}
