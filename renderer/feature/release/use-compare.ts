import { useState } from 'react'
import { rereadIfOvertaken } from '../../api/overtaken.ts'
import { useFileCommand } from '../../api/use-file-command.ts'
import { useFieldOf } from '../../ui/form/use-field.ts'
import { settleForm } from '../../ui/form/kept-form.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { WEB_ADDRESS } from '#shared/lib/web-address.ts'

export interface CompareModel {
  readonly allowed: boolean
  readonly comparisons: Output<'release.prepare'>['comparisons']
  readonly file: File | null
  readonly url: string
  /** As the field gives it: local time without a zone; always Beijing's. */
  readonly publishedAt: string
  readonly ready: boolean
  readonly busy: boolean
  readonly error: WireError | null
  readonly result: Output<'release.compare'> | null
  readonly onFile: (file: File | null) => void
  readonly onUrl: (url: string) => void
  readonly onPublishedAt: (time: string) => void
  readonly onRun: () => void
}

export interface CompareFacts {
  readonly caseId: string
  readonly seq: number
  readonly allowed: boolean
  readonly comparisons: CompareModel['comparisons']
  readonly onDone: () => void
  readonly onStale: () => void
}

const TIME_FORM = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/u

export const useCompare = ({ caseId, seq, allowed, comparisons, onDone, onStale }: CompareFacts): CompareModel => {
  const [file, setFile] = useState<File | null>(null)
  const kept = { name: `compare ${caseId}`, caseId }
  const [url, setUrl] = useFieldOf(kept, 'url', '')
  const [publishedAt, setPublishedAt] = useFieldOf(kept, 'publishedAt', '')
  const [result, setResult] = useState<CompareModel['result']>(null)
  const compare = useFileCommand('release.compare')
  const run = async (): Promise<void> => {
    if (file === null) return
    setResult(null)
    const reply = await compare.run([file], ([bytes = new Uint8Array()]) => ({
      caseId,
      expectedSeq: seq,
      url: url.trim(),
      publishedAt: new Date(`${publishedAt.slice(0, 16)}:00+08:00`).toISOString(),
      fileName: file.name,
      file: bytes,
    }))
    rereadIfOvertaken(reply, onStale)
    if (!reply.ok) return
    settleForm(kept)
    setResult(reply.value)
    onDone()
  }
  // A verdict is of one file at one address; another of either has none yet.
  const other =
    <T>(set: (value: T) => void) =>
    (value: T): void => {
      setResult(null)
      compare.dismiss()
      set(value)
    }
  return {
    allowed,
    comparisons,
    file,
    url,
    publishedAt,
    ready: file !== null && WEB_ADDRESS.test(url.trim()) && TIME_FORM.test(publishedAt),
    busy: compare.busy,
    error: compare.error,
    result,
    onFile: other(setFile),
    onUrl: other(setUrl),
    onPublishedAt: other(setPublishedAt),
    onRun: () => void run(),
  }
}
