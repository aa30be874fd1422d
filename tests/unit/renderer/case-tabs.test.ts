import { describe, expect, it } from 'vitest'
import { openingTab, tabsOf } from '#renderer/app/case-tabs.ts'
import { returnTargets } from '#renderer/ui/case/chain-view.ts'
import type { Output } from '#shared/contract/channels.ts'

type View = Output<'case.get'>
const view = (change: Partial<View>): View =>
  // Only what the tabs read.
  ({ stage: 'draft', allowed: [], versions: [{}], lexicons: [], hits: [], ...change }) as unknown as View
const LEXICONS = [{ id: 'builtin', version: '1' }]

describe('tabsOf and openingTab', () => {
  it('lead the drafter of a first draft to the editor', () => {
    const draft = view({ allowed: ['draft.save', 'disclosure.set', 'case.submit'] })
    expect(tabsOf(draft)).toEqual(['drafting', 'duty', 'timeline'])
    expect(openingTab(draft)).toBe('drafting')
  })
  it('lead the secrecy officer to the hits', () => {
    const secrecy = view({ stage: 'secrecyReview', allowed: ['hit.dispose', 'secrecy.conclude'], lexicons: LEXICONS })
    expect(tabsOf(secrecy)).toEqual(['review', 'hits', 'duty', 'timeline'])
    expect(openingTab(secrecy)).toBe('hits')
  })
  it('lead publisher and archivist to their part, and everyone else to the text', () => {
    expect(openingTab(view({ stage: 'approved', allowed: ['release.build'], lexicons: LEXICONS }))).toBe('release')
    expect(openingTab(view({ stage: 'released', allowed: ['archive.export'], lexicons: LEXICONS }))).toBe('archive')
    expect(openingTab(view({ stage: 'released', lexicons: LEXICONS }))).toBe('review')
  })
  it('show release and archive only once there is something to them', () => {
    expect(tabsOf(view({ stage: 'finalApproval', lexicons: LEXICONS }))).toEqual(['review', 'hits', 'duty', 'timeline'])
    expect(tabsOf(view({ stage: 'archived', lexicons: LEXICONS }))).toEqual([
      'review',
      'hits',
      'duty',
      'release',
      'archive',
      'timeline',
    ])
  })
  it('always open a tab that exists', () => {
    for (const allowed of [
      ['draft.save'],
      ['secrecy.conclude'],
      ['release.build'],
      ['archive.export'],
      [],
    ] as View['allowed'][]) {
      const stage = {
        'draft.save': 'draft',
        'secrecy.conclude': 'secrecyReview',
        'release.build': 'approved',
        'archive.export': 'released',
      }[allowed[0] as 'draft.save'] as View['stage'] | undefined
      const each = view({ allowed, stage: stage ?? 'finalApproval', lexicons: LEXICONS })
      expect(tabsOf(each)).toContain(openingTab(each))
    }
  })
})

describe('returnTargets', () => {
  const step = (stage: View['stage']) => ({ stage, optional: false, skipped: null })
  const chain: View['chain'] = {
    name: '规范性文件',
    version: 1,
    steps: (['departmentReview', 'legalReview', 'secrecyReview', 'finalApproval'] as const).map(step),
    parties: [],
  }
  it('are the earlier steps of the chain of the case, and the draft', () => {
    expect(returnTargets(chain, 'departmentReview')).toEqual(['draft'])
    expect(returnTargets(chain, 'finalApproval')).toEqual(['draft', 'departmentReview', 'legalReview', 'secrecyReview'])
    expect(returnTargets(chain, 'approved').at(-1)).toBe('finalApproval')
  })
})
