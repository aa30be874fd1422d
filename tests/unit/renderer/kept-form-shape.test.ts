import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { formOf } from '#renderer/feature/drafting/determine/determine-model.ts'
import type { ReasonForm } from '#renderer/api/kept-reason.ts'
import { emptyConclusion, type ConclusionForm } from '#renderer/feature/hits/conclusion.ts'
import { BLANK_ENTRY, NO_DRAFT } from '#renderer/feature/publicity/catalogue-model.ts'
import { EMPTY_HANDLING } from '#renderer/feature/review/handling-draft.ts'
import { FORM_VERSION } from '#shared/contract/dto/half-form.ts'
import { GUIDE_PARTS } from '#shared/domain/office/publicity-events.ts'

/** The forms that each version keeps: a line is added, none is altered. */
const SHAPES: Readonly<Record<number, string>> = { 1: '60cafdfae3a5f832', 2: '4b1b0108e0954249' }

it('raises the version of the kept forms with the shape of any, so that no screen is given one that it does not know', () => {
  const reason: ReasonForm = { on: '', text: '' }
  const secrecy: ConclusionForm = { on: '', draft: emptyConclusion(1) }
  const forms = [formOf(null, 1), NO_DRAFT, BLANK_ENTRY, EMPTY_HANDLING, [...GUIDE_PARTS], reason, secrecy]
  // Other now: raise FORM_VERSION, and add its line here.
  const shape = createHash('sha256').update(JSON.stringify(forms)).digest('hex').slice(0, 16)
  expect(shape).toBe(SHAPES[FORM_VERSION])
})
