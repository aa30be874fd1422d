import { PREVIEW } from '../../../i18n/preview.ts'
import { Failure } from '../../../ui/feedback/Failure.tsx'
import { PageStrip } from '../../../ui/pages/PageStrip.tsx'
import { SheetDrawing } from '../../../ui/pages/SheetDrawing.tsx'
import type { ReadPicture } from '../../../ui/document/picture-address.ts'
import type { PreviewModel } from './usePreview.ts'

/**
 * The pages that can be seen, drawn from the very runs of the release; it follows the caret from page to page. The text
 * that is drawn is hidden from readers of the screen: they have the editor.
 */
export const PreviewView = ({ preview, error, onRange, read }: PreviewModel & { readonly read: ReadPicture }) => {
  if (preview === null) {
    return error === null ? <p className="preview-note">{PREVIEW.preparing}</p> : <Failure error={error} />
  }
  const { pages, sheets, faces, caretPage, substitutes } = preview
  return (
    <div className="preview">
      <Failure error={error}>
        <p className="failure-advice">{PREVIEW.kept}</p>
      </Failure>
      <p className="preview-note" role="status">
        {PREVIEW.pages(pages)}
        {substitutes.length > 0 && PREVIEW.substitutes(substitutes)}
      </p>
      <PageStrip label={PREVIEW.label} sheetPx={null} page={caretPage} {...{ pages, sheets, onRange }}>
        {(sheet) => <SheetDrawing {...{ sheet, faces, read }} label={PREVIEW.page(sheet.page, pages)} />}
      </PageStrip>
    </div>
  )
}
