import type { OfficialDocument } from '#shared/domain/document/model.ts'
import type { ReadPicture } from '../../../ui/document/picture-address.ts'
import { PreviewView } from './PreviewView.tsx'
import { usePreview } from './usePreview.ts'

export const Preview = ({
  document,
  caretLine,
  read,
}: {
  readonly document: OfficialDocument
  readonly caretLine: number | null
  readonly read: ReadPicture
}) => <PreviewView {...usePreview(document, caretLine)} read={read} />
