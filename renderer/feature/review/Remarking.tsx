import { useEffect, useState } from 'react'
import { Button, Radio } from 'antd'
import type { RemarkActs } from '../../api/use-remarks.ts'
import { REMARK } from '../../i18n/remark.ts'
import { TextArea } from '../../ui/field/TextArea.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { SuggestionPanel } from '../../ui/remark/SuggestionPanel.tsx'
import { isOpenRemark, type Remark } from '../../ui/remark/remark-model.ts'
import { documentLines } from '#shared/domain/document/lines.ts'
import { highlight, passageOf, showLine, type Passage } from '../../ui/document/passage.ts'
import { usePassage } from '../../ui/document/use-passage.ts'
import { placeOfChange, placeNow } from './remark-place.ts'
import type { CaseView } from './review-model.ts'
import type { Comparison, VersionPair } from './useComparison.ts'
import type { Walking } from './useWalk.ts'
import { useKeptForm } from '../../ui/form/kept-form.ts'

interface Props {
  readonly view: CaseView
  readonly remarks: RemarkActs
  readonly comparison: Comparison
  readonly pair: VersionPair | null
  readonly walking: Walking
}

/** What was said about the text, beside it; and a box for those who may say something now. */
export const Remarking = ({ view, remarks, comparison, pair, walking }: Props) => {
  const { view: said } = remarks
  const current = view.versions.at(-1)?.version ?? 0
  const compared = comparison.isNewest ? comparison.data : null
  const lines = documentLines(view.document)
  const placed = (version: number, line: number): number | null =>
    placeNow({ version, line }, current, pair?.from ?? null, compared)
  const quoteOf = ({ version, place }: Remark): string | null => {
    if (place === null) return null
    const from =
      version === current ? lines : compared !== null && version === pair?.from ? documentLines(compared.from) : []
    return from[place.line]?.text.slice(place.start, place.end) ?? null
  }
  useEffect(() => {
    const open = (said?.remarks ?? []).filter(isOpenRemark)
    const places = open.flatMap(({ version, place }) => (place === null || version !== current ? [] : [place]))
    const show = (): void => {
      highlight('remark', places)
    }
    // Ranges are of elements: when the page is painted otherwise they are found again.
    const observer = new MutationObserver(show)
    const page = document.querySelector('.work-main')
    if (page !== null) observer.observe(page, { childList: true, subtree: true })
    show()
    return () => {
      observer.disconnect()
      highlight('remark', [])
    }
  }, [said, current])
  if (said === null) return null
  return (
    <>
      {said.may.remark && (
        <Composer caseId={view.caseId} remarks={remarks} change={placeOfChange(comparison, walking.currentId)} />
      )}
      <SuggestionPanel
        caseId={view.caseId}
        {...said}
        busy={remarks.busy}
        error={remarks.error}
        quoteOf={quoteOf}
        lineOf={placed}
        onJump={showLine}
        onAccept={() => undefined}
        onReject={() => undefined}
        onWithdraw={(ids) => {
          void remarks.decide(ids, 'withdrawn', REMARK.withdrawReason)
        }}
        onAnswer={remarks.answer}
        onSettle={(id) => {
          void remarks.settle(id)
        }}
      />
    </>
  )
}

/** A selection outside the page, in the box itself say, leaves the passage as it is. */
const chosenOfPage = (selection: Selection | null): Passage | null | undefined =>
  selection?.anchorNode?.parentElement?.closest('.work-main') === null ? undefined : passageOf(selection)

type About = 'whole' | 'passage' | 'change'

interface ComposerProps {
  readonly caseId: string
  readonly remarks: RemarkActs
  readonly change: Passage | null
}

const QUOTE_CHARACTERS = 16
const short = (text: string): string =>
  [...text].length <= QUOTE_CHARACTERS ? text : `${[...text].slice(0, QUOTE_CHARACTERS).join('')}…`

const Composer = ({ caseId, remarks, change }: ComposerProps) => {
  const { value: text, set: setText, discard } = useKeptForm(`remark ${caseId}`, '', caseId)
  const [passage] = usePassage(chosenOfPage)
  const [chosen, setChosen] = useState<About | null>(null)
  useEffect(() => {
    if (passage !== null) setChosen('passage')
  }, [passage])
  const places: Readonly<Record<About, Passage | null>> = { whole: null, passage, change }
  const offered: readonly About[] = [
    'whole',
    ...(passage === null ? [] : (['passage'] as const)),
    ...(change === null ? [] : (['change'] as const)),
  ]
  const about = chosen !== null && offered.includes(chosen) ? chosen : (offered.at(-1) ?? 'whole')
  const words = (each: About): string =>
    each === 'whole' ? REMARK.whole : REMARK[each](short(places[each]?.text ?? ''))
  return (
    <Panel title={REMARK.compose}>
      <Radio.Group
        className="choices"
        aria-label={REMARK.about}
        value={about}
        options={offered.map((value) => ({ value, label: words(value) }))}
        onChange={({ target }: { target: { value?: About } }) => {
          setChosen(target.value ?? null)
        }}
      />
      {offered.length === 1 && <p className="soft">{REMARK.selectHint}</p>}
      <TextArea label={REMARK.text} value={text} rows={2} onChange={setText} />
      <div className="button-row">
        <Button
          disabled={remarks.busy || text.trim() === ''}
          onClick={() => {
            const place = places[about]
            const { line = 0, start = 0, end = 0 } = place ?? {}
            void remarks.make(text, place === null ? null : { line, start, end }).then((done) => {
              if (done) discard()
            })
          }}
        >
          {REMARK.make}
        </Button>
      </div>
    </Panel>
  )
}
