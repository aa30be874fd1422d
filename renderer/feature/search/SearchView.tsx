import { useId } from 'react'
import { SearchOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { INBOX } from '../../i18n/inbox.ts'
import { SEARCH } from '../../i18n/search.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { LinkButton } from '../../ui/navigation/LinkButton.tsx'
import { Empty, Loading } from '../../ui/feedback/States.tsx'
import type { Piece, ShownFind } from './search-model.ts'
import type { SearchModel } from './useSearch.ts'

export const SearchView = (model: SearchModel) => {
  const field = useId()
  const help = useId()
  return (
    <>
      <header className="page-head">
        <h1>{SEARCH.heading}</h1>
      </header>
      <form
        className="search-bar"
        role="search"
        onSubmit={(event) => {
          event.preventDefault()
          model.onAsk()
        }}
      >
        <label className="visually-hidden" htmlFor={field}>
          {SEARCH.label}
        </label>
        <Input
          id={field}
          aria-describedby={help}
          value={model.text}
          placeholder={SEARCH.placeholder}
          maxLength={200}
          allowClear
          autoFocus
          onChange={(event) => {
            model.onText(event.target.value)
          }}
        />
        <Button type="primary" htmlType="submit" icon={<SearchOutlined aria-hidden />}>
          {SEARCH.run}
        </Button>
      </form>
      <p className="search-help soft" id={help}>
        {SEARCH.help}
        <br />
        {SEARCH.example}
      </p>
      <SavedSearches {...model} />
      <Failure error={model.error} />
      {model.asked ? (
        <div className="search-columns">
          <Facets {...model} />
          <Results {...model} />
        </div>
      ) : (
        <Empty title={SEARCH.start} />
      )}
      {model.naming !== null && (
        <Dialog
          title={SEARCH.saveHeading}
          confirmLabel={SEARCH.save}
          busy={model.savingBusy}
          disabled={model.naming.trim() === ''}
          onConfirm={model.onSave}
          onClose={() => {
            model.onNaming(null)
          }}
        >
          <label className="field">
            {SEARCH.saveName}
            <Input
              value={model.naming}
              maxLength={40}
              onChange={(event) => {
                model.onNaming(event.target.value)
              }}
            />
          </label>
        </Dialog>
      )}
    </>
  )
}

const SavedSearches = ({ saved, asked, onSaved, onRemove, onNaming }: SearchModel) => (
  <div className="search-saved">
    {saved.length > 0 && (
      <ul aria-label={SEARCH.savedLabel}>
        {saved.map((name) => (
          <li key={name}>
            <Button
              size="small"
              onClick={() => {
                onSaved(name)
              }}
            >
              {name}
            </Button>
            <Button
              size="small"
              type="text"
              aria-label={SEARCH.removeLabel(name)}
              onClick={() => {
                onRemove(name)
              }}
            >
              {SEARCH.remove}
            </Button>
          </li>
        ))}
      </ul>
    )}
    {asked && (
      <Button
        size="small"
        onClick={() => {
          onNaming('')
        }}
      >
        {SEARCH.save}
      </Button>
    )}
  </div>
)

const Facets = ({ facets, filtered, onToggle, onClear }: SearchModel) => (
  <aside className="search-facets" aria-label={SEARCH.facetsLabel}>
    {facets.map(({ name, heading, options }) => (
      <fieldset key={name}>
        <legend>{heading}</legend>
        {options.map(({ value, label, chosen }) => (
          <label key={value}>
            <input
              type="checkbox"
              checked={chosen}
              onChange={() => {
                onToggle(name, value)
              }}
            />
            {label}
          </label>
        ))}
      </fieldset>
    ))}
    {filtered && (
      <Button size="small" onClick={onClear}>
        {SEARCH.clear}
      </Button>
    )}
  </aside>
)

const Results = (model: SearchModel) => {
  const { finds, total, uncounted, due, unread, hasMore, busy, error } = model
  if (finds === null) return <section className="search-results">{error === null && <Loading />}</section>
  return (
    <section className="search-results" aria-label={SEARCH.resultsLabel}>
      <p role="status" className="soft">
        {total === null ? (uncounted ? SEARCH.uncounted : SEARCH.counting) : SEARCH.total(total)}
        {due > 0 && (
          <>
            <strong className="search-due">{SEARCH.due(due)}</strong>
            <LinkButton onClick={model.onAsk}>{SEARCH.again}</LinkButton>
          </>
        )}
        {unread > 0 && <span className="search-due">{SEARCH.unread(unread)}</span>}
      </p>
      {model.aside.total > 0 && <Aside {...model} />}
      {finds.length === 0 && <Empty title={SEARCH.none}>{SEARCH.noneAdvice}</Empty>}
      <ol>
        {finds.map((find) => (
          <Found key={find.caseId} find={find} onOpen={model.onOpen} />
        ))}
      </ol>
      {hasMore && (
        <Button onClick={model.onMore} disabled={busy}>
          {busy ? SEARCH.running : SEARCH.more}
        </Button>
      )}
    </section>
  )
}

/** What is not among the finds, case by case, and what to do. */
const Aside = ({ aside: { total, cases }, onOpen }: SearchModel) => (
  <section className="search-aside" role="status">
    <p>{SEARCH.aside(total)}</p>
    <ul>
      {cases.map(({ caseId, title, problem }) => (
        <li key={caseId}>
          <LinkButton
            onClick={() => {
              onOpen(caseId)
            }}
          >
            {title === '' ? INBOX.untitled : title}
          </LinkButton>
          ：{SEARCH.asideProblems[problem]}
        </li>
      ))}
    </ul>
    {cases.length < total && <p>{SEARCH.asideOthers(total - cases.length)}</p>}
    <p>{SEARCH.asideAdvice}</p>
  </section>
)

const Found = ({ find, onOpen }: { readonly find: ShownFind; readonly onOpen: (caseId: string) => void }) => (
  <li className="search-find">
    <button
      type="button"
      className="search-title"
      onClick={() => {
        onOpen(find.caseId)
      }}
    >
      <Marked pieces={find.title} />
    </button>
    <p className="soft">
      {find.meta}
      {find.stands !== '' && <strong className="search-stands">{find.stands}</strong>}
    </p>
    {find.passages.map(({ where, pieces }, index) => (
      <p key={index} className="search-passage">
        <span className="search-where">{where}</span>
        <span>
          <Marked pieces={pieces} />
        </span>
      </p>
    ))}
    {find.more > 0 && <p className="soft">{SEARCH.parts(find.more)}</p>}
  </li>
)

const Marked = ({ pieces }: { readonly pieces: readonly Piece[] }) =>
  pieces.map(({ text, found }, index) => (found ? <mark key={index}>{text}</mark> : <span key={index}>{text}</span>))
