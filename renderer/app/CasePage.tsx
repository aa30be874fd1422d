import { useEffect, useState } from 'react'
import { ArrowLeftOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useKeptForm } from '../ui/form/kept-form.ts'
import { Archiving } from '../feature/archiving/Archiving.tsx'
import { Deadline } from '../feature/deadline/Deadline.tsx'
import { Drafting } from '../feature/drafting/Drafting.tsx'
import { Duty } from '../feature/duty/Duty.tsx'
import { HandOn } from '../feature/handling/HandOn.tsx'
import { Hits } from '../feature/hits/Hits.tsx'
import { Hold } from '../feature/hold/Hold.tsx'
import { Release } from '../feature/release/Release.tsx'
import { EMPTY_HANDLING, type HandlingDraft } from '../feature/review/handling-draft.ts'
import { Review } from '../feature/review/Review.tsx'
import { Timeline } from '../feature/timeline/Timeline.tsx'
import { Validity } from '../feature/validity/Validity.tsx'
import { DESK } from '../i18n/desk.ts'
import { COMMON } from '../i18n/words.ts'
import { Failure } from '../ui/feedback/Failure.tsx'
import { StageSteps } from '../ui/case/StageSteps.tsx'
import { Loading, Unreadable } from '../ui/feedback/States.tsx'
import { Tabs } from '../ui/navigation/Tabs.tsx'
import { openingTab, TABS, tabsOf, type Tab } from './case-tabs.ts'
import { useCasePage } from './useCasePage.ts'

export interface CasePageProps {
  readonly caseId: string
  /** Registered from a file a moment ago, and something was found beside its text: that is shown first. */
  readonly justImported: boolean
  readonly onBack: () => void
  /** Where back leads. */
  readonly backLabel?: string
  /** Another case that this one changes, or was changed by. */
  readonly onOpenCase: (caseId: string) => void
  /** 泄密或者误公开 of this release. */
  readonly onLeak: (about: { readonly caseId: string; readonly title: string }) => void
}

/** One case: where it stands, and its parts as tabs; the tab with the person's work first. */
export const CasePage = ({
  caseId,
  justImported,
  onBack,
  backLabel = COMMON.back,
  onOpenCase,
  onLeak,
}: CasePageProps) => {
  const { view, error, onRetry, message, onDone, onStale, onElsewhere } = useCasePage(caseId)
  const [chosen, setChosen] = useState<Tab | null>(null)
  const [draftTitle, setDraftTitle] = useState<string | null>(null)
  const written = useKeptForm<{ readonly on: string; readonly draft: HandlingDraft } | null>(
    `handling ${caseId}`,
    null,
    caseId,
  )
  // Another text, another screen: nothing that was opened over the old one can act on the new one (I4).
  const seen = view === null ? null : `${view.stage} ${String(view.round)} ${view.contentHash}`
  const { value: half, discard } = written
  // Sent, or written of a text that nobody acts on any more.
  const isOver = half !== null && seen !== null && half.on !== seen
  useEffect(() => {
    if (isOver) discard()
  }, [isOver, discard])
  // What a decision was pressed with goes when the case moves on: the keyboard begins at the top then, where it says what was done.
  const stands = view === null ? null : `${view.stage} ${String(view.round)}`
  useEffect(() => {
    if (stands !== null && document.activeElement === document.body) document.getElementById('main')?.focus()
  }, [stands])
  const back = (
    <Button type="text" icon={<ArrowLeftOutlined aria-hidden />} onClick={onBack}>
      {backLabel}
    </Button>
  )
  if (view === null || seen === null) {
    return (
      <>
        {back}
        {error === null ? <Loading /> : <Unreadable error={error} onRetry={onRetry} />}
      </>
    )
  }
  const tabs = tabsOf(view)
  const title = view.allowed.includes('draft.save')
    ? (draftTitle ?? view.workingCopy?.document.title ?? view.document.title)
    : view.document.title
  // A tab once open stays open while it exists: a result must not vanish because the case moved on.
  const tab = chosen !== null && tabs.includes(chosen) ? chosen : openingTab(view)
  if (tab !== chosen) setChosen(tab)
  const part = { view, onDone, onStale }
  // Kept, so that neither a look at the hits nor a lock loses a half-filled sheet; what was written of another text is gone.
  const draft = half?.on === seen ? half.draft : EMPTY_HANDLING
  const onDraft = (next: HandlingDraft): void => {
    written.set({ on: seen, draft: next })
  }
  const parts: Readonly<Record<Tab, () => React.ReactNode>> = {
    drafting: () => <Drafting key={view.round} {...part} justImported={justImported} onTitle={setDraftTitle} />,
    review: () => <Review key={seen} {...part} {...{ draft, onDraft }} />,
    hits: () => <Hits key={seen} {...part} />,
    duty: () => (
      <Duty
        {...{ caseId, onDone, onStale, onOpenCase }}
        onLeak={() => {
          onLeak({ caseId, title })
        }}
      />
    ),
    release: () => <Release {...part} />,
    archive: () => <Archiving {...part} />,
    timeline: () => <Timeline caseId={caseId} />,
  }
  return (
    <>
      <header className="page-head">
        <h1>{title.trim() === '' ? DESK.untitled : title}</h1>
        {back}
      </header>
      <StageSteps
        chain={view.chain}
        stage={view.stage}
        round={view.round}
        waitingRole={view.waitingRole}
        ended={view.ending !== null}
      />
      <Validity caseId={caseId} onOpenCase={onOpenCase} />
      <div className="case-facts">
        <Deadline caseId={caseId} onDone={onDone} onStale={onStale} />
        <div className="case-acts">
          <HandOn caseId={caseId} onDone={onDone} onStale={onStale} />
          <Hold {...part} />
        </div>
      </div>
      <Failure error={error} />
      {message !== null && (
        <p className="notice" role="status">
          {message}
        </p>
      )}
      <Tabs
        activeKey={tab}
        onChange={(key) => {
          setChosen(TABS.find((each) => each === key) ?? null)
          onElsewhere()
        }}
        items={tabs.map((key) => ({ key, label: DESK.tabs[key], children: parts[key]() }))}
        destroyOnHidden
      />
    </>
  )
}
