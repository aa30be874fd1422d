import { Button, Input, Select } from 'antd'
import { MAX_DEPARTMENT_NAME } from '#shared/domain/case/authority/department.ts'
import { DEPARTMENTS } from '../../i18n/departments.ts'
import { COMMON } from '../../i18n/words.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { ListTable } from '../../ui/table/ListTable.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { TextArea } from '../../ui/field/TextArea.tsx'
import {
  isChanged,
  placed,
  renamed,
  withDepartment,
  withoutDepartment,
  type DepartmentDraft,
  type DepartmentsData,
} from './department-model.ts'
import type { DepartmentsModel } from './useDepartments.ts'

type Props = DepartmentsModel & { readonly view: DepartmentsData; readonly draft: DepartmentDraft }

/** An arrangement under way: the departments by name, and where each person belongs. */
export const DepartmentForm = (props: Props) => {
  const { view, draft, onDraft, reason, onReason, busy, error, onPropose } = props
  return (
    <div className="departments">
      <Panel title={DEPARTMENTS.formHeading}>
        <h3>{DEPARTMENTS.names}</h3>
        <Names {...props} />
        <h3>{DEPARTMENTS.people}</h3>
        <Places {...props} />
        <TextArea label={DEPARTMENTS.reason} value={reason} onChange={onReason} rows={2} required />
        <Failure error={error} />
        <div className="button-row">
          <Button
            type="primary"
            loading={busy}
            disabled={reason.trim() === '' || !isChanged(view, draft)}
            onClick={onPropose}
          >
            {DEPARTMENTS.propose}
          </Button>
          <Button
            onClick={() => {
              onDraft(null)
            }}
          >
            {DEPARTMENTS.cancel}
          </Button>
        </div>
      </Panel>
    </div>
  )
}

const Names = ({ draft, onDraft }: Props) => (
  <>
    <ul className="departments-names">
      {draft.departments.map(({ departmentId, name }, index) => (
        <li key={departmentId}>
          <Input
            aria-label={DEPARTMENTS.name(index)}
            value={name}
            maxLength={MAX_DEPARTMENT_NAME}
            autoComplete="off"
            onChange={(event) => {
              onDraft(renamed(draft, departmentId, event.target.value))
            }}
          />
          <Button
            aria-label={DEPARTMENTS.removeOne(name)}
            onClick={() => {
              onDraft(withoutDepartment(draft, departmentId))
            }}
          >
            {DEPARTMENTS.remove}
          </Button>
        </li>
      ))}
    </ul>
    <Button
      onClick={() => {
        onDraft(withDepartment(draft))
      }}
    >
      {DEPARTMENTS.addOne}
    </Button>
  </>
)

const NONE = ''

const Places = ({ view, draft, onDraft }: Props) => {
  const options = [
    { value: NONE, label: DEPARTMENTS.noDepartment },
    ...draft.departments
      .filter(({ name }) => name.trim() !== '')
      .map(({ departmentId, name }) => ({ value: departmentId, label: name.trim() })),
  ]
  return (
    <ListTable columns={Object.values(DEPARTMENTS.columns)}>
      {view.people.map(({ personId, name, roles }) => (
        <tr key={personId}>
          <th scope="row">{name}</th>
          <td>{COMMON.joinRoles(roles)}</td>
          <td>
            <Select<string>
              className="departments-place"
              aria-label={DEPARTMENTS.of(name)}
              value={draft.places[personId] ?? NONE}
              options={options}
              onChange={(value) => {
                onDraft(placed(draft, personId, value === NONE ? null : value))
              }}
            />
          </td>
        </tr>
      ))}
    </ListTable>
  )
}
