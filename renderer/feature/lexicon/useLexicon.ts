import { useEffect, useState } from 'react'
import type { Role } from '#shared/domain/case/roles.ts'
import { adoptJob } from '../../api/jobs.ts'
import { useCommand } from '../../api/use-command.ts'
import { RESCAN } from './useRescan.ts'
import { useExportJob, type ExportJob } from '../../api/use-export-job.ts'
import { useQuery } from '../../api/use-query.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import type { SecondHandActs } from '../../ui/dialog/SecondHand.tsx'
import { useKeptForm } from '../../ui/form/kept-form.ts'

export type Version = Output<'lexicon.list'>['versions'][number]
export type Format = Input<'lexicon.export'>['format']
export type Facts = NonNullable<Input<'lexicon.check'>['facts']>
export type Checked = Output<'lexicon.check'>
type Chosen = NonNullable<Output<'file.choose'>>

export interface LexiconModel {
  readonly list: Output<'lexicon.list'> | null
  readonly listError: WireError | null
  readonly onRetry: () => void
  readonly busy: boolean
  readonly error: WireError | null
  /** Proposes to put a version to use, or with null the lexicon out of use. True once it is on record. */
  readonly propose: {
    readonly busy: boolean
    readonly error: WireError | null
    readonly onPropose: (id: string, version: string | null, reason: string) => Promise<boolean>
    readonly onDismiss: () => void
  }
  /** The other hand. */
  readonly second: SecondHandActs
  readonly nameOf: (id: string) => string
  /** Who sees cases sees what a re-scan finds in them, and what became of hits. */
  readonly seesCases: boolean
  readonly setsLimits: boolean
  readonly exporting: ExportJob
  readonly onExport: (version: Version, format: Format) => void
  readonly facts: Facts
  readonly onFacts: (facts: Facts) => void
  readonly file: Chosen | null
  readonly onChoose: () => void
  readonly onCheck: () => void
  readonly onAdd: () => void
  readonly checked: Checked | null
  readonly text: string
  readonly onText: (text: string) => void
  readonly found: Output<'lexicon.tryOut'> | null
  readonly tryError: WireError | null
}

const NO_FACTS: Facts = { id: '', version: '', name: '', issuedOn: '' }
/** Typing rests so long before the text is looked at. */
const PAUSE_MS = 150

/** A text as it was when typing last rested. */
const useRested = (text: string): string => {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => {
      setRested(text)
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
    }
  }, [text])
  return rested
}

/** What the lexicons in use find in a text as it is typed; asked anew when others are put to use. */
const useTryOut = (text: string, uses: number) => {
  const rested = useRested(text)
  const { run, error } = useCommand('lexicon.tryOut')
  const [found, setFound] = useState<Output<'lexicon.tryOut'> | null>(null)
  useEffect(() => {
    let isLast = true
    if (rested === '') setFound(null)
    else
      void run({ text: rested }).then((reply) => {
        if (isLast) setFound(reply.ok ? reply.value : null)
      })
    return () => {
      isLast = false
    }
  }, [rested, run, uses])
  return { found: text === '' ? null : found, error }
}

/** The care of the lexicons: take in, put to use and go back by two hands, export, try. */
export const useLexicon = ({ roles }: { readonly roles: readonly Role[] }): LexiconModel => {
  const list = useQuery('lexicon.list', {})
  const propose = useCommand('lexicon.propose')
  const confirm = useCommand('lexicon.confirm')
  const decline = useCommand('lexicon.decline')
  const choose = useCommand('file.choose')
  const check = useCommand('lexicon.check')
  const add = useCommand('lexicon.add')
  const start = useCommand('lexicon.export')
  const exporting = useExportJob('lexicon', 'exportFolder')
  const facts = useKeptForm('lexicon facts', NO_FACTS)
  const [file, setFile] = useState<Chosen | null>(null)
  const [checked, setChecked] = useState<Checked | null>(null)
  const [text, setText] = useState('')
  const tryOut = useTryOut(text, list.data?.uses.length ?? 0)

  const input = {
    file: file?.token ?? '',
    facts: Object.values(facts.value).every((value) => value !== '') ? facts.value : null,
  }
  const forget = (): void => {
    setChecked(null)
    check.dismiss()
    add.dismiss()
  }
  return {
    list: list.data,
    listError: list.error,
    onRetry: list.refresh,
    busy: propose.busy || choose.busy || check.busy || add.busy,
    error: choose.error ?? check.error ?? add.error ?? start.error,
    propose: {
      busy: propose.busy,
      error: propose.error,
      onPropose: async (id, version, reason) => {
        const reply = await propose.run({ id, version, reason })
        list.refresh()
        return reply.ok
      },
      onDismiss: propose.dismiss,
    },
    second: {
      busy: confirm.busy || decline.busy,
      error: confirm.error ?? decline.error,
      onConfirm: async (proposalId) => {
        const reply = await confirm.run({ proposalId })
        if (reply.ok) adoptJob(RESCAN, reply.value.jobId)
        list.refresh()
        return reply.ok
      },
      onDecline: async (proposalId, reason) => {
        const reply = await decline.run({ proposalId, reason })
        list.refresh()
        return reply.ok
      },
      onDismiss: () => {
        confirm.dismiss()
        decline.dismiss()
      },
    },
    nameOf: (id) => list.data?.versions.findLast((version) => version.id === id)?.name ?? id,
    seesCases: roles.includes('secrecyOfficer'),
    setsLimits: roles.includes('securityAdministrator'),
    exporting,
    onExport: ({ id, version }, format) => {
      if (exporting.folder !== null)
        void exporting.follow(start.run({ id, version, format, folder: exporting.folder.token }))
    },
    facts: facts.value,
    onFacts: (next) => {
      forget()
      facts.set(next)
    },
    file,
    onChoose: () => {
      void choose.run({ purpose: 'lexicon' }).then((reply) => {
        if (!reply.ok || reply.value === null) return
        forget()
        setFile(reply.value)
      })
    },
    onCheck: () => {
      void check.run(input).then((reply) => {
        setChecked(reply.ok ? reply.value : null)
      })
    },
    onAdd: () => {
      void add.run(input).then((reply) => {
        if (!reply.ok) return
        setChecked(null)
        setFile(null)
        facts.settle()
        list.refresh()
      })
    },
    checked,
    text,
    onText: setText,
    found: tryOut.found,
    tryError: tryOut.error,
  }
}
