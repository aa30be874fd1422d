import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { outputFolder, test } from '../fixture/workstation.ts'
import { driveWholeJob } from '../page/whole-job.ts'

test('drives the whole job and leaves what it made', async ({ workstation }, info) => {
  const demo = outputFolder(info)
  const pictures = join(demo, '截图')
  mkdirSync(pictures, { recursive: true })
  const { releaseFolder, archiveFolder, verdicts } = await driveWholeJob(workstation, async (name) => {
    await workstation.window.screenshot({ path: join(pictures, `${name}.png`) })
  })
  cpSync(releaseFolder, join(demo, '公开件'), { recursive: true })
  cpSync(archiveFolder, join(demo, '归档包'), { recursive: true })
  writeFileSync(join(demo, '验证结论.txt'), verdicts.join('\n'))
})
