import { afterAll, beforeAll } from 'vitest'
import { createStaffedOffice } from './staffed-office.ts'

/** One office for all tests of the file or the `describe` that asks for it; removed after the last of them. */
export const sharedOffice = (): Pick<Awaited<ReturnType<typeof createStaffedOffice>>, 'start' | 'recoveryCode'> => {
  let office: Awaited<ReturnType<typeof createStaffedOffice>> | undefined
  const made = () => {
    if (office === undefined) throw new Error('the office is made before the first test')
    return office
  }
  beforeAll(async () => {
    office = await createStaffedOffice()
  }, 120_000)
  afterAll(() => office?.remove())
  return {
    start: (options) => made().start(options),
    get recoveryCode() {
      return made().recoveryCode
    },
  }
}
