import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { formOf } from '#renderer/feature/drafting/determine/determine-model.ts'
import { BLANK_ENTRY, NO_DRAFT } from '#renderer/feature/publicity/catalogue-model.ts'
import { EMPTY_HANDLING } from '#renderer/feature/review/handling-draft.ts'
import { FORM_VERSION } from '#shared/contract/dto/half-form.ts'
import { GUIDE_PARTS } from '#shared/domain/office/publicity-events.ts'

/** The forms that each version keeps: a line is added, none is altered. */
const SHAPES: Readonly<Record<number, string>> = { 1: '60cafdfae3a5f832' }

it('raises the version of the kept forms with the shape of any, so that no screen is given one that it does not know', () => {
  const forms = [formOf(null, 1), NO_DRAFT, BLANK_ENTRY, EMPTY_HANDLING, [...GUIDE_PARTS]]
  // Other now: raise FORM_VERSION, and add its line here.
  const shape = createHash('sha256').update(JSON.stringify(forms)).digest('hex').slice(0, 16)
  expect(shape).toBe(SHAPES[FORM_VERSION])
})
