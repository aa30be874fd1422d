import { useState } from 'react'
import { call } from '../../api/client.ts'
import { readFiles } from '../../api/read-files.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { SIGNATURE } from '../../i18n/signature.ts'
import { MAX_PDF_BYTES, verdictOf, type VerdictShown } from './signature-model.ts'

export interface SignatureModel {
  readonly busy: boolean
  readonly error: WireError | null
  /** Why a file was not even read. */
  readonly refusal: string | null
  readonly fileName: string
  readonly rootName: string
  readonly verdict: VerdictShown | null
  readonly onFile: (file: File) => void
  readonly onRoot: (file: File) => void
  /** Where there is a screen to go back to: before anybody has unlocked. */
  readonly onClose?: () => void
}

/** One file at a time; what was read stays in memory until another is chosen or the place is left. */
export const useSignature = ({ onClose }: { readonly onClose?: () => void }): SignatureModel => {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<WireError | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [file, setFile] = useState<File | null>(null)
  const [root, setRoot] = useState<File | null>(null)
  const [verdict, setVerdict] = useState<VerdictShown | null>(null)

  const verify = async (chosen: File, trusted: File | null): Promise<void> => {
    setBusy(true)
    setError(null)
    setVerdict(null)
    const read = await readFiles(trusted === null ? [chosen] : [chosen, trusted])
    if (read.ok) {
      const [pdf = new Uint8Array(), root] = read.value
      const reply = await call('signature.verify', root === undefined ? { pdf } : { pdf, root })
      if (reply.ok) setVerdict(verdictOf(reply.value.report))
      else setError(reply.error)
    } else setError(read.error)
    setBusy(false)
  }
  const onFile = (chosen: File): void => {
    const why =
      chosen.size === 0 || !/\.pdf$/i.test(chosen.name)
        ? SIGNATURE.notPdf
        : chosen.size > MAX_PDF_BYTES
          ? SIGNATURE.tooLarge
          : null
    setRefusal(why)
    setFile(why === null ? chosen : null)
    setVerdict(null)
    setError(null)
    if (why === null) void verify(chosen, root)
  }
  const onRoot = (chosen: File): void => {
    setRoot(chosen)
    if (file !== null) void verify(file, chosen)
  }
  return {
    busy,
    error,
    refusal,
    fileName: file?.name ?? '',
    rootName: root?.name ?? '',
    verdict,
    onFile,
    onRoot,
    ...(onClose === undefined ? {} : { onClose }),
  }
}
