import { useState } from 'react'
import { useCommand } from '../../api/use-command.ts'
import {
  emptyPerson,
  isComplete,
  presetPeople,
  setupProblems,
  type PersonDraft,
  type SetupProblems,
} from './setup-model.ts'
import type { WireError } from '#shared/contract/errors.ts'

export type SetupStep = 'purpose' | 'people' | 'recovery'

export interface SetupModel {
  readonly step: SetupStep
  readonly onStep: (step: SetupStep) => void
  readonly officeName: string
  readonly onOfficeName: (name: string) => void
  readonly people: readonly PersonDraft[]
  readonly onPerson: (key: number, change: Partial<PersonDraft>) => void
  readonly onAddPerson: () => void
  readonly onRemovePerson: (key: number) => void
  /** Each person typed their own password. */
  readonly ownPasswords: boolean
  readonly onOwnPasswords: (own: boolean) => void
  /** Null until the person first tried to go on: nothing is marked red before. */
  readonly problems: SetupProblems | null
  /** How often the person tried to go on with something lacking. */
  readonly attempts: number
  readonly busy: boolean
  readonly error: WireError | null
  readonly onCreate: () => void
  readonly recoveryCode: string
  readonly onFinished: () => void
  readonly onRestore: () => void
}

export const useSetup = ({
  onFinished,
  onRestore,
}: {
  readonly onFinished: () => void
  readonly onRestore: () => void
}): SetupModel => {
  const [step, setStep] = useState<SetupStep>('purpose')
  const [officeName, setOfficeName] = useState('')
  const [people, setPeople] = useState(presetPeople)
  const [ownPasswords, setOwnPasswords] = useState(false)
  const [attempts, setAttempts] = useState(0)
  const [recoveryCode, setRecoveryCode] = useState('')
  const create = useCommand('office.create')
  const problems = setupProblems(officeName, people)

  const onCreate = async (): Promise<void> => {
    setAttempts((before) => before + 1)
    if (!isComplete(problems)) return
    const reply = await create.run({
      officeName: officeName.trim(),
      ownPasswords,
      people: people.map(({ name, roles, password }) => ({ name: name.trim(), roles: [...roles], password })),
    })
    if (!reply.ok) return
    setPeople([])
    setAttempts(0)
    setRecoveryCode(reply.value.recoveryCode)
    setStep('recovery')
  }

  return {
    step,
    onStep: setStep,
    officeName,
    onOfficeName: setOfficeName,
    people,
    onPerson: (key, change) => {
      create.dismiss()
      setPeople((before) => before.map((person) => (person.key === key ? { ...person, ...change } : person)))
    },
    onAddPerson: () => {
      setPeople((before) => [...before, emptyPerson(Math.max(0, ...before.map(({ key }) => key)) + 1, [])])
    },
    onRemovePerson: (key) => {
      setPeople((before) => before.filter((person) => person.key !== key))
    },
    ownPasswords,
    onOwnPasswords: setOwnPasswords,
    problems: attempts > 0 ? problems : null,
    attempts,
    busy: create.busy,
    error: create.error,
    onCreate: () => void onCreate(),
    recoveryCode,
    onFinished,
    onRestore,
  }
}
