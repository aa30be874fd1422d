import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { deflateSync, crc32 } from 'node:zlib'
import { DRAFTING } from '#renderer/i18n/drafting.ts'
import { ERROR_TEXTS } from '#renderer/i18n/errors.ts'
import { INBOX } from '#renderer/i18n/inbox.ts'
import { JOB } from '#renderer/i18n/release.ts'
import { STOP } from '#renderer/i18n/stop.ts'
import { expect, officeTest as test } from '../fixture/workstation.ts'
import { casePage } from '../page/case-page.ts'
import { unlock } from '../page/gate-page.ts'
import { people } from '../page/people.ts'

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A grey square. */
const png = (size: number): Buffer => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 0, 0, 0, 0], 8)
  const pixels = deflateSync(
    Buffer.concat(Array.from({ length: size }, () => Buffer.alloc(size + 1, 0x80).fill(0, 0, 1))),
  )
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))])
}

/** Reads no picture; while the file `slow` lies beside it, it takes its time about it. */
const ENGINE = `#!/bin/sh
case "$1" in
--version) echo "tesseract 9.9.9" ;;
--list-langs) printf 'List of available languages (1):\\nchi_sim\\n' ;;
*) /bin/cat >/dev/null; [ -e "$(dirname "$0")/slow" ] && exec /bin/sleep 25; exit 1 ;;
esac
`
test.use({ engine: ENGINE })

test('files and pictures become part of a draft, are on its pages, and a marked one stays outside; a long check is cancelled', async ({
  workstation,
}) => {
  const { window: page, folder } = workstation
  const on = casePage(page)
  const attach = async (name: string, bytes: string | Buffer): Promise<void> => {
    writeFileSync(join(folder, name), bytes)
    await workstation.answerDialog(join(folder, name))
    await page.getByRole('button', { name: DRAFTING.items.addFile }).click()
    await page.getByRole('dialog').getByRole('button', { name: DRAFTING.attach.confirm, exact: true }).click()
  }
  await unlock(page, people.drafter)
  await page.getByRole('button', { name: INBOX.blank, exact: true }).click()
  await on.editor.write('关于报送材料的通知', ['请按附件要求报送。'])

  await attach('报送要求.txt', '报送要求\n一、按时报送\n每月五日前报送。')
  await expect(on.editor.root).toContainText('每月五日前报送。')
  await attach('名册.csv', '姓名,单位\n甲,乙\n')
  await expect(page.getByText('此附件按原文件随附')).toBeVisible()
  await workstation.picture('01-附件')
  const parts = page.getByRole('navigation', { name: DRAFTING.areas.items })
  await expect(parts.getByRole('listitem')).toHaveCount(3)

  await page.getByRole('button', { name: DRAFTING.items.main, exact: true }).click()
  await on.editor.caretAfter('请按附件要求报送。')
  writeFileSync(join(folder, '示意图.png'), png(64))
  await workstation.answerDialog(join(folder, '示意图.png'))
  await page.getByRole('toolbar').getByRole('button', { name: '图片' }).click()
  await expect(on.editor.root.locator('img')).toBeVisible()
  await page.getByRole('tab', { name: DRAFTING.panels.preview, exact: true }).click()
  await expect(page.locator('.preview-sheet image').first()).toBeVisible({ timeout: 30_000 })
  await workstation.picture('02-图片')

  writeFileSync(join(folder, '密.txt'), '秘密★5年\n某事项')
  await workstation.answerDialog(join(folder, '密.txt'))
  await page.getByRole('button', { name: DRAFTING.items.addFile }).click()
  await page.getByRole('dialog').getByRole('button', { name: DRAFTING.attach.confirm, exact: true }).click()
  await expect(page.getByRole('alertdialog')).toContainText(STOP.title)
  await workstation.picture('03-停止')
  await page.getByRole('alertdialog').getByRole('button', { name: STOP.close }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(parts.getByRole('listitem')).toHaveCount(3)

  // Handing in looks into every picture; whoever does not want to wait takes it back, and nothing has happened.
  await on.discloseProactively()
  const slow = join(folder, 'engine', 'slow')
  writeFileSync(slow, '')
  await on.submit()
  await page.getByRole('dialog').getByRole('button', { name: JOB.cancel, exact: true }).click()
  await expect(page.getByRole('dialog')).toContainText(ERROR_TEXTS['job.cancelled'].title)
  await workstation.picture('04-取消送审')
  rmSync(slow)
  await page.getByRole('dialog').getByRole('button', { name: DRAFTING.submitConfirm, exact: true }).click()
  await expect(page.getByText(DRAFTING.submitted(1))).toBeVisible({ timeout: 30_000 })
})
