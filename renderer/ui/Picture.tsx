import { useEffect, useState } from 'react'
import { PAGE } from '../i18n/page.ts'
import type { Image } from '#shared/domain/document/model.ts'

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

/** A picture of the document at the width that it is printed with, of a type area of 156 mm; its words stand below it. */
export const Picture = ({ image, read }: { readonly image: Image; readonly read: ReadPicture }) => {
  const { sha256, format, widthMm, widthPx, heightPx, alternative } = image
  const [address, setAddress] = useState<string | null>(null)
  const [missing, setMissing] = useState(false)
  useEffect(() => {
    let gone = false
    const show = async (): Promise<void> => {
      const bytes = await read(sha256)
      const next = bytes === null ? null : await dataAddress(bytes, format)
      if (gone) return
      setAddress(next)
      setMissing(next === null)
    }
    void show()
    return () => {
      gone = true
    }
  }, [read, sha256, format])
  const style = {
    width: `${String((100 * widthMm) / TYPE_AREA_MM)}%`,
    aspectRatio: `${String(widthPx)}/${String(heightPx)}`,
  }
  if (missing) return <p className="soft">{PAGE.pictureMissing}</p>
  return address === null ? (
    <div style={style} />
  ) : (
    <img src={address} alt={alternative === '' ? PAGE.picture : alternative} style={style} />
  )
}
const TYPE_AREA_MM = 156
