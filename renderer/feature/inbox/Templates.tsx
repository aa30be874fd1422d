import { useId, useState } from 'react'
import { INBOX } from '../../i18n/inbox.ts'
import { Dialog } from '../../ui/dialog/Dialog.tsx'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { Loading } from '../../ui/feedback/States.tsx'
import type { InboxModel } from './useInbox.ts'

type Template = NonNullable<NonNullable<InboxModel['templates']>['list']>[number]

/** The choice of a template: the statutory kinds first, then what offices draft as often. */
export const Templates = ({
  templates,
  registering,
  onTemplates,
  onTemplate,
}: Pick<InboxModel, 'registering' | 'onTemplates' | 'onTemplate'> & {
  readonly templates: NonNullable<InboxModel['templates']>
}) => {
  const [chosen, setChosen] = useState<string | null>(null)
  const { list, error } = templates
  const group = (heading: string, isStatutory: boolean) => (
    <Group
      heading={heading}
      isFirst={isStatutory}
      templates={(list ?? []).filter((template) => template.isStatutory === isStatutory)}
      chosen={chosen}
      onChoose={setChosen}
    />
  )
  return (
    <Dialog
      title={INBOX.templateHeading}
      confirmLabel={INBOX.templateConfirm}
      busy={registering}
      disabled={chosen === null}
      onClose={() => {
        onTemplates(false)
      }}
      onConfirm={() => {
        if (chosen !== null) onTemplate(chosen)
      }}
    >
      <Failure error={error} />
      {list === null && error === null && <Loading />}
      {group(INBOX.templateStatutory, true)}
      {group(INBOX.templateOther, false)}
      <p className="template-hint" role="status">
        {list?.find(({ id }) => id === chosen)?.hint ?? INBOX.templateNote}
      </p>
    </Dialog>
  )
}

const Group = ({
  heading,
  templates,
  isFirst,
  chosen,
  onChoose,
}: {
  readonly heading: string
  /** The list comes after its dialog: the keyboard goes on to its first template then. */
  readonly isFirst: boolean
  readonly templates: readonly Template[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}) => {
  const name = useId()
  return (
    <fieldset className="template-group">
      <legend>{heading}</legend>
      {templates.map(({ id, name: label, hint }, index) => (
        <label key={id} className="template" title={hint}>
          <input
            type="radio"
            autoFocus={isFirst && index === 0}
            name={name}
            checked={chosen === id}
            onChange={() => {
              onChoose(id)
            }}
          />
          {label}
        </label>
      ))}
    </fieldset>
  )
}
