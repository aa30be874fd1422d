import { dateTimeText } from '../../i18n/date.ts'
import { findingText } from '../../i18n/finding.ts'
import { IMPORTS } from '../../i18n/imports.ts'
import { Facts, Panel } from '../../ui/Panel.tsx'
import { Loading, Unreadable } from '../../ui/feedback/States.tsx'
import { sizeText } from './drafting-model.ts'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'

export type ImportReport = Output<'case.importReports'>[number]

export interface ImportsProps {
  readonly reports: readonly ImportReport[] | null
  readonly error: WireError | null
  /** Text of a line of the document as it was imported (`documentLines`). */
  readonly lineText: (line: number) => string
  /** Leads to that line in the draft as it stands. */
  readonly onPlace: (line: number) => void
  readonly onRetry: () => void
}

/** Where the text came from, and what was found in the files beside it: shown for as long as the case lives. */
export const ImportPanel = ({ reports, error, lineText, onPlace, onRetry }: ImportsProps) => {
  if (reports === null) return error === null ? <Loading /> : <Unreadable error={error} onRetry={onRetry} />
  if (reports.length === 0) {
    return (
      <Panel title={IMPORTS.heading}>
        <p className="soft">{IMPORTS.blank}</p>
      </Panel>
    )
  }
  return reports.map((report) => <Report key={`${report.sha256} ${report.at}`} {...{ report, lineText, onPlace }} />)
}

/** A longer list is in the archive of the case; here it would only weigh. */
const MAX_REVISIONS = 200
const shortened = (text: string): string => (text.length > 24 ? `${text.slice(0, 23)}…` : text)

const Report = ({
  report,
  lineText,
  onPlace,
}: { readonly report: ImportReport } & Pick<ImportsProps, 'lineText' | 'onPlace'>) => {
  const { fileName, format, sizeBytes, sha256, personName, at, trackedChanges, findings, revisions } = report
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
        <ul className="found">
          {findings.map(({ code, count, detail, done, line }) => (
            <li key={`${code} ${detail ?? ''}`} className={`found-${done}`}>
              <span className="found-done">{IMPORTS.done[done]}</span>
              {findingText(code, count, detail)}
              {line !== undefined && (
                <button
                  type="button"
                  className="gate-link found-place"
                  onClick={() => {
                    onPlace(line)
                  }}
                >
                  {IMPORTS.place(shortened(lineText(line)))}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
      {revisions.length > 0 && (
        <details className="found-revisions">
          <summary>{IMPORTS.revisions(revisions.length)}</summary>
          <ul className="job-files">
            {revisions.slice(0, MAX_REVISIONS).map(({ kind, of, author, text }, index) => (
              <li key={index}>
                {IMPORTS.revision(IMPORTS.revisionKinds[kind], IMPORTS.revisionOf[of], author, shortened(text))}
              </li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  )
}
