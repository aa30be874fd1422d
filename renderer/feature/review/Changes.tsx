import { memo, useId } from 'react'
import { Button, Select } from 'antd'
import { dateText } from '../../i18n/date.ts'
import { REVIEW } from '../../i18n/review.ts'
import { DiffText } from '../../ui/DiffText.tsx'
import { OfficialPage, type PageLine } from '../../ui/OfficialPage.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Loading, Unreadable } from '../../ui/States.tsx'
import type { Change, DiffLine } from './review-model.ts'
import type { Comparison, ReviewModel, VersionPair } from './useReview.ts'
import type { Walking } from './useWalk.ts'

export const VersionSelects = ({ view, pair, onPair }: ReviewModel & { readonly pair: VersionPair }) => {
  const options = view.versions.map(({ version, at }) => ({
    value: version,
    label: REVIEW.version(version, dateText(at)),
  }))
  return (
    <>
      <VersionSelect
        label={REVIEW.from}
        value={pair.from}
        options={options}
        onChange={(from) => {
          onPair({ ...pair, from })
        }}
      />
      <VersionSelect
        label={REVIEW.to}
        value={pair.to}
        options={options}
        onChange={(to) => {
          onPair({ ...pair, to })
        }}
      />
    </>
  )
}

interface VersionSelectProps {
  readonly label: string
  readonly value: number
  readonly options: { value: number; label: string }[]
  readonly onChange: (version: number) => void
}

const VersionSelect = ({ label, value, options, onChange }: VersionSelectProps) => {
  const id = useId()
  return (
    <span className="review-version">
      <label htmlFor={id}>{label}</label>
      <Select
        id={id}
        value={value}
        options={options}
        onChange={onChange}
        popupMatchSelectWidth={false}
        virtual={false}
      />
    </span>
  )
}

export const ChangesPage = ({
  comparison,
  currentId,
  title,
}: {
  readonly comparison: Comparison
  readonly currentId: string | null
  readonly title: string
}) => {
  const { data, lines, error, onRetry } = comparison
  if (data === null) return error === null ? <Loading /> : <Unreadable error={error} onRetry={onRetry} />
  const pageLines = lines.map((line): PageLine => {
    const own = currentId !== null && currentId.startsWith(line.key) ? currentId : null
    return {
      key: line.key,
      kind: line.kind,
      content: <LineContent line={line} currentId={own} />,
      ...(line.change === null ? {} : { change: line.change }),
    }
  })
  return (
    <>
      {data.fallback && <p className="review-fallback">{REVIEW.fallback}</p>}
      <OfficialPage label={title} lines={pageLines} />
    </>
  )
}

/** Painted again only when the change that is walked to lies in it. */
const LineContent = memo(({ line, currentId }: { readonly line: DiffLine; readonly currentId: string | null }) => (
  <>
    {line.movedFrom !== null && (
      <span className={`line-note${line.changeId === currentId ? ' change-current' : ''}`} data-change={line.changeId}>
        {REVIEW.movedFrom(line.movedFrom)}
      </span>
    )}
    <DiffText runs={line.runs} currentId={currentId} />
  </>
))
LineContent.displayName = 'LineContent'

export const ChangeList = ({ comparison, walking }: { readonly comparison: Comparison; readonly walking: Walking }) => {
  const { data, changes } = comparison
  if (data === null) return null
  const { counts } = data
  const index = changes.findIndex((change) => change.id === walking.currentId)
  if (changes.length === 0) {
    return (
      <Panel title={REVIEW.changeList}>
        <p className="soft">{REVIEW.nothingChanged}</p>
      </Panel>
    )
  }
  return (
    <Panel
      title={REVIEW.changeList}
      extra={
        <span className="soft" role="status">
          {index < 0 ? REVIEW.walkHint : REVIEW.position(index + 1, changes.length)}
        </span>
      }
    >
      <p>{REVIEW.counts(counts.edited, counts.added, counts.removed, counts.moved + counts.movedEdited)}</p>
      <p className="soft">{REVIEW.characters(counts.insertedCharacters, counts.deletedCharacters)}</p>
      <div className="button-row">
        <Button
          onClick={() => {
            walking.onStep(-1)
          }}
        >
          {REVIEW.previous}
        </Button>
        <Button
          onClick={() => {
            walking.onStep(1)
          }}
        >
          {REVIEW.next}
        </Button>
      </div>
      <ol className="review-changes">
        {changes.map((change) => (
          <li key={change.id}>
            <ChangeButton change={change} isCurrent={change.id === walking.currentId} onJump={walking.onJump} />
          </li>
        ))}
      </ol>
    </Panel>
  )
}

interface ChangeButtonProps {
  readonly change: Change
  readonly isCurrent: boolean
  readonly onJump: (id: string) => void
}

const ChangeButton = memo(({ change, isCurrent, onJump }: ChangeButtonProps) => (
  <button
    type="button"
    aria-current={isCurrent}
    onClick={() => {
      onJump(change.id)
    }}
  >
    <span className={`review-kind review-kind-${change.kind}`}>{REVIEW.kinds[change.kind]}</span>
    <span className="soft">{REVIEW.paragraph(change.line)}</span>
    <span>{change.excerpt}</span>
  </button>
))
ChangeButton.displayName = 'ChangeButton'
