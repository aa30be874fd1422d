import { useId } from 'react'

/** Files that the page reads itself: their bytes go to the program, never a path. */
export const FileField = ({
  label,
  accept,
  multiple = false,
  onFiles,
}: {
  readonly label: string
  readonly accept: string
  readonly multiple?: boolean
  readonly onFiles: (files: readonly File[]) => void
}) => {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id} className="field-label">
        {label}
      </label>
      <input
        id={id}
        type="file"
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
        }}
      />
    </div>
  )
}
