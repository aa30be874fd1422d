import { useEffect, useRef } from 'react'
import { Button } from 'antd'
import { PAGER } from '../../i18n/page.ts'
import { lastPage, pagerSteps } from './pager-model.ts'
import '../style/list.css'

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
  const nav = useRef<HTMLElement>(null)
  const pressed = useRef(false)
  // The page that was asked for is read from its top; at the first and the last one the button that was pressed takes no keys any more.
  useEffect(() => {
    if (!pressed.current) return
    pressed.current = false
    nav.current?.parentElement?.scrollIntoView({ block: 'start' })
    if (document.activeElement?.matches(':disabled, body') === true)
      nav.current?.querySelector<HTMLElement>('button:not(:disabled)')?.focus({ preventScroll: true })
  }, [page])
  const pages = lastPage(total, pageRows) + 1
  const { previous, next } = pagerSteps(page, total, pageRows)
  if (pages === 1) return null
  const button = (label: string, to: number | null) => (
    <Button
      disabled={to === null}
      onClick={() => {
        if (to === null) return
        pressed.current = true
        onPage(to)
      }}
    >
      {label}
    </Button>
  )
  return (
    <nav ref={nav} className="list-pager" aria-label={PAGER.label}>
      {button(PAGER.previous, previous)}
      <span role="status">{PAGER.page(Math.min(page + 1, pages), pages, total)}</span>
      {button(PAGER.next, next)}
    </nav>
  )
}
