import { Button } from 'antd'
import { ARCHIVE_DESK as words } from '../../i18n/archive.ts'
import { PAGE_ROWS } from './archive-desk-model.ts'

/** Where in a long list; nothing for a short one. */
export const Pager = ({
  page,
  total,
  onPage,
}: {
  readonly page: number
  readonly total: number
  readonly onPage: (page: number) => void
}) => {
  const pages = Math.max(1, Math.ceil(total / PAGE_ROWS))
  if (pages === 1) return null
  return (
    <div className="button-row">
      <Button
        disabled={page === 0}
        onClick={() => {
          onPage(page - 1)
        }}
      >
        {words.previous}
      </Button>
      <span>{words.page(page + 1, pages)}</span>
      <Button
        disabled={page + 1 >= pages}
        onClick={() => {
          onPage(page + 1)
        }}
      >
        {words.next}
      </Button>
    </div>
  )
}
