import { useState } from 'react'
import { rereadIfOvertaken } from '../../api/overtaken.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { useFileCommand } from '../../api/use-file-command.ts'
import { useExportJob, type ExportJob } from '../../api/use-export-job.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'

type Level = NonNullable<Output<'release.prepare'>['released']>['level']

export interface ExtendModel {
  readonly level: Level
  /** An authority of timestamps is configured. */
  readonly hasAuthority: boolean
  readonly hasAnswer: boolean
  readonly fetch: boolean
  /** What would be asked, once the person thinks of asking; null until then, and until it is known. */
  readonly questions: readonly string[] | null
  readonly job: ExportJob
  readonly busy: boolean
  readonly error: WireError | null
  readonly onAnswer: (files: readonly File[]) => void
  readonly onFiles: (files: readonly File[]) => void
  readonly onFetch: (fetch: boolean) => void
  readonly onTimestamp: () => void
  readonly onProofs: () => void
  readonly onQuestion: () => void
}

export interface ExtendFacts {
  readonly caseId: string
  readonly seq: number
  readonly level: Level
  readonly hasAuthority: boolean
  readonly onStale: () => void
}

export const useExtend = ({ caseId, seq, level, hasAuthority, onStale }: ExtendFacts): ExtendModel => {
  const [answer, setAnswer] = useState<File | null>(null)
  const [files, setFiles] = useState<readonly File[]>([])
  const [fetch, setFetch] = useState(false)
  const job = useExportJob(`extend ${caseId}`, 'releaseFolder')
  const extend = useFileCommand('release.extend')
  const question = useCommand('release.timestampQuestion')
  const asking = useQuery('release.proofQuestions', fetch && level !== 'B-B' ? { caseId } : null)
  const start = async (add: 'timestamp' | 'proofs'): Promise<void> => {
    if (job.folder === null) return
    const asked = { caseId, expectedSeq: seq, folder: job.folder.token, add, fetch }
    const started =
      add === 'proofs'
        ? extend.run(files, (brought) => ({ ...asked, files: [...brought] }))
        : extend.run(answer === null ? [] : [answer], ([token]) => ({
            ...{ ...asked, files: [] },
            ...(token === undefined ? {} : { answer: token }),
          }))
    await job.follow(started)
    rereadIfOvertaken(await started, onStale)
  }
  return {
    level,
    hasAuthority,
    hasAnswer: answer !== null,
    fetch,
    questions: asking.data?.addresses ?? null,
    job,
    busy: extend.busy || question.busy,
    error: extend.error ?? question.error ?? asking.error ?? job.chooseError,
    onAnswer: ([file]) => {
      setAnswer(file ?? null)
    },
    onFiles: setFiles,
    onFetch: setFetch,
    onTimestamp: () => void start('timestamp'),
    onProofs: () => void start('proofs'),
    onQuestion: () => {
      if (job.folder !== null) void job.follow(question.run({ caseId, folder: job.folder.token }))
    },
  }
}
