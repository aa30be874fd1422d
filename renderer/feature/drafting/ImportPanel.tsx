import { dateTimeText } from '../../i18n/date.ts'
import { findingText } from '../../i18n/finding.ts'
import { IMPORTS } from '../../i18n/imports.ts'
import { Facts, Panel } from '../../ui/Panel.tsx'
import { Loading, Unreadable } from '../../ui/States.tsx'
import { sizeText } from './drafting-model.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'

export type ImportReport = Output<'case.importReports'>[number]

export interface ImportsProps {
  readonly reports: readonly ImportReport[] | null
  readonly error: WireError | null
  readonly onRetry: () => void
}

/** Where the text came from, and what was found in the files beside it: shown for as long as the case lives. */
export const ImportPanel = ({ reports, error, onRetry }: ImportsProps) => {
  if (reports === null) return error === null ? <Loading /> : <Unreadable error={error} onRetry={onRetry} />
  if (reports.length === 0) {
    return (
      <Panel title={IMPORTS.heading}>
        <p className="soft">{IMPORTS.blank}</p>
      </Panel>
    )
  }
  return reports.map((report) => <Report key={`${report.sha256} ${report.at}`} report={report} />)
}

const Report = ({ report }: { readonly report: ImportReport }) => {
  const { fileName, format, sizeBytes, sha256, personName, at, trackedChanges, findings } = report
  return (
    <Panel title={fileName}>
      <Facts
        rows={[
          [IMPORTS.kind, IMPORTS.facts(format, sizeText(sizeBytes))],
          [IMPORTS.by, IMPORTS.byWhom(personName, dateTimeText(at))],
          [IMPORTS.tracked, trackedChanges === null ? '' : IMPORTS.trackedWords[trackedChanges]],
          [
            IMPORTS.hash,
            <span key="hash" className="hash" title={sha256}>
              {`${sha256.slice(0, 16)}…`}
            </span>,
          ],
        ]}
      />
      <h3>{IMPORTS.findings(findings.length)}</h3>
      {findings.length === 0 ? (
        <p className="soft">{IMPORTS.noFindings}</p>
      ) : (
        <ul className="job-files">
          {findings.map(({ code, count, detail }) => (
            <li key={`${code} ${detail ?? ''}`}>{findingText(code, count, detail)}</li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
