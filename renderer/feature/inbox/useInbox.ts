import { useCallback, useState, type ReactNode } from 'react'
import { useCommand } from '../../api/use-command.ts'
import { usePagedQuery } from '../../api/use-paged-query.ts'
import { useQuery } from '../../api/use-query.ts'
import { useExistingPage } from '../../ui/table/use-existing-page.ts'
import { PAGE_SIZE } from './inbox-model.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import type { InboxGroup } from '#shared/domain/case/projection/inbox.ts'
import type { Role } from '#shared/domain/case/roles.ts'

export type Scope = 'waiting' | 'all'

/** Where the person was in the list; kept by the desk, so that going back leads there. */
export type RevisionDecision = 'accept' | 'reject' | 'keep'

export interface InboxPlace {
  readonly scope: Scope
  readonly group: InboxGroup
  readonly page: number
}

export interface InboxProps {
  /** What waits for the person beside cases. */
  readonly beside: ReactNode
  readonly roles: readonly Role[]
  readonly place: InboxPlace
  readonly onPlace: (place: InboxPlace) => void
  /** `justImported`: something was found beside the text of the file. */
  readonly onOpen: (caseId: string, justImported?: boolean) => void
}

/** A file with pending tracked changes: what to do with them is the person's decision (lesson 14). */
export interface TrackedChoice {
  readonly token: string
  readonly count: number | null
}

export interface InboxModel {
  readonly beside: ReactNode
  readonly page: Output<'inbox.list'> | null
  readonly readError: WireError | null
  readonly onRetry: () => void
  readonly place: InboxPlace
  readonly onPlace: (place: InboxPlace) => void
  readonly canDraft: boolean
  readonly registering: boolean
  readonly error: WireError | null
  readonly tracked: TrackedChoice | null
  /** A file that bears a mark of a state secret: everything else waits until this was read. */
  readonly stop: { readonly error: WireError; readonly fileName: string; readonly onClose: () => void } | null
  readonly onFromFile: () => void
  readonly onBlank: () => void
  /** Templates to choose from; null while the choice is closed. */
  readonly templates: { readonly list: Output<'template.list'> | null; readonly error: WireError | null } | null
  readonly onTemplates: (open: boolean) => void
  readonly onTemplate: (template: string) => void
  readonly onTracked: (choice: RevisionDecision | null) => void
  readonly onOpen: (caseId: string) => void
}

export const useInbox = ({ roles, place, onPlace, onOpen, beside }: InboxProps): InboxModel => {
  const { scope, group } = place
  const asked = { scope, group, offset: place.page * PAGE_SIZE, limit: PAGE_SIZE }
  const list = usePagedQuery('inbox.list', asked, `${scope} ${group}`)
  const onPageNumber = useCallback(
    (page: number) => {
      onPlace({ ...place, page })
    },
    [onPlace, place],
  )
  useExistingPage(place.page, list.data?.total ?? null, PAGE_SIZE, onPageNumber)
  const choose = useCommand('file.choose')
  const register = useCommand('case.register')
  const [tracked, setTracked] = useState<TrackedChoice | null>(null)

  const [choosing, setChoosing] = useState(false)
  const templates = useQuery('template.list', choosing ? {} : null)
  const [fileName, setFileName] = useState('')
  const stopped = register.error?.code === 'import.classified' ? register.error : null

  const registerSource = async (source: Input<'case.register'>['source']): Promise<void> => {
    const reply = await register.run({ source })
    if (reply.ok) {
      onOpen(reply.value.caseId, reply.value.findings.length > 0)
    } else if (
      reply.error.code === 'import.trackedChanges' &&
      source.kind === 'file' &&
      source.trackedChanges === undefined
    ) {
      // Refused again after a choice, the marks are of an unknown kind: asking once more would not end.
      const count = reply.error.detail?.['count']
      setTracked({ token: source.token, count: typeof count === 'number' ? count : null })
    }
  }
  const chooseFile = async (): Promise<void> => {
    register.dismiss()
    const reply = await choose.run({ purpose: 'importDocument' })
    if (!reply.ok || reply.value === null) return
    setFileName(reply.value.name)
    await registerSource({ kind: 'file', token: reply.value.token })
  }

  return {
    beside,
    page: list.data,
    readError: list.error,
    onRetry: list.refresh,
    place,
    onPlace,
    canDraft: roles.includes('drafter'),
    registering: choose.busy || register.busy,
    stop: stopped === null ? null : { error: stopped, fileName, onClose: register.dismiss },
    error:
      tracked === null && stopped === null && !choosing
        ? (choose.error ?? register.error ?? (list.data === null ? null : list.error))
        : null,
    tracked,
    onFromFile: () => void chooseFile(),
    onBlank: () => void registerSource({ kind: 'blank' }),
    templates: choosing ? { list: templates.data, error: templates.error ?? register.error } : null,
    onTemplates: (open) => {
      register.dismiss()
      setChoosing(open)
    },
    onTemplate: (template) => void registerSource({ kind: 'template', template }),
    onTracked: (choice) => {
      const token = tracked?.token
      setTracked(null)
      register.dismiss()
      if (choice !== null && token !== undefined) {
        void registerSource({ kind: 'file', token, trackedChanges: choice })
      }
    },
    onOpen,
  }
}
