import { describe, expect, it } from 'vitest'
import { ofTypes, ofTypesIn } from '#shared/lib/typed.ts'

describe('a value told apart by its type', () => {
  const listed = ofTypes(['drawn', 'painted'])
  const inTable = ofTypesIn({ drawn: 1, painted: undefined })

  it.each([
    ['drawn', true],
    ['painted', true],
    ['draw', false],
    ['', false],
    ['toString', false],
    ['__proto__', false],
  ])('of type %j is one of drawn and painted: %s', (type, found) => {
    expect([listed({ type }), inTable({ type })]).toEqual([found, found])
  })
})
