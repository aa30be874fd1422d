import { expect, it, onTestFinished } from 'vitest'
import { sharedOffice } from '../../../../helper/shared-office.ts'
import { STAFF } from '../../../../helper/staffed-office.ts'

const office = sharedOffice()

it('forms that were left half filled are their person’s alone, pass the door, and go when they are sent or their person changes', async () => {
  const station = await office.start()
  onTestFinished(() => station.stop())
  const keep = (name: string, value: unknown, caseId: string | null = null) =>
    station.call('form.keep', { name, caseId, body: value === null ? null : JSON.stringify(value) })
  const kept = async () => (await station.done('form.kept', {})).forms.map(({ name, body }) => [name, body])
  await station.as('clerk')
  const caseId = await station.draft('关于河道清淤的通知', '各乡镇：\n请于月底前完成。')
  expect(await keep('determine 1', { reason: '尚需核对' }, caseId)).toMatchObject({ ok: true })
  expect(await keep('guide draft', { texts: { organ: '办公室' } })).toMatchObject({ ok: true })
  // Nothing marked lies in the store, nor what stood there before it; and no list of the door fills up with keys.
  expect(await keep('guide draft', { texts: { organ: '机密★10年' } })).toMatchObject({
    error: { code: 'import.classified', detail: { officers: STAFF.officer[0] } },
  })
  expect(await kept()).toEqual([['determine 1', '{"reason":"尚需核对"}']])
  expect(station.session.current()?.store.doorRefusals()).toEqual([])
  expect(await station.call('form.keep', { name: 'a', caseId: null, body: '{' })).toMatchObject({
    error: { code: 'contract.invalidInput' },
  })
  // A draft that was never handed in is its drafter's alone.
  await station.as('head')
  expect(await keep('handling 1', { opinion: '同意' }, caseId)).toMatchObject({ error: { code: 'case.notFound' } })
  expect(await kept()).toEqual([])
  await station.as('clerk')
  expect(await keep('determine 1', null)).toMatchObject({ ok: true })
  expect(await kept()).toEqual([])
  await keep('determine 1', { reason: '又写' }, caseId)
  const personId = station.personId('clerk')
  await station.as('system')
  await station.done('people.disable', { commandId: station.commandId(), personId, reason: '调离' })
  expect(station.session.current()?.store.halfForms(personId)).toEqual([])
})
