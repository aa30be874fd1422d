import { useRef, useState } from 'react'
import { FileAddOutlined, FileTextOutlined, ProfileOutlined } from '@ant-design/icons'
import { Button, Pagination, Radio } from 'antd'
import { INBOX_GROUPS, type InboxGroup } from '#shared/domain/case/projection/inbox.ts'
import { INBOX } from '../../i18n/inbox.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { rowKeys } from '../../ui/table/row-keys.ts'
import { StopPage } from '../../ui/feedback/StopPage.tsx'
import { Empty, Loading, Unreadable } from '../../ui/feedback/States.tsx'
import { Tabs } from '../../ui/navigation/Tabs.tsx'
import { Templates } from './Templates.tsx'
import { inboxRows, PAGE_SIZE, stageCounts } from './inbox-model.ts'
import type { InboxModel, RevisionDecision, Scope } from './useInbox.ts'

const isScope = (key: string): key is Scope => key === 'waiting' || key === 'all'

export const InboxView = (model: InboxModel) => {
  const { page, place, onPlace, canDraft, registering, error, tracked, stop } = model
  return (
    <>
      <header className="page-head">
        <h1>{INBOX.heading}</h1>
        {canDraft && (
          <div className="page-actions">
            <Button icon={<FileAddOutlined aria-hidden />} onClick={model.onBlank} disabled={registering}>
              {INBOX.blank}
            </Button>
            <Button
              icon={<ProfileOutlined aria-hidden />}
              onClick={() => {
                model.onTemplates(true)
              }}
              disabled={registering}
            >
              {INBOX.fromTemplate}
            </Button>
            <Button
              type="primary"
              icon={<FileTextOutlined aria-hidden />}
              onClick={model.onFromFile}
              disabled={registering}
            >
              {registering ? INBOX.registering : INBOX.fromFile}
            </Button>
          </div>
        )}
      </header>
      {model.beside}
      <Failure error={error} />
      {stop !== null && <StopPage error={stop.error} what="file" fileName={stop.fileName} onClose={stop.onClose} />}
      {page !== null && (
        <ul className="inbox-counts" aria-label={INBOX.countsLabel}>
          {stageCounts(page).map(({ stage, count }) => (
            <li key={stage}>{INBOX.count(stage, count)}</li>
          ))}
        </ul>
      )}
      <Tabs
        activeKey={place.scope}
        onChange={(key) => {
          if (isScope(key)) onPlace({ scope: key, group: 'all', page: 0 })
        }}
        items={[
          { key: 'waiting', label: INBOX.waiting(page?.waiting.all ?? 0), children: <List {...model} /> },
          { key: 'all', label: INBOX.all, children: <List {...model} /> },
        ]}
        destroyOnHidden
      />
      {tracked !== null && <TrackedChanges {...model} />}
      {model.templates !== null && <Templates {...model} templates={model.templates} />}
    </>
  )
}

const List = (model: InboxModel) => {
  const { page, readError, onRetry, place, onPlace, canDraft } = model
  const pages = useRef<HTMLElement>(null)
  if (page === null) return readError === null ? <Loading /> : <Unreadable error={readError} onRetry={onRetry} />
  if (page.total === 0 && place.scope === 'waiting' && place.group !== 'all')
    return (
      <>
        <Groups {...model} page={page} />
        <Empty title={INBOX.emptyGroup}>{INBOX.emptyGroupHint}</Empty>
      </>
    )
  if (page.total === 0) {
    if (place.scope === 'all') return <Empty title={INBOX.emptyAll}>{INBOX.emptyAllHint}</Empty>
    return <Empty title={INBOX.emptyWaiting}>{canDraft ? INBOX.emptyWaitingDrafter : INBOX.emptyWaitingOther}</Empty>
  }
  return (
    <>
      {place.scope === 'waiting' && <Groups {...model} page={page} />}
      <CaseTable {...model} page={page} />
      <nav ref={pages} className="inbox-pages" aria-label={INBOX.pages}>
        <span className="soft">{INBOX.total(page.total)}</span>
        {page.total > PAGE_SIZE && (
          <Pagination
            current={place.page + 1}
            pageSize={PAGE_SIZE}
            total={page.total}
            showSizeChanger={false}
            onChange={(number) => {
              onPlace({ ...place, page: number - 1 })
              pages.current?.parentElement?.scrollIntoView({ block: 'start' })
            }}
          />
        )}
      </nav>
    </>
  )
}

type Page = NonNullable<InboxModel['page']>

const isGroup = (value: unknown): value is InboxGroup => INBOX_GROUPS.some((group) => group === value)

const Groups = ({ page, place, onPlace }: InboxModel & { readonly page: Page }) => (
  <Radio.Group
    className="inbox-groups"
    optionType="button"
    size="small"
    aria-label={INBOX.groupsLabel}
    value={place.group}
    onChange={(event) => {
      const { value } = event.target as { readonly value: unknown }
      if (isGroup(value)) onPlace({ ...place, group: value, page: 0 })
    }}
    options={INBOX_GROUPS.map((group) => ({ value: group, label: INBOX.groups[group](page.waiting[group]) }))}
  />
)

const CaseTable = ({ page, place, onOpen }: InboxModel & { readonly page: Page }) => {
  const { columns } = INBOX
  const isWaiting = place.scope === 'waiting'
  return (
    <table className="inbox-table">
      <thead>
        <tr>
          <th scope="col">{columns.title}</th>
          <th scope="col">{columns.stage}</th>
          <th scope="col">{columns.due}</th>
          <th scope="col">{isWaiting ? columns.since : columns.waiting}</th>
          <th scope="col">{isWaiting ? columns.change : columns.updated}</th>
          <th scope="col">{columns.drafter}</th>
        </tr>
      </thead>
      <tbody onKeyDown={rowKeys}>
        {inboxRows(page).map((row) => (
          <tr
            key={row.caseId}
            onClick={() => {
              onOpen(row.caseId)
            }}
          >
            <td className="inbox-title">
              <button type="button" className="inbox-open">
                {row.title}
              </button>
              {row.tags.map((tag) => (
                <span key={tag} className="inbox-tag">
                  {tag}
                </span>
              ))}
            </td>
            <td>
              {row.stage}
              {row.round !== '' && <span className="inbox-small">{row.round}</span>}
            </td>
            <td className={`inbox-due due-${row.urgency}`}>
              {row.due}
              {row.dueNote !== '' && <span className="inbox-small">{row.dueNote}</span>}
            </td>
            <td>{isWaiting ? row.since : row.waiting}</td>
            <td className={isWaiting && !row.seen ? 'inbox-new' : 'inbox-time'}>
              {isWaiting ? row.change : row.updated}
            </td>
            <td>{row.drafter}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const TrackedChanges = ({ tracked, registering, onTracked }: InboxModel) => {
  const [choice, setChoice] = useState<RevisionDecision | null>(null)
  return (
    <Dialog
      title={INBOX.trackedHeading}
      confirmLabel={INBOX.fromFile}
      busy={registering}
      disabled={choice === null}
      onClose={() => {
        onTracked(null)
      }}
      onConfirm={() => {
        onTracked(choice)
      }}
    >
      <p>{INBOX.trackedText(tracked?.count ?? null)}</p>
      <Radio.Group
        className="choices field"
        value={choice}
        onChange={(event) => {
          // The group's values are those below.
          setChoice(event.target.value as RevisionDecision)
        }}
        options={[
          { value: 'keep', label: INBOX.trackedKeep },
          { value: 'accept', label: INBOX.trackedAccept },
          { value: 'reject', label: INBOX.trackedReject },
        ]}
      />
    </Dialog>
  )
}
