import { startTransition, useEffect, useState } from 'react'
import { documentLines, type DocumentLine } from '#shared/domain/document/lines.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'
import type { LintFinding } from '#shared/domain/lint/finding.ts'
import { newLinter } from '#shared/domain/lint/lint-document.ts'

export interface Linted {
  readonly document: OfficialDocument
  readonly lines: readonly DocumentLine[]
  readonly findings: readonly LintFinding[]
}

const IDLE_TIMEOUT_MS = 400

/** The format check of the text as it stands, looked at when the page is idle; null until the first look. */
export const useLint = (document: OfficialDocument): Linted | null => {
  const [linter] = useState(() => newLinter())
  const [linted, setLinted] = useState<Linted | null>(null)
  useEffect(() => {
    const handle = requestIdleCallback(
      () => {
        const findings = linter(document, { stage: 'draft' })
        startTransition(() => {
          setLinted({ document, lines: documentLines(document), findings })
        })
      },
      { timeout: IDLE_TIMEOUT_MS },
    )
    return () => {
      cancelIdleCallback(handle)
    }
  }, [document, linter])
  return linted
}
