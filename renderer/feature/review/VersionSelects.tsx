import { useId } from 'react'
import { Select } from 'antd'
import { dateText } from '../../i18n/date.ts'
import { REVIEW } from '../../i18n/review.ts'
import { COMMON } from '../../i18n/words.ts'
import type { VersionPair } from './useComparison.ts'
import type { ReviewModel } from './useReview.ts'

/** Any two versions, each with its round, its person and its day; the older one is always the one compared with. */
export const VersionSelects = ({ view, pair, onPair, roundOf }: ReviewModel & { readonly pair: VersionPair }) => {
  const options = view.versions.map(({ version, at, authorName }) => {
    const round = roundOf(version)
    return {
      value: version,
      label: REVIEW.version(version, round === null ? '' : COMMON.round(round), authorName, dateText(at)),
    }
  })
  const last = options.at(-1)?.value ?? 0
  return (
    <>
      <VersionSelect
        label={REVIEW.from}
        value={pair.from}
        options={options.filter(({ value }) => value < last)}
        onChange={(from) => {
          onPair(from < pair.to ? { ...pair, from } : { from, to: last })
        }}
      />
      <VersionSelect
        label={REVIEW.to}
        value={pair.to}
        options={options.slice(1)}
        onChange={(to) => {
          onPair(to > pair.from ? { ...pair, to } : { from: options[0]?.value ?? 0, to })
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
