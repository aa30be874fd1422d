import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { formOf } from '#renderer/feature/drafting/determine/determine-model.ts'
import type { ReasonForm } from '#renderer/api/kept-reason.ts'
import { emptyConclusion, type ConclusionForm } from '#renderer/feature/hits/conclusion.ts'
import { BLANK_ENTRY, NO_DRAFT } from '#renderer/feature/publicity/catalogue-model.ts'
import { EMPTY_DISCUSSION } from '#renderer/feature/review/discussion-model.ts'
import { EMPTY_HANDLING } from '#renderer/feature/review/handling-draft.ts'
import type { RewordingsForm } from '#renderer/feature/review/use-rewordings.ts'
import { FORM_VERSION } from '#shared/contract/dto/half-form.ts'
import { GUIDE_PARTS } from '#shared/domain/office/publicity/publicity-events.ts'

/** The forms that each version keeps: a line is added, none is altered. */
const SHAPES: Readonly<Record<number, string>> = {
  1: '60cafdfae3a5f832',
  2: '4b1b0108e0954249',
  3: 'd38d1acb6611fe5f',
  4: '08d206eb03a74f18',
}

const renderer = fileURLToPath(new URL('../../../renderer', import.meta.url))
/** A call that keeps a field or a form, with its type and what it begins with. */
const KEEPING = /\buse(?:FieldOf|Field|KeptForm)(?:<[^(]*?>)?\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)/gu

/** Every field that the screens keep, as it is declared. */
const fields = (): readonly string[] =>
  globSync('**/*.{ts,tsx}', { cwd: renderer })
    .filter((file) => !file.endsWith('use-field.ts') && !file.endsWith('kept-form.ts'))
    .flatMap((file) => [...readFileSync(join(renderer, file), 'utf8').matchAll(KEEPING)])
    .map(([call]) => call.replace(/\s+/gu, ' '))
    .toSorted()

it('finds the fields that are kept', () => {
  expect(fields()).toEqual(expect.arrayContaining(["useField('authority', '')", "useField('reason', '')"]))
  expect(fields().length).toBeGreaterThan(80)
})

it('raises the version of the kept forms with the shape of any, so that no screen is given one that it does not know', () => {
  const reason: ReasonForm = { on: '', text: '' }
  const secrecy: ConclusionForm = { on: '', draft: emptyConclusion(1) }
  const rewordings: RewordingsForm = { on: '', list: [{ line: 0, text: '', after: '' }] }
  const forms = [formOf(null, 1), NO_DRAFT, BLANK_ENTRY, EMPTY_HANDLING, EMPTY_DISCUSSION, [...GUIDE_PARTS]]
  // Other now: raise FORM_VERSION, and add its line here.
  const shape = createHash('sha256')
    .update(JSON.stringify([...forms, reason, secrecy, rewordings, fields()]))
    .digest('hex')
    .slice(0, 16)
  expect(shape).toBe(SHAPES[FORM_VERSION])
})
