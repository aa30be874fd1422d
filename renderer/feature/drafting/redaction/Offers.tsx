import { Button } from 'antd'
import { REDACTION } from '../../../i18n/redaction.ts'
import { scanWord } from '../../../i18n/scan.ts'
import { LEVEL_WORDS } from '../../../i18n/words.ts'
import { Failure } from '../../../ui/feedback/Failure.tsx'
import { Panel } from '../../../ui/Panel.tsx'
import { wholesOf } from './redacting-model.ts'
import type { RedactingModel } from './useRedacting.ts'

const ADD_WORDS = {
  passage: REDACTION.add,
  cell: REDACTION.addCell,
  block: REDACTION.addBlock,
  attachment: REDACTION.addAttachment,
} as const

/** What is selected, and what of it can be removed: the words, or the cell, paragraph or attachment that they stand in. */
export const SelectionPanel = ({ document, passage, onAdd }: RedactingModel) => (
  <Panel title={REDACTION.selected}>
    {passage === null ? (
      <p className="soft">{REDACTION.selectHint}</p>
    ) : (
      <>
        <p className="quote">{REDACTION.quote(passage.text)}</p>
        <div className="button-row">
          <Button
            type="primary"
            ghost
            onClick={() => {
              const { line, start, end } = passage
              onAdd({ kind: 'passage', line, start, end })
            }}
          >
            {ADD_WORDS.passage}
          </Button>
          {wholesOf(document, passage).map((place) => (
            <Button
              key={place.kind}
              onClick={() => {
                onAdd(place)
              }}
            >
              {ADD_WORDS[place.kind]}
            </Button>
          ))}
        </div>
      </>
    )}
    {document.attachments.some(({ content }) => content.kind === 'file') && (
      <p className="soft">{REDACTION.attachedFiles}</p>
    )}
  </Panel>
)

/** Personal data that the scan found and nothing is removed of yet: a click each, or all of them. */
export const HitsPanel = ({ hits, scan, onMaskHit, onMaskAll }: RedactingModel) => {
  // Silence is not an all-clear: nothing is said of a text that was not looked through.
  if (scan.scanned === null)
    return (
      <Panel title={REDACTION.hitsUnknown}>
        <Failure error={scan.error} />
        <p className={scan.error === null ? 'soft' : 'gate-hint'} role="status">
          {scan.error === null ? REDACTION.scanning : REDACTION.notScanned}
        </p>
      </Panel>
    )
  const grave = hits.filter(({ hit }) => hit.level !== 'notice').length
  return (
    <Panel
      title={REDACTION.hits(hits.length)}
      extra={
        grave > 1 && (
          <Button size="small" onClick={onMaskAll}>
            {REDACTION.maskAll(grave)}
          </Button>
        )
      }
    >
      {hits.length === 0 ? (
        <p className="soft">{REDACTION.noHits}</p>
      ) : (
        <ul className="redact-hits">
          {hits.map((placed, index) => (
            <li key={`${placed.text} ${String(index)}`} className="redact-hit">
              <strong>{placed.text}</strong>
              <span className="soft">
                {LEVEL_WORDS[placed.hit.level]} {scanWord(placed.hit.rule)}
              </span>
              <span className="redact-acts">
                {([false, true] as const).map((leaveOut) => {
                  const act = leaveOut ? REDACTION.dropHit : REDACTION.maskHit
                  return (
                    <Button
                      key={act}
                      size="small"
                      aria-label={REDACTION.hitLabel(act, placed.text)}
                      onClick={() => {
                        onMaskHit(placed, leaveOut)
                      }}
                    >
                      {act}
                    </Button>
                  )
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}

/** What the public version still holds: grave hits, and words that were removed in one place only. */
export const CheckPanel = ({ derived, check, left }: RedactingModel) => {
  if (derived === null) return null
  const grave = (check.scanned?.hits ?? []).filter(({ hit }) => hit.level === 'block' || hit.level === 'high')
  return (
    <Panel title={REDACTION.check}>
      <Failure error={check.error} />
      {check.scanned === null ? (
        check.error === null && <p className="soft">{REDACTION.checking}</p>
      ) : grave.length === 0 ? (
        <p>{REDACTION.clean}</p>
      ) : (
        <>
          <p className="gate-hint">{REDACTION.still(grave.length)}</p>
          <ul>
            {grave.map(({ text, hit }, index) => (
              <li key={index}>
                {text} <span className="soft">{scanWord(hit.rule)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {left.length > 0 && (
        <>
          <p className="gate-hint">{REDACTION.leftElsewhere(left.length)}</p>
          <ul>
            {left.map(({ words, count }, index) => (
              <li key={index}>{REDACTION.leftWords(words, count)}</li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}
