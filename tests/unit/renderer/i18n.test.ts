import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { archivalPatternShown, archivalPatternStored } from '#renderer/i18n/archive.ts'
import { dateTimeText, plainDateText, timeWithSecondsText } from '#renderer/i18n/date.ts'
import { ERROR_TEXTS } from '#renderer/i18n/errors.ts'
import { explainEach } from '#renderer/i18n/explain-each.ts'
import { explain } from '#renderer/i18n/explain.ts'
import { JOB_STEP_WORDS } from '#renderer/i18n/release.ts'
import { FINDING_WORDS, findingText } from '#renderer/i18n/finding.ts'
import { layerWord, scanWord } from '#renderer/i18n/scan.ts'
import { EVENT_WORDS, ROLE_WORDS, STAGE_STEP_WORDS, STAGE_WORDS } from '#renderer/i18n/words.ts'
import { SCAN_RULE_WORDS } from '#resources/text/word/scan.ts'
import { DEFAULT_PATTERN } from '#shared/domain/archive/archival-number.ts'
import { channels } from '#shared/contract/channels.ts'
import { CASE_REFUSALS, COMMON_REFUSALS } from '#shared/contract/refusals.ts'
import type { ErrorCode } from '#shared/contract/errors.ts'

const codes = Object.keys(ERROR_TEXTS) as ErrorCode[] // the record's own keys

describe('explain', () => {
  it('has its own words for every code that a channel declares', () => {
    const declared = [
      ...COMMON_REFUSALS,
      ...CASE_REFUSALS,
      ...Object.values(channels).flatMap((row) => [...row.refusals]),
    ]
    expect(declared.filter((code) => !codes.includes(code))).toEqual([])
  })

  it.each(codes)('tells %s without holes, with and without detail', (code) => {
    const bare = explain({ code })
    const full = explain({ code, detail: { stage: 'draft', role: 'drafter', count: 3, format: 'PDF' }, faultId: 'F1' })
    for (const text of [bare.title, bare.advice, full.title, full.advice]) {
      expect(text).not.toMatch(/[{}|]|undefined/)
      expect(text.length).toBeGreaterThan(2)
    }
    expect(bare.advice).toMatch(/。$/)
    expect(full.faultId).toBe('F1')
  })

  it('puts stages and roles into words', () => {
    const { title } = explain({ code: 'case.samePersonTwice', detail: { stage: 'departmentReview' } })
    expect(title).toContain('部门初审')
    expect(explain({ code: 'identity.wrongRole', detail: { role: 'archivist' } }).title).toContain('档案员')
  })

  it('says what an office lacks and whose password is weak', () => {
    const lacking = (gap: string) => explain({ code: 'office.incomplete', detail: { gap } }).title
    expect(lacking('secrecyOfficer')).toContain('保密审查员')
    expect(lacking('nameTwice')).toBe('姓名重复')
    expect(explain({ code: 'identity.weakPassword', detail: { name: '周晓禾' } }).title).toContain('周晓禾')
    expect(explain({ code: 'identity.wrongRecoveryCode', detail: { group: 3 } }).advice).toContain('第3组')
  })

  it('says by which days a posting is too short', () => {
    const short = (unit: string, count: number) =>
      explain({ code: 'disclosure.postingShort', detail: { date: '2026-03-23', basis: '条例', count, unit } }).advice
    expect(short('workingDay', 10)).toContain('不少于 10 个工作日，')
    expect(short('naturalDay', 30)).toContain('不少于 30 日，')
  })

  it('apologises for a code it does not know', () => {
    expect(explain({ code: 'nothing.known' }).title).toBe(ERROR_TEXTS.defect.title)
    expect(explain({ code: 'toString' }).title).toBe(ERROR_TEXTS.defect.title)
  })
})

describe('words', () => {
  it.each([
    ['roles', ROLE_WORDS],
    ['stages', STAGE_WORDS],
    ['steps', STAGE_STEP_WORDS],
    ['events', EVENT_WORDS],
    ['job steps', JOB_STEP_WORDS],
  ])('of %s are Chinese and tell all of them apart', (_name, table) => {
    const words = Object.values(table)
    expect(new Set(words).size).toBe(words.length)
    for (const word of words) expect(word).toMatch(/\p{Script=Han}/u)
  })
})

