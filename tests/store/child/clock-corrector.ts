import { readFileSync, writeSync } from 'node:fs'
import { startHeadless } from '../../helper/workstation.ts'
import type { Input } from '#shared/contract/channels.ts'

/** Corrects the clock of an office as two people at the door do; prints what they hear. */
const { profile, asked } = JSON.parse(readFileSync(0, 'utf8')) as {
  readonly profile: string
  readonly asked: Input<'clock.correct'>
}
const station = startHeadless({ profile })
const reply = await station.call('clock.correct', asked)
writeSync(1, reply.ok ? 'done' : reply.error.code)
process.exit(0)
