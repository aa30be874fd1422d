import { useEffect, useState } from 'react'
import type { Sheet } from './preview-model.ts'

/** Gives the bytes of a picture by its SHA-256; null when they are not there. */
export type ReadPicture = (sha256: string) => Promise<Uint8Array | null>

/** Only images of its own making and data: may be shown here (app-protocol.ts), so the bytes go into the address. */
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

/** A picture in its place on the page; nothing until its bytes are there. */
export const PagePicture = ({
  picture,
  read,
}: {
  readonly picture: Sheet['pictures'][number]
  readonly read: ReadPicture
}) => {
  const { x, y, width, height, sha256, format } = picture
  const [address, setAddress] = useState<string | null>(null)
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
  return address === null ? null : <image {...{ x, y, width, height }} href={address} preserveAspectRatio="none" />
}
