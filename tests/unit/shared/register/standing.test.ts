import { expect, it } from 'vitest'
import { registerText } from '#resources/text/register.ts'
import { validityList } from '#shared/domain/register/lists.ts'
import { BESIDE, caseFacts } from './facts.ts'

it('文件有效性清单 says what other cases are about to do, as lists and pages do', () => {
  const said = (withdrawn: boolean, declared: ReadonlyMap<string, readonly ['withdraw']>) => {
    const changes = withdrawn ? [{ kind: 'withdraw', scope: 'whole', on: '2026-05-01' } as const] : []
    const one = caseFacts({ releasedOn: '2026-02-01' }, changes)
    return validityList([one], '2026-06-01', { ...BESIDE, declared }).map(registerText.validity.state)
  }
  const about = new Map([['case', ['withdraw'] as const]])
  expect(said(false, new Map())).toEqual(['有效'])
  expect(said(false, about)).toEqual(['有效（撤下办理中）'])
  expect(said(true, about)).toEqual(['已撤下（2026-05-01）'])
})
