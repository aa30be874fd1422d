import { useEffect, useState } from 'react'

/**
 * A field that may hold half a value while it is typed: only a whole one is told, and leaving it with half of one brings
 * back what stood there.
 */
export const TypedField = ({
  label,
  type,
  value,
  isWhole,
  onValue,
}: {
  readonly label: string
  readonly type: 'text' | 'date'
  readonly value: string
  readonly isWhole: (typed: string) => boolean
  readonly onValue: (value: string) => void
}) => {
  const [typed, setTyped] = useState(value)
  useEffect(() => {
    setTyped(value)
  }, [value])
  return (
    <label>
      {label}
      <input
        type={type}
        {...(type === 'text' ? { inputMode: 'numeric' as const, maxLength: 4, size: 5 } : {})}
        value={typed}
        aria-invalid={!isWhole(typed)}
        onChange={({ target }) => {
          setTyped(target.value)
          if (isWhole(target.value)) onValue(target.value)
        }}
        onBlur={() => {
          if (!isWhole(typed)) setTyped(value)
        }}
      />
    </label>
  )
}
