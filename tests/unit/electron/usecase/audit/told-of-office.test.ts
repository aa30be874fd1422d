import { expect, it } from 'vitest'
import { toldOfOffice } from '#electron/main/usecase/audit/told-of-office.ts'
import { OFFICE_EVENT_WORDS } from '#resources/text/word/office.ts'
import { SETTING_NAMES } from '#shared/domain/office/setting.ts'

it.each([
  ['SettingChanged', { name: 'scanLimits' }, '修改设置', '名称：检查阈值'],
  [
    'ApplicationTimeChanged',
    { name: 'supplement', reason: '申请内容不明确' },
    '登记答复期限变动',
    '名称：通知申请人补正（第三十条）\n理由：申请内容不明确',
  ],
  ['DisputeOpened', { name: 'suitAfter' }, '登记复议诉讼', '名称：行政诉讼（复议后起诉）'],
  [
    'FigureStated',
    { year: 2026, name: 'permits', value: 0 },
    '填报年报数字',
    '年份：2026\n名称：行政许可处理决定数量\n数字：0',
  ],
  [
    'ChainTemplateProposed',
    { name: '规章', version: 2, steps: 'departmentReview finalApproval', uses: 'governmentRule 通知', reason: '调整' },
    '提出审批链',
    '名称：规章\n版本：2\n环节：部门初审、主要领导把关\n适用于：政府规章、通知\n理由：调整',
  ],
  [
    'DelegationRecorded',
    { name: '周晓禾', to: '梁思齐', role: 'departmentHead', from: '2026-01-01', until: '2026-01-31' },
    '登记授权代行',
    '名称：周晓禾\n受托人：梁思齐\n岗位：部门负责人\n起：2026-01-01\n止：2026-01-31',
  ],
  ['NumberTaken', { number: '12', from: 0, to: 0 }, '取用编号', '编号：12'],
  ['NumberTaken', { number: '12', from: 10, to: 11 }, '取用编号', '编号：12\n跳过的号码起：10\n跳过的号码止：11'],
  ['BackupMade', { name: 'a.mjbak', size: 12, scheduled: 1 }, '备份', '名称：a.mjbak\n留痕条数：12\n按计划：是'],
  [
    'FormerStoreErased',
    { at: '2026-01-05T01:00:00.000Z', how: 'term' },
    '清除旧数据',
    '留存时间：2026年1月5日 09:00\n原因：留存期满',
  ],
  [
    'ArchiveBatchBuilt',
    { name: 'Z109-2026', count: 9, problem: 1 },
    '生成归档包批次',
    '名称：Z109-2026\n个数：9\n未归入的件数：1',
  ],
  ['SessionOpened', { failures: 0 }, '解锁', ''],
  ['SessionOpened', { failures: 0, tries: 'missing' }, '解锁', '本机输错口令的记录：缺失'],
  [
    'PersonRolesChanged',
    { name: '周晓禾', roles: 'drafter publisher' },
    '确认岗位变更',
    '名称：周晓禾\n岗位：经办人、发布员',
  ],
] as const)('tells %s %o without a code of ours', (type, detail, kind, what) => {
  expect(toldOfOffice(type, detail)).toEqual({ kind, what })
})

it('has a word for every setting', () => {
  for (const name of SETTING_NAMES) expect(toldOfOffice('SettingChanged', { name }).what).toMatch(/：\p{Script=Han}/u)
})

it('tells every kind of event apart, in Chinese', () => {
  const kinds = Object.values(OFFICE_EVENT_WORDS)
  expect(new Set(kinds).size).toBe(kinds.length)
  for (const kind of kinds) expect(kind).toMatch(/^\p{Script=Han}+$/u)
})
