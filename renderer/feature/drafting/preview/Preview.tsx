import type { OfficialDocument } from '#shared/domain/document/model.ts'
import type { ReadPicture } from './PagePicture.tsx'
import { PreviewView } from './PreviewView.tsx'
import { usePreview } from './usePreview.ts'
import './preview.css'

export const Preview = ({
  document,
  caretLine,
  read,
}: {
  readonly document: OfficialDocument
  readonly caretLine: number | null
  readonly read: ReadPicture
}) => <PreviewView {...usePreview(document, caretLine)} read={read} />
