import { json } from 'node:stream/consumers'
import { startHeadless } from '../../../../../helper/workstation.ts'

interface Asked {
  readonly profile: string
  readonly person: string
  readonly password: string
  readonly folder: string
}

/** The program as a process of its own: packs everything that is filed into a folder, and says how it ended. Whoever starts it may kill it. */
const { profile, person, password, folder } = (await json(process.stdin)) as Asked
const station = startHeadless({ profile })
const status = await station.done('session.status', {})
const personId = status.state === 'locked' ? (status.people.find(({ name }) => name === person)?.personId ?? '') : ''
await station.done('session.unlock', { personId, password })
station.answer(folder)
const token = (await station.done('file.choose', { purpose: 'archiveFolder' }))?.token ?? ''
const filter = { year: null, fonds: null, retention: null, organisation: null }
const outcome = await station.job('archive.exportBatch', { commandId: crypto.randomUUID(), filter, folder: token })
process.stdout.write(`${JSON.stringify(outcome)}\n`)
await station.stop()
