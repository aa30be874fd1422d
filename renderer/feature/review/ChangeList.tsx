import { memo, useMemo, useState } from 'react'
import { Button, Select } from 'antd'
import { CHANGE_WORDS } from '../../i18n/change.ts'
import { REVIEW } from '../../i18n/review.ts'
import { COMMON } from '../../i18n/words.ts'
import { Panel } from '../../ui/Panel.tsx'
import {
  authorsOf,
  countKinds,
  LISTED_AT_ONCE,
  NO_FILTER,
  pageOfChange,
  pageOfGroups,
  type Change,
} from './change-model.ts'
import type { Comparison } from './useComparison.ts'
import { StepButtons } from './StepButtons.tsx'
import type { Walking } from './useWalk.ts'

interface Props {
  readonly comparison: Comparison
  readonly walking: Walking
}

/** All changes by the 条款 that they stand in, with their counts and filters. */
export const ChangeList = ({ comparison, walking }: Props) => {
  const { data, sheet, groups, changes, filter } = comparison
  const { currentId } = walking
  const [turned, setTurned] = useState<{ readonly page: number; readonly at: string | null }>({ page: 0, at: null })
  // The list follows the walk; a page that was turned to by hand stays until the walk goes on.
  const walked = useMemo(() => pageOfChange(groups, currentId), [groups, currentId])
  const last = Math.max(0, Math.ceil(changes.length / LISTED_AT_ONCE) - 1)
  const wanted = Math.min(turned.at === currentId ? turned.page : (walked ?? 0), last)
  const all = useMemo(() => pageOfGroups(groups, wanted), [groups, wanted])
  const turn = (step: number): void => {
    setTurned({ page: wanted + step, at: currentId })
  }
  if (data === null || sheet === null) return null
  const { insertedCharacters, deletedCharacters } = data.counts
  if (sheet.changes.length === 0) {
    return (
      <Panel title={REVIEW.changeList}>
        <p className="soft">{REVIEW.nothingChanged}</p>
      </Panel>
    )
  }
  const index = changes.findIndex((change) => change.id === walking.currentId)
  return (
    <Panel
      title={REVIEW.changeList}
      extra={
        <span className="soft" role="status">
          {index < 0 ? REVIEW.total(changes.length) : REVIEW.position(index + 1, changes.length)}
        </span>
      }
    >
      <p className="soft">{REVIEW.characters(insertedCharacters, deletedCharacters)}</p>
      <Filters comparison={comparison} />
      <div className="button-row">
        <StepButtons walking={walking} />
        <span className="soft">{REVIEW.walkHint}</span>
      </div>
      <div className="review-changes">
        {all.groups.map(({ key, heading, changes: own }) => (
          <section key={key} aria-label={heading} className="review-group">
            <h3>
              {heading}
              <span className="soft">{REVIEW.total(own.length)}</span>
            </h3>
            <ol>
              {own.map((change) => (
                <li key={change.id}>
                  <ChangeButton change={change} isCurrent={change.id === walking.currentId} onJump={walking.onJump} />
                </li>
              ))}
            </ol>
          </section>
        ))}
        {groups.length === 0 && filter !== NO_FILTER && <p className="soft">{CHANGE_WORDS.nothingPasses}</p>}
      </div>
      {all.pages > 1 && (
        <div className="button-row">
          <Button
            size="small"
            disabled={wanted === 0}
            onClick={() => {
              turn(-1)
            }}
          >
            {CHANGE_WORDS.pageBefore}
          </Button>
          <span className="soft">{CHANGE_WORDS.page(wanted + 1, all.pages)}</span>
          <Button
            size="small"
            disabled={wanted + 1 >= all.pages}
            onClick={() => {
              turn(1)
            }}
          >
            {CHANGE_WORDS.pageAfter}
          </Button>
        </div>
      )}
    </Panel>
  )
}

const Filters = ({ comparison: { data, sheet, filter, onFilter } }: { readonly comparison: Comparison }) => {
  if (data === null || sheet === null) return null
  const { persons, rounds } = authorsOf(data)
  return (
    <div role="group" aria-label={CHANGE_WORDS.filters}>
      <div className="review-chips">
        {countKinds(sheet.groups).map(([kind, count]) => (
          <button
            key={kind}
            type="button"
            className={`review-kind review-kind-${kind}`}
            aria-pressed={filter.kind === kind}
            onClick={() => {
              onFilter({ ...filter, kind: filter.kind === kind ? null : kind })
            }}
          >
            {CHANGE_WORDS.kind(CHANGE_WORDS.types[kind], count)}
          </button>
        ))}
      </div>
      {(persons.length > 1 || rounds.length > 1) && (
        <div className="review-filters">
          <Select
            aria-label={CHANGE_WORDS.person}
            value={filter.person ?? ''}
            options={[
              { value: '', label: CHANGE_WORDS.everybody },
              ...persons.map((value) => ({ value, label: value })),
            ]}
            onChange={(value) => {
              onFilter({ ...filter, person: value === '' ? null : value })
            }}
            popupMatchSelectWidth={false}
            virtual={false}
          />
          <Select
            aria-label={CHANGE_WORDS.round}
            value={filter.round ?? -1}
            options={[
              { value: -1, label: CHANGE_WORDS.everyRound },
              ...rounds.map((value) => ({ value, label: COMMON.round(value) })),
            ]}
            onChange={(value) => {
              onFilter({ ...filter, round: value < 0 ? null : value })
            }}
            popupMatchSelectWidth={false}
            virtual={false}
          />
        </div>
      )}
    </div>
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
    <span className={`review-kind review-kind-${change.kind}`}>{CHANGE_WORDS.types[change.type]}</span>
    <span>{change.excerpt}</span>
  </button>
))
ChangeButton.displayName = 'ChangeButton'
