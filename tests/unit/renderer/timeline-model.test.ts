import { describe, expect, it } from 'vitest'
import { timelineEntry } from '#renderer/feature/timeline/timeline-model.ts'
import { deedText } from '#renderer/i18n/timeline.ts'
import { EVENT_WORDS } from '#renderer/i18n/words.ts'

describe('timelineEntry', () => {
  it('tells an act as a sentence with Beijing time, role, name and reason', () => {
    const entry = timelineEntry({
      seq: 5,
      type: 'CaseReturned',
      at: '2026-11-23T16:04:09.000Z',
      actorName: '李明远',
      actorRole: 'departmentHead',
      hash: 'a'.repeat(64),
      detail: { round: 1, toStage: 'draft', reason: '比例有误' },
    })
    expect(entry.at).toBe('2026年11月24日 00:04')
    expect(entry.sentence).toBe('部门负责人 李明远 退回第1轮至拟稿，理由：比例有误')
  })
})

describe('deedText', () => {
  it.each([
    ['DraftRegistered', { title: '通知', fileName: '' }, '新建文稿《通知》'],
    ['DraftRegistered', { title: '', fileName: '通知.docx' }, '从文件“通知.docx”登记文稿'],
    [
      'DisclosureModeSet',
      { mode: 'onRequest', basis: '第十三条', reason: '涉及第三方' },
      '确定公开方式为依申请公开，依据：第十三条，理由：涉及第三方',
    ],
    ['DraftRevised', { title: '通知', version: 2 }, '修改文稿，形成第2稿'],
    ['CaseSubmitted', { round: 2, version: 2 }, '送审第2轮（第2稿）'],
    ['ScanCompleted', { hits: 0 }, '敏感词检查完成，没有命中'],
    ['ScanCompleted', { hits: 3 }, '敏感词检查完成，命中 3 处'],
    ['DepartmentReviewPassed', { round: 2, opinion: '同意。' }, '通过第2轮部门初审，意见：同意。'],
    ['HitDisposed', { disposition: 'kept', reason: '公开电话' }, '处置一处命中：保留并说明，理由：公开电话'],
    [
      'SecrecyReviewConcluded',
      { round: 2, conclusion: 'cleared', note: '可以公开。' },
      '作出第2轮保密审查结论：可以公开，意见：可以公开。',
    ],
    ['CaseReleased', { documentNumber: '', releasedOn: '2026-11-23' }, '发布公开件'],
    [
      'EvidenceAdded',
      { item: '公开征求意见公告', on: '2026-03-16', number: '', fileName: '', note: '' },
      '登记过程材料：公开征求意见公告（2026年3月16日）',
    ],
    ['ArchivePackageBuilt', { files: 12 }, '生成归档包，共 12 个文件'],
  ])('tells %s with %j', (type, detail, sentence) => {
    expect(deedText(type, detail)).toBe(sentence)
  })

  it('has a sentence without holes for every event, even when values are missing', () => {
    for (const type of Object.keys(EVENT_WORDS)) {
      expect(deedText(type, {}), type).not.toMatch(/undefined|NaN|\[object/)
      expect(deedText(type, {}), type).not.toBe(type)
    }
  })

  it('shows an event of a newer program as its type', () => {
    expect(deedText('DocumentRepealed', {})).toBe('DocumentRepealed')
  })
})
