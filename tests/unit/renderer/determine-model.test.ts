import { describe, expect, it } from 'vitest'
import { formOf, missingOf, saidOf, type FormValue } from '#renderer/feature/drafting/determine/determine-model.ts'
import { DETERMINE } from '#renderer/i18n/determine.ts'
import { EXCEPTIONS } from '#shared/domain/case/disclosure/disclosure-events.ts'

const answered = (mode: 'proactive' | 'withheld'): FormValue => ({
  ...formOf(null, 1),
  ...{ origin: 'made', isJoint: false, forwarded: 'none', mode, reason: '人事安排', concernsOthers: false },
  basisCode: mode === 'withheld' ? '16-01' : '20-01',
  needsApproval: false,
  items: [
    Object.fromEntries(
      EXCEPTIONS.map((question) => [
        question,
        question === 'workflow' && mode === 'withheld' ? { answer: 'yes', note: '内部' } : { answer: 'no', note: '' },
      ]),
    ),
  ],
})

describe('the form of the determination', () => {
  it('asks to whom, where and how long only of what reaches anybody', () => {
    const { scope, channels, posted } = DETERMINE.questions
    expect(missingOf(answered('proactive'), ['正文'])).toEqual([scope, channels, posted])
    expect(missingOf(answered('withheld'), ['正文'])).toEqual([])
  })

  it('signs of what is withheld that it reaches nobody, whatever was chosen before', () => {
    const chosen: FormValue = { ...answered('withheld'), scope: 'society', channels: ['website'], isPosted: true }
    expect(saidOf(chosen)).toMatchObject({
      scope: 'none',
      scopeNote: '',
      channels: [],
      posting: null,
      postingRule: null,
    })
  })

  it('opens such a one again without a reach', () => {
    const said = saidOf(answered('withheld'))
    const again = formOf(said === null ? null : ({ ...said, contentHash: 'a'.repeat(64) } as never), 1)
    expect({ scope: again.scope, mode: again.mode }).toEqual({ scope: null, mode: 'withheld' })
  })
})
