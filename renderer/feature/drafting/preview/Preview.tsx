import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { PreviewView } from './PreviewView.tsx'
import { usePreview } from './usePreview.ts'
import './preview.css'

export const Preview = ({
  document,
  caretLine,
}: {
  readonly document: OfficialDocument
  readonly caretLine: number | null
}) => <PreviewView {...usePreview(document, caretLine)} />
