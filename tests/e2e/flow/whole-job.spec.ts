import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '../fixture/workstation.ts'
import { inspectPackage } from '../page/archive-page.ts'
import { driveWholeJob, verify } from '../page/whole-job.ts'

test('a draft goes through every hand and comes out as a release that anyone can check', async ({ workstation }) => {
  const { releaseFolder, archiveFolder } = await driveWholeJob(workstation, (name) => workstation.picture(name))
  expect(await inspectPackage(workstation, archiveFolder)).toMatch(/^四性检测报告-长期保存-Z109.*\.pdf$/u)
  for (const name of readdirSync(releaseFolder)) {
    const path = join(releaseFolder, name)
    const whole = readFileSync(path)
    const altered = Buffer.from(whole)
    const middle = Math.floor(altered.length / 2)
    altered[middle] = (altered[middle] ?? 0) ^ 1
    writeFileSync(path, altered)
    expect((await verify(releaseFolder)).code, `${name} altered`).toBe(1)
    writeFileSync(path, whole)
  }
  expect((await verify(releaseFolder)).code).toBe(0)
})
