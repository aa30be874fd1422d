import { describe, expect, it } from 'vitest'
import { lineScanner } from '#shared/domain/scan/line-scanner.ts'
import { compileLexicons, type Matcher } from '#shared/domain/scan/matcher.ts'
import { scanner } from '#shared/domain/scan/scan-text.ts'
import { createRandom, type Random } from '../../../helper/random.ts'
import { entry, tables } from './fixture.ts'

const matcher = compileLexicons(
  [
    {
      id: 'test',
      version: '1',
      entries: [
        ...['机密', '绝密文件', '涉密机房', '内部网络', '秘密', 'SM', '一二三号工程', '机密级计算机机房管理目录'].map(
          (term) => entry(term, term === '秘密' ? { allowedIn: ['商业秘密'] } : {}),
        ),
      ],
    },
  ],
  tables,
)

/** Words that fire rules, halves of them that fire together over a line's end, and what stands between. */
const PIECES = [
  ...[
    '机密',
    '木几密',
    '木几木几宀必',
    '机、密',
    '机机密密',
    '商业秘密',
    '几密',
    '涉密木几房',
    'Smoking',
    '一二三号工程',
    '○',
  ],
  ...[
    '13812345678',
    '139-1234-5678',
    '１３８１２３４５６７８',
    '一三八一二三四五六七八',
    '值班电话',
    '11010519491231002X',
  ],
  ...['内部资料', '，', '注意保密', '仅供参考', '（', '此件', '不予公开', '）', '征求意见稿', '签发人：王某', '的请示'],
  ...['103.1234', ',', '31.2345', ' ', '示意图', '审图号', 'GS（2026）12号', '发〔26〕', '12号', '执', '办', '[2026]'],
  ...[
    '2026年',
    '2月',
    '30日',
    '100',
    '元（',
    '壹佰元整）',
    '贰佰元整）',
    '户数\t金额',
    '1\t2',
    '\t',
    '姓名：张某某',
    '局长',
  ],
  ...[
    '机密★',
    '机密',
    '★',
    '长期',
    '秘密*',
    '绝密',
    '机密',
    '的的',
    '，，',
    '。',
    '；',
    '京A12345',
    '第三师',
    '\u200b',
    '繁體機密',
  ],
  ...['按照全市统一安排，', '现将有关事项通知如下：', 'http://example.com/a', '🌟', '　　', '一、'],
]

const randomLine = (random: Random): string =>
  Array.from({ length: random.below(6) }, () => random.pick(PIECES)).join('')
const randomText = (random: Random): string[] => Array.from({ length: 1 + random.below(30) }, () => randomLine(random))

const edited = (lines: readonly string[], random: Random): string[] => {
  const at = random.below(lines.length)
  const line = lines[at] ?? ''
  const cut = random.below(line.length + 1)
  switch (random.below(5)) {
    case 0:
      return lines.with(at, line.slice(0, cut) + random.pick(PIECES) + line.slice(cut))
    case 1:
      return lines.with(at, line.slice(0, cut) + line.slice(cut + 1 + random.below(4)))
    case 2:
      return [...lines.slice(0, at), line.slice(0, cut), line.slice(cut), ...lines.slice(at + 1)]
    case 3:
      return [...lines.slice(0, at), line + (lines[at + 1] ?? ''), ...lines.slice(at + 2)]
    default:
      return [...lines.slice(0, at), randomLine(random), ...lines.slice(at)]
  }
}

describe('a scan by the line', () => {
  it('finds what a whole scan finds, whatever is typed, cut, split and joined', () => {
    const whole = scanner(matcher)
    let found = 0
    for (let seed = 0; seed < 60; seed++) {
      const random = createRandom(seed)
      const byLine = lineScanner(matcher)
      let lines = randomText(random)
      for (let step = 0; step < 25; step++) {
        const text = lines.join('\n')
        const hits = byLine(text, { today: '2026-11-23' })
        expect(hits, `seed ${String(seed)}, step ${String(step)}`).toEqual(whole(text, { today: '2026-11-23' }))
        found += hits.length
        lines = edited(lines, random)
      }
    }
    expect(found).toBeGreaterThan(10_000)
  })

  it('looks for terms in changed lines only', () => {
    const texts: string[] = []
    const watched: Matcher = {
      ...matcher,
      find: (text) => {
        texts.push(text)
        return matcher.find(text)
      },
    }
    const scan = lineScanner(watched)
    scan('关于机密\n第二行\n第三行')
    scan('关于机密\n第二行改\n第三行')
    expect(texts).toEqual(['关于机密\n第二行\n第三行', '第二行改'])
  })

  it('forgets what it knows when the day changes, as ages are told by it', () => {
    const scan = lineScanner(matcher)
    const text = '身份证号110105201211230025'
    const whole = scanner(matcher)
    for (const today of ['2026-11-22', '2026-11-23']) expect(scan(text, { today })).toEqual(whole(text, { today }))
  })
})
