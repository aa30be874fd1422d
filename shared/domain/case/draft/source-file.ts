/** Where a draft came from; the original bytes are kept in the case's blobs under their hash. */
export interface SourceFile {
  readonly fileName: string
  readonly format: string
  readonly sizeBytes: number
  readonly sha256: string
}