describe('words of the scanner and the importer', () => {
  const literals = (glob: string, pattern: RegExp): string[] =>
    globSync(glob).flatMap((file) => [...readFileSync(file, 'utf8').matchAll(pattern)].map((match) => match[1] ?? ''))

  it('name every rule that the scanner can give', () => {
    const rules = literals('shared/domain/scan/**/*.ts', /\brule: '(\w+)'/g)
    expect(rules.length).toBeGreaterThan(20)
    expect(rules.filter((rule) => !Object.hasOwn(SCAN_RULE_WORDS, rule))).toEqual([])
  })

  it('name every finding that the importer can make', () => {
    const declared = literals('electron/main/document/finding.ts', /\| '(import\.\w+)'/g)
    expect(declared.length).toBeGreaterThan(20)
    expect(declared.filter((code) => !Object.hasOwn(FINDING_WORDS, code))).toEqual([])
  })

  it('show a code that they do not know as it is', () => {
    expect(scanWord('toString')).toBe('toString')
    expect(layerWord('constructor')).toBe('constructor')
    expect(findingText('import.newKind', 2, 'a.xml')).toBe('import.newKind，2 处：a.xml')
  })
})

describe('dates', () => {
  it('are in Beijing time whatever the zone of the machine', () => {
    expect(dateTimeText('2026-12-31T16:00:00.000Z')).toBe('2027年1月1日 00:00')
    expect(dateTimeText('2026-11-23T07:04:09.000Z')).toBe('2026年11月23日 15:04')
    expect(timeWithSecondsText('2026-11-23T07:04:09.000Z')).toBe('15:04:09')
  })
  it('without time are written out, and anything else is left as it is', () => {
    expect(plainDateText('2026-03-05')).toBe('2026年3月5日')
    expect(plainDateText('2026-11')).toBe('2026年11月')
    for (const other of ['2026年3月5日', '示例/2026-00001', '2026-00001', '2026-13', '0999-5550156'])
      expect(plainDateText(other)).toBe(other)
  })
})

describe('the pattern of archival numbers', () => {
  it('is read and typed in Chinese and stored as it was', () => {
    const shown = archivalPatternShown(DEFAULT_PATTERN)
    expect(shown).not.toMatch(/[a-z]/iu)
    expect(archivalPatternStored(shown)).toBe(DEFAULT_PATTERN)
    expect(archivalPatternStored('{件号')).toBe('{件号')
  })
})

describe('explainEach', () => {
  it('gathers files by what went wrong, each group with what to do, each file with its number', () => {
    const of = (archivalNumber: string, caseId: string) => ({ archivalNumber, caseId })
    const groups = explainEach([
      { code: 'fault.chainBroken', detail: of('Z1-1', 'c1') },
      { code: 'archive.checkFailed', detail: { ...of('Z1-2', 'c2'), check: 'GD-2-1', evidence: '缺附件', others: 0 } },
      { code: 'fault.chainBroken', detail: of('Z1-3', 'c3') },
      { code: 'defect', detail: of('Z1-4', 'c4'), faultId: 'F-7' },
    ])
    expect(groups.map(({ files }) => files.map(({ number, caseId, faultId }) => [number, caseId, faultId]))).toEqual([
      [
        ['Z1-1', 'c1', null],
        ['Z1-3', 'c3', null],
      ],
      [['Z1-2', 'c2', null]],
      [['Z1-4', 'c4', 'F-7']],
    ])
    for (const { title, advice } of groups) {
      expect(advice.length).toBeGreaterThan(10)
      expect(`${title}${advice}`).not.toMatch(/Z1-|[{}|]|undefined/u)
    }
    // What stops the whole program is another thing than one file of many.
    expect(groups[0]?.advice).not.toBe(explain({ code: 'fault.chainBroken' }).advice)
    expect(groups[1]?.advice).toContain('缺附件')
  })

  it('says what to do for every code that there is', () => {
    for (const code of Object.keys(ERROR_TEXTS)) {
      const [group] = explainEach([{ code, detail: { archivalNumber: 'Z1-1', caseId: 'c1' } }])
      expect(group?.advice, code).toMatch(/[。；，]/u)
    }
  })
})
