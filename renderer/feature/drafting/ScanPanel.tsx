import { useState } from 'react'
import { Segmented } from 'antd'
import { HITS } from '../../i18n/hits.ts'
import { layerWord, scanWord } from '../../i18n/scan.ts'
import { SCAN_PANEL } from '../../i18n/scan-panel.ts'
import { LEVEL_WORDS } from '../../i18n/words.ts'
import { Failure } from '../../ui/feedback/Failure.tsx'
import { Facts } from '../../ui/Panel.tsx'
import { Loading } from '../../ui/feedback/States.tsx'
import { HIT_LEVELS, hitCount, shownHits, type PlacedHit, type Scanned, type ShownLevel } from './scan-model.ts'
import type { ScanModel } from './useScan.ts'

export interface ScanPanelProps extends ScanModel {
  readonly onJump: (hit: PlacedHit) => void
}

/** What a scan at submission would find: each hit leads to its place and says why it fired. */
export const ScanPanel = ({ scanned, error, onJump }: ScanPanelProps) => (
  <div className="lint">
    <Failure error={error} />
    {scanned === null ? error === null && <Loading /> : <Hits {...{ scanned, onJump }} />}
  </div>
)

const Hits = ({ scanned, onJump }: { readonly scanned: Scanned } & Pick<ScanPanelProps, 'onJump'>) => {
  const [chosen, setShown] = useState<ShownLevel>('all')
  const { counts, lexicons } = scanned
  const shown = chosen !== 'all' && counts[chosen] === 0 ? 'all' : chosen
  const total = hitCount(scanned)
  const { groups, more } = shownHits(scanned, shown)
  const lists = lexicons.map(({ id, version }) => SCAN_PANEL.lexicon(scanWord(id), version)).join('；')
  return (
    <>
      {counts.block > 0 && (
        <p className="scan-blocked" role="alert">
          {SCAN_PANEL.blocked(counts.block)}
        </p>
      )}
      {total === 0 ? (
        <p className="lint-none">{SCAN_PANEL.none}</p>
      ) : (
        <Segmented<ShownLevel>
          tabIndex={-1} // its choices take the focus; the frame around them would be one stop more
          size="small"
          aria-label={SCAN_PANEL.filter}
          value={shown}
          options={[
            { value: 'all', label: SCAN_PANEL.all(total) },
            ...HIT_LEVELS.filter((level) => counts[level] > 0).map((level) => ({
              value: level,
              label: SCAN_PANEL.some(LEVEL_WORDS[level], counts[level]),
            })),
          ]}
          onChange={setShown}
        />
      )}
      <div className="scan-groups" role="group" aria-label={SCAN_PANEL.list}>
        {groups.map(({ level, rules }) => (
          <section key={level} aria-label={LEVEL_WORDS[level]}>
            {rules.map(({ rule, hits }) => (
              <div key={rule}>
                <h3 className={`scan-rule scan-${level}`}>
                  <span className="lint-severity">{LEVEL_WORDS[level]}</span>
                  {scanWord(rule)}
                  <span className="soft"> {hits.length}</span>
                </h3>
                <ol className="lint-list">
                  {hits.map((placed, index) => (
                    <Hit key={`${placed.text} ${String(index)}`} {...{ placed, scanned, onJump }} />
                  ))}
                </ol>
              </div>
            ))}
          </section>
        ))}
      </div>
      {more > 0 && <p className="soft">{SCAN_PANEL.more(more)}</p>}
      <p className="soft">{SCAN_PANEL.lexicons(lists)}</p>
    </>
  )
}

interface HitProps extends Pick<ScanPanelProps, 'onJump'> {
  readonly placed: PlacedHit
  readonly scanned: Scanned
}

const Hit = ({ placed, scanned, onJump }: HitProps) => {
  const { hit, text, pieces } = placed
  const { lowered } = hit
  const version = scanned.lexicons.find(({ id }) => id === hit.list)?.version
  return (
    <li className={`lint-finding scan-${hit.level}`}>
      <button
        type="button"
        className="lint-jump"
        onClick={() => {
          onJump(placed)
        }}
      >
        <strong>{text}</strong>
        <span className="lint-where">{scanned.lines[pieces[0].line]?.text}</span>
      </button>
      <details className="scan-why">
        <summary>{HITS.why}</summary>
        <Facts
          rows={[
            [HITS.term, hit.term],
            [HITS.list, version === undefined ? scanWord(hit.list) : SCAN_PANEL.lexicon(scanWord(hit.list), version)],
            [HITS.category, scanWord(hit.category)],
            [HITS.via, hit.via.map(layerWord).join('、')],
            [HITS.basis, hit.basis],
            [HITS.replacement, hit.replacement ?? ''],
            [
              HITS.loweredLabel,
              lowered === null ? '' : HITS.lowered(LEVEL_WORDS[lowered.from], scanWord(lowered.reason)),
            ],
          ]}
        />
      </details>
    </li>
  )
}
