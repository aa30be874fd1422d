import { useEffect } from 'react'
import type { Input } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import { call } from '../../../api/client.ts'
import { useSetPages } from '../../../api/use-set-pages.ts'
import type { PageRange, Preview } from '../../../ui/pages/page-model.ts'

export interface PreviewModel {
  /** The last good pages stay while newer ones are set, and when a newer text cannot be set. */
  readonly preview: Preview | null
  readonly error: WireError | null
  readonly onRange: (range: PageRange) => void
}

const ask = (wanted: Input<'draft.preview'>) => call('draft.preview', wanted)

/** Pages of the document as it stands, for as long as the preview is open. */
export const usePreview = (document: OfficialDocument, caretLine: number | null): PreviewModel => {
  const { pages, error, range, onRange, loop } = useSetPages(ask)
  useEffect(() => {
    loop.want({ document, pages: range, caretLine })
  }, [loop, document, range, caretLine])
  return { preview: pages, error, onRange }
}
