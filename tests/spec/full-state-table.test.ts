import { describe, expect, it } from 'vitest'
import { replay } from '#shared/domain/case/replay.ts'
import type { Stage } from '#shared/domain/case/roles.ts'
import { outcome } from '../helper/case-play.ts'
import { EVERYBODY, finance, FULL_STAGES, fullAt } from '../helper/full-chain.ts'
import { FULL_ROWS } from '../helper/state-rows.ts'

describe('every command at every stage of a chain with all optional steps, by every role', () => {
  it.each(FULL_ROWS)('%s', (_name, command, says) => {
    const table = (tell: (stage: Stage, index: number) => string): Record<string, string> =>
      Object.fromEntries(
        FULL_STAGES.flatMap((stage) =>
          EVERYBODY.map(({ roles }, index) => [`${stage} ${roles.join()}`, tell(stage, index)]),
        ),
      )
    const heard = table((stage, index) => {
      const person = EVERYBODY[index] ?? finance
      const result = outcome(fullAt(stage), person, command)
      return typeof result === 'string' ? result : 'allowed'
    })
    const expected = table((stage, index) => says(stage, EVERYBODY[index]?.roles[0] ?? 'drafter'))
    expect(heard).toEqual(expected)
  })

  it.each(FULL_STAGES)('a log of such a case at %s is lived again to the same state', (stage) => {
    const played = fullAt(stage)
    expect(replay(played.events)).toEqual({ ok: true, value: played.state })
  })
})
