import type { Output } from '#shared/contract/channels.ts'
import { plainDateText } from '../../i18n/date.ts'
import { REGISTER } from '../../i18n/register.ts'
import { barsOf, hasNothing } from './register-model.ts'

const ROW = 18
const GAP = 10
const LABEL_WIDTH = 190
const SCALE_WIDTH = 560
const VALUE_WIDTH = 70

/** Bars lying down, a group for each label, so that Chinese labels stand whole. The table below says the same in numbers. */
export const Chart = ({
  chart,
  title,
}: {
  readonly chart: Output<'register.view'>['chart']
  readonly title: string
}) => {
  if (chart === null || hasNothing(chart)) return null
  const groups = barsOf(chart)
  const groupHeight = chart.series.length * ROW + GAP
  const height = groups.length * groupHeight + GAP
  const width = LABEL_WIDTH + SCALE_WIDTH + VALUE_WIDTH
  return (
    <figure className="chart">
      <figcaption>
        {chart.series.length > 1 && (
          <ul className="chart-legend">
            {chart.series.map(({ name }, series) => (
              <li key={name}>
                <svg width="14" height="14" aria-hidden>
                  <rect width="14" height="14" className={`chart-bar chart-bar-${String(series)}`} />
                </svg>
                {name}
              </li>
            ))}
          </ul>
        )}
      </figcaption>
      <svg
        viewBox={`0 0 ${String(width)} ${String(height)}`}
        role="img"
        aria-label={`${title}${REGISTER.chart}，${REGISTER.chartHint}`}
      >
        {groups.map((bars, group) => (
          <g key={bars[0]?.label} transform={`translate(0 ${String(GAP + group * groupHeight)})`}>
            <text x={LABEL_WIDTH - 10} y={(chart.series.length * ROW) / 2} className="chart-label">
              {plainDateText(bars[0]?.label ?? '')}
            </text>
            {bars.map((bar) => {
              const length = (bar.length / 100) * SCALE_WIDTH
              return (
                <g key={bar.name} transform={`translate(${String(LABEL_WIDTH)} ${String(bar.series * ROW)})`}>
                  <rect width={length} height={ROW - 4} className={`chart-bar chart-bar-${String(bar.series)}`}>
                    <title>{REGISTER.unitBars(bar.name, plainDateText(bar.label), bar.value)}</title>
                  </rect>
                  <text x={length + 6} y={(ROW - 4) / 2} className="chart-value">
                    {bar.value}
                  </text>
                </g>
              )
            })}
          </g>
        ))}
        <line x1={LABEL_WIDTH} x2={LABEL_WIDTH} y1={0} y2={height} className="chart-axis" />
      </svg>
    </figure>
  )
}
