import { expect, it } from 'vitest'
import { ARCHIVE_DESK } from '#renderer/i18n/archive.ts'
import { noticeText } from '#renderer/i18n/release.ts'

it('says of a batch how many packages are in it, and how many were left out', () => {
  expect(noticeText('archive.packed', '12')).toBe('批次文件夹里共有归档包 12 件')
  expect(noticeText('archive.leftOut', '2')).toBe('另有 2 件没有做成，未归入本批次')
  expect(noticeText('signature.level', 'B-B')).toBe('签名级别：B-B')
})

it('says of a 移交清单 that no batch was chosen for it, in place of nothing', () => {
  expect(ARCHIVE_DESK.handover.listedBy('')).toBe('未按批次')
  expect(ARCHIVE_DESK.handover.listedBy('Z109-全部')).toBe('Z109-全部')
})
