import { Button } from 'antd'
import { PAGER } from '../i18n/page.ts'
import { lastPage, pagerSteps } from './pager-model.ts'
import './list.css'

/** Where in a long list; nothing for a short one that is shown whole. */
export const Pager = ({
  page,
  total,
  pageRows,
  onPage,
}: {
  /** Counted from 0. */
  readonly page: number
  readonly total: number
  readonly pageRows: number
  readonly onPage: (page: number) => void
}) => {
  const pages = lastPage(total, pageRows) + 1
  const { previous, next } = pagerSteps(page, total, pageRows)
  if (pages === 1) return null
  const button = (label: string, to: number | null) => (
    <Button
      disabled={to === null}
      onClick={() => {
        if (to !== null) onPage(to)
      }}
    >
      {label}
    </Button>
  )
  return (
    <nav className="list-pager" aria-label={PAGER.label}>
      {button(PAGER.previous, previous)}
      <span role="status">{PAGER.page(Math.min(page + 1, pages), pages, total)}</span>
      {button(PAGER.next, next)}
    </nav>
  )
}
