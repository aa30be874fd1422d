import { useEffect, useState } from 'react'
import { useCommand } from '../../api/use-command.ts'
import { useExportJob, type ExportJob } from '../../api/use-export-job.ts'
import { useQuery } from '../../api/use-query.ts'
import type { Input, Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'

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
  readonly onUse: (id: string, version: string | null) => void
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

/** The secrecy officer's care of the lexicons: take in, put to use, go back, export, try. */
export const useLexicon = (): LexiconModel => {
  const list = useQuery('lexicon.list', {})
  const activate = useCommand('lexicon.activate')
  const choose = useCommand('file.choose')
  const check = useCommand('lexicon.check')
  const add = useCommand('lexicon.add')
  const start = useCommand('lexicon.export')
  const exporting = useExportJob('lexicon', 'exportFolder')
  const [facts, setFacts] = useState(NO_FACTS)
  const [file, setFile] = useState<Chosen | null>(null)
  const [checked, setChecked] = useState<Checked | null>(null)
  const [text, setText] = useState('')
  const tryOut = useTryOut(text, list.data?.uses.length ?? 0)

  const input = { file: file?.token ?? '', facts: Object.values(facts).every((value) => value !== '') ? facts : null }
  const forget = (): void => {
    setChecked(null)
    check.dismiss()
    add.dismiss()
  }
  return {
    list: list.data,
    listError: list.error,
    onRetry: list.refresh,
    busy: activate.busy || choose.busy || check.busy || add.busy,
    error: activate.error ?? choose.error ?? check.error ?? add.error ?? start.error,
    onUse: (id, version) => {
      void activate.run({ id, version }).then(list.refresh)
    },
    exporting,
    onExport: ({ id, version }, format) => {
      if (exporting.folder !== null)
        void exporting.follow(start.run({ id, version, format, folder: exporting.folder.token }))
    },
    facts,
    onFacts: (next) => {
      forget()
      setFacts(next)
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
