import { useState } from 'react'
import { Button, Segmented } from 'antd'
import type { LintFinding } from '#shared/domain/lint/finding.ts'
import { LINT_RULES, type LintSeverity } from '#shared/domain/lint/rule.ts'
import { lintText, LINT_SEVERITY_WORDS } from '../../i18n/lint.ts'
import { LINT_PANEL } from '../../i18n/lint-panel.ts'
import { Loading } from '../../ui/feedback/States.tsx'
import { severityCounts, shownFindings, type Shown } from './lint-model.ts'
import type { Linted } from './useLint.ts'

export interface LintPanelProps {
  readonly linted: Linted | null
  readonly onJump: (finding: LintFinding) => void
  readonly onFix: (findings: readonly LintFinding[]) => void
}

const SEVERITIES: readonly LintSeverity[] = ['error', 'warning', 'info']

/** What does not follow the standard: each finding leads to its place, and offers its fix where there is one safe one. */
export const LintPanel = ({ linted, onJump, onFix }: LintPanelProps) => {
  const [shown, setShown] = useState<Shown>('all')
  if (linted === null) return <Loading />
  const { findings } = linted
  if (findings.length === 0) return <p className="lint-none">{LINT_PANEL.none}</p>
  const counts = severityCounts(findings)
  const { list, more } = shownFindings(findings, shown)
  const fixable = findings.filter(({ fix }) => fix !== undefined)
  return (
    <div className="lint">
      <Segmented<Shown>
        tabIndex={-1} // its choices take the focus; the frame around them would be one stop more
        size="small"
        aria-label={LINT_PANEL.filter}
        value={shown}
        options={[
          { value: 'all', label: LINT_PANEL.all(findings.length) },
          ...SEVERITIES.filter((severity) => counts[severity] > 0).map((severity) => ({
            value: severity,
            label: LINT_PANEL.some(LINT_SEVERITY_WORDS[severity], counts[severity]),
          })),
        ]}
        onChange={setShown}
      />
      {fixable.length > 1 && (
        <Button
          size="small"
          onClick={() => {
            onFix(fixable)
          }}
        >
          {LINT_PANEL.fixAll(fixable.length)}
        </Button>
      )}
      <ol className="lint-list" aria-label={LINT_PANEL.list}>
        {list.map((finding, index) => (
          <Finding
            key={`${finding.code} ${String(finding.line)} ${String(finding.start)} ${String(index)}`}
            {...{ finding, linted, onJump, onFix }}
          />
        ))}
      </ol>
      {more > 0 && <p className="soft">{LINT_PANEL.more(more)}</p>}
    </div>
  )
}

const Finding = ({
  finding,
  linted,
  onJump,
  onFix,
}: { readonly finding: LintFinding; readonly linted: Linted } & Pick<LintPanelProps, 'onJump' | 'onFix'>) => {
  const { severity, code, detail, line, fix } = finding
  const { clause } = LINT_RULES[code]
  const where = linted.lines[line]?.text ?? ''
  return (
    <li className={`lint-finding lint-${severity}`}>
      <button
        type="button"
        className="lint-jump"
        onClick={() => {
          onJump(finding)
        }}
      >
        <span className="lint-severity">{LINT_SEVERITY_WORDS[severity]}</span>
        {lintText(code, detail)}
        <span className="lint-where">{where === '' ? LINT_PANEL.emptyLine : where}</span>
      </button>
      <span className="lint-foot">
        {clause !== '' && <span className="lint-rule">{LINT_PANEL.clause(clause)}</span>}
        {fix !== undefined && (
          <Button
            size="small"
            onClick={() => {
              onFix([finding])
            }}
          >
            {LINT_PANEL.fix}
          </Button>
        )}
      </span>
    </li>
  )
}
