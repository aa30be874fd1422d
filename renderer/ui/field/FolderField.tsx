import { FolderOpenOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { JOB } from '../../i18n/release.ts'

/** The folder that files will be written to, or what `label` says: its name only, never its path. */
export const FolderField = ({
  name,
  disabled,
  onChoose,
  label = JOB.folder,
}: {
  readonly name: string | null
  readonly disabled: boolean
  readonly onChoose: () => void
  readonly label?: string
}) => (
  <div className="field">
    <p className="field-label">{label}</p>
    <div className="folder">
      <Button icon={<FolderOpenOutlined aria-hidden />} onClick={onChoose} disabled={disabled}>
        {JOB.chooseFolder}
      </Button>
      <span className={name === null ? 'soft' : 'folder-name'}>{name ?? JOB.noFolder}</span>
    </div>
  </div>
)
