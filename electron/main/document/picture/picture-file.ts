/** Data about a picture that its bytes carried: camera and time, place, editing history, remarks, what follows its end. */
export type PictureTrace = 'exif' | 'gps' | 'xmp' | 'iptc' | 'comment' | 'time' | 'trailing' | 'other'

/** A picture file taken apart: what is seen, and what is not. */
export interface PictureFile {
  readonly format: 'png' | 'jpeg'
  readonly widthPx: number
  readonly heightPx: number
  /** The picture alone. */
  readonly bytes: Uint8Array
  /** What was left out, a word for each place that held it. */
  readonly traces: readonly PictureTrace[]
  /** The bytes that were left out: scanned at the door, then forgotten. */
  readonly hidden: readonly Uint8Array[]
  /** Exif asks viewers to turn it; without Exif it lies as the sensor saw it. */
  readonly isRotated: boolean
}
