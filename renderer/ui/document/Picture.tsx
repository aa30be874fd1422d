import { PAGE } from '../../i18n/page.ts'
import { usePictureAddress, type ReadPicture } from './picture-address.ts'
import type { Image } from '#shared/domain/document/model.ts'

/** A picture of the document at the width that it is printed with, of a type area of 156 mm; its words stand below it. */
export const Picture = ({ image, read }: { readonly image: Image; readonly read: ReadPicture }) => {
  const { sha256, format, widthMm, widthPx, heightPx, alternative } = image
  const address = usePictureAddress({ sha256, format }, read)
  const style = {
    width: `${String((100 * widthMm) / TYPE_AREA_MM)}%`,
    aspectRatio: `${String(widthPx)}/${String(heightPx)}`,
  }
  if (address === null) return <p className="soft">{PAGE.pictureMissing}</p>
  return address === undefined ? (
    <div style={style} />
  ) : (
    <img src={address} alt={alternative === '' ? PAGE.picture : alternative} style={style} />
  )
}
const TYPE_AREA_MM = 156
