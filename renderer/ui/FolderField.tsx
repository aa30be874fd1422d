import { FolderOpenOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { JOB } from '../i18n/release.ts'

/** The folder that files will be written to: its name only, never its path. */
export const FolderField = ({
  name,
  disabled,
  onChoose,
}: {
  readonly name: string | null
  readonly disabled: boolean
  readonly onChoose: () => void
}) => (
  <div className="field">
    <p className="field-label">{JOB.folder}</p>
    <div className="folder">
      <span className={name === null ? 'soft' : 'folder-name'}>{name ?? JOB.noFolder}</span>
      <Button icon={<FolderOpenOutlined aria-hidden />} onClick={onChoose} disabled={disabled}>
        {JOB.chooseFolder}
      </Button>
    </div>
  </div>
)
