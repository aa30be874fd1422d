import { Button } from 'antd'
import { AUDIT } from '../../i18n/audit.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { FolderField } from '../../ui/field/FolderField.tsx'
import { JobProgress } from '../../ui/job/JobProgress.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Loading, Unreadable } from '../../ui/feedback/States.tsx'
import { LinkButton } from '../../ui/navigation/LinkButton.tsx'
import { ListTable } from '../../ui/table/ListTable.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Pager } from '../../ui/table/Pager.tsx'
import { auditLine, PAGE_ROWS, type AuditLine } from './audit-model.ts'
import type { AuditModel } from './useAudit.ts'

type Scope = AuditModel['filter']['scope']
const COLUMNS = ['position', 'at', 'who', 'kind', 'what', 'of'] as const
const SCOPES: readonly Scope[] = ['all', 'cases', 'office', 'access']

export const AuditView = (model: AuditModel) => {
  const { page, error, onRetry } = model
  if (page === null) return error === null ? <Loading /> : <Unreadable error={error} onRetry={onRetry} />
  return (
    <div className="audit">
      <h1>{AUDIT.heading}</h1>
      <p className="soft">{AUDIT.intro}</p>
      <Failure error={error} />
      {page.kept.isDue && (
        <p className="audit-due" role="status">
          {AUDIT.keptDue(page.kept.lastAt, page.kept.days, page.kept.events)}
        </p>
      )}
      <Panel title={AUDIT.code}>
        <p className="audit-code">{page.head.code}</p>
        <p className="soft">{`${AUDIT.size(page.head.size)}。${AUDIT.codeHint}`}</p>
        {page.kept.lastAt !== null && <p className="soft">{AUDIT.keptAt(page.kept.lastAt, page.kept.events)}</p>}
      </Panel>
      <Export
        words={{ heading: AUDIT.exportHeading, hint: AUDIT.exportHint, start: AUDIT.start }}
        job={model.job}
        error={model.exportError}
        onExport={model.onExport}
      />
      <Panel title={AUDIT.filters}>
        <Filters {...model} people={page.people} />
        <OnlyCase {...model} />
      </Panel>
      <Lines {...model} page={page} />
      <Export
        words={{ heading: AUDIT.listHeading, hint: AUDIT.listHint, start: AUDIT.listStart }}
        job={model.listJob}
        error={model.listError}
        onExport={model.onExportList}
      />
    </div>
  )
}

interface ExportProps {
  readonly words: { readonly heading: string; readonly hint: string; readonly start: string }
  readonly job: AuditModel['job']
  readonly error: AuditModel['exportError']
  readonly onExport: () => void
}

const Export = ({ words, job, error, onExport }: ExportProps) => {
  const outcome = job.progress?.outcome ?? null
  return (
    <Panel title={words.heading}>
      <p className="soft">{words.hint}</p>
      <FolderField name={job.folder?.name ?? null} disabled={job.running} onChoose={job.onChooseFolder} />
      <Failure error={job.chooseError ?? error} />
      <div className="button-row">
        <Button type="primary" disabled={job.folder === null || job.running} onClick={onExport}>
          {words.start}
        </Button>
      </div>
      {(job.running || outcome?.state === 'failed') && (
        <JobProgress progress={job.progress} cancelling={job.cancelling} onCancel={job.onCancel} />
      )}
      {outcome?.state === 'done' && !job.running && (
        <>
          {outcome.notices.map(({ code, detail }) => (
            <p key={code} className="failure" role="alert">
              {detail}
            </p>
          ))}
          <Notice>{AUDIT.done(outcome.files)}</Notice>
        </>
      )}
    </Panel>
  )
}

const Filters = ({
  filter,
  onFilter,
  people,
}: AuditModel & { readonly people: NonNullable<AuditModel['page']>['people'] }) => (
  <div className="audit-filters">
    <label>
      {AUDIT.person}
      <select
        value={filter.personId ?? ''}
        onChange={(event) => {
          onFilter({ personId: event.target.value === '' ? null : event.target.value })
        }}
      >
        <option value="">{AUDIT.anyone}</option>
        {people.map(({ personId, name }) => (
          <option key={personId} value={personId}>
            {name}
          </option>
        ))}
      </select>
    </label>
    <label>
      {AUDIT.scope}
      <select
        value={filter.scope}
        onChange={(event) => {
          onFilter({ scope: SCOPES.find((scope) => scope === event.target.value) ?? 'all' })
        }}
      >
        {SCOPES.map((scope) => (
          <option key={scope} value={scope}>
            {AUDIT.scopes[scope]}
          </option>
        ))}
      </select>
    </label>
    {(['from', 'until'] as const).map((end) => (
      <label key={end}>
        {AUDIT[end]}
        <input
          type="date"
          value={filter[end] ?? ''}
          onChange={(event) => {
            onFilter({ [end]: event.target.value === '' ? null : event.target.value })
          }}
        />
      </label>
    ))}
  </div>
)

const OnlyCase = ({ ofCase, onCase }: AuditModel) =>
  ofCase === '' ? null : (
    <p role="status">
      {AUDIT.onlyCase(ofCase)}
      <LinkButton
        onClick={() => {
          onCase(null)
        }}
      >
        {AUDIT.allCases}
      </LinkButton>
    </p>
  )

/** The case of a line leads to all lines of it. */
const OfCase = ({ line: { of, caseId }, ofCase, onCase }: AuditModel & { readonly line: AuditLine }) =>
  caseId === null || ofCase !== '' ? (
    of
  ) : (
    <LinkButton
      title={AUDIT.showCase(of)}
      onClick={() => {
        onCase({ caseId, name: of })
      }}
    >
      {of}
    </LinkButton>
  )

const Lines = ({ page, ...model }: AuditModel & { readonly page: NonNullable<AuditModel['page']> }) => (
  <section aria-label={AUDIT.heading}>
    {page.total <= PAGE_ROWS && (
      <p className="soft" role="status">
        {AUDIT.total(page.total)}
      </p>
    )}
    <Pager page={model.pageNumber} total={page.total} pageRows={PAGE_ROWS} onPage={model.onPage} />
    {page.rows.length === 0 ? (
      <p>{AUDIT.none}</p>
    ) : (
      <ListTable columns={COLUMNS.map((column) => AUDIT.columns[column])} className="audit-table">
        {page.rows.map(auditLine).map((line) => (
          <tr key={line.position} title={line.hash}>
            {COLUMNS.map((column) => (
              <td key={column}>{column === 'of' ? <OfCase {...model} page={page} line={line} /> : line[column]}</td>
            ))}
          </tr>
        ))}
      </ListTable>
    )}
  </section>
)
