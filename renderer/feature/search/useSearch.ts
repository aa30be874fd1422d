import { useEffect, useRef, useState } from 'react'
import type { Output } from '#shared/contract/channels.ts'
import type { WireError } from '#shared/contract/errors.ts'
import { call } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import {
  facetGroups,
  NO_FILTER,
  shownFind,
  toggled,
  type FacetName,
  type Filter,
  type FoundRow,
} from './search-model.ts'

type Page = Output<'search.find'>
type Saved = Output<'search.saved'>[number]

export interface Question {
  readonly query: string
  readonly filter: Filter
}

/** The finds so far; null while the first page is looked for. */
interface Finds {
  readonly rows: readonly FoundRow[]
  readonly next: Page['next']
  readonly due: number
  readonly unread: number
  readonly aside: Page['aside']
}

/** What was typed and asked last: kept by whoever shows this screen, so that it is there again after a case was opened. */
export interface Asked {
  readonly text: string
  readonly question: Question | null
}
export const NOTHING_ASKED: Asked = { text: '', question: null }

export interface SearchProps {
  readonly asked: Asked
  readonly onAsked: (asked: Asked) => void
  readonly onOpen: (caseId: string) => void
}

const NONE_ASIDE: Page['aside'] = { total: 0, cases: [] }

export const useSearch = ({ asked: { text, question }, onAsked, onOpen }: SearchProps) => {
  const [finds, setFinds] = useState<Finds | null>(null)
  const [count, setCount] = useState<Output<'search.count'> | null>(null)
  const [uncounted, setUncounted] = useState<WireError | null>(null)
  const [error, setError] = useState<WireError | null>(null)
  const [busy, setBusy] = useState(false)
  const [naming, setNaming] = useState<string | null>(null)
  const saved = useQuery('search.saved', {})
  const save = useCommand('search.save')
  /** Rises with each question: an answer to an earlier one is dropped. */
  const turn = useRef(0)

  useEffect(() => {
    if (question === null) return
    turn.current += 1
    const mine = turn.current
    const isMine = (): boolean => turn.current === mine
    setBusy(true)
    setError(null)
    setCount(null)
    setUncounted(null)
    setFinds(null)
    void call('search.find', { ...question, after: null }).then((reply) => {
      if (!isMine()) return
      setBusy(false)
      if (!reply.ok) {
        setError(reply.error)
        return
      }
      setFinds(reply.value)
      // Counted after the first page stands: nobody waits for the number.
      void call('search.count', question).then((counted) => {
        if (!isMine()) return
        if (counted.ok) setCount(counted.value)
        else setUncounted(counted.error)
      })
    })
  }, [question])

  const ask = (query: string, filter: Filter): void => {
    onAsked({ text: query, question: { query: query.trim(), filter } })
  }
  const keep = (list: readonly Saved[]): void => {
    void save.run({ searches: [...list] }).then((reply) => {
      if (reply.ok) {
        saved.refresh()
        setNaming(null)
      }
    })
  }
  const savedList = saved.data ?? []
  return {
    text,
    busy,
    error: error ?? uncounted ?? save.error ?? saved.error,
    asked: question !== null,
    finds: finds === null ? null : finds.rows.map(shownFind),
    due: finds?.due ?? 0,
    unread: finds?.unread ?? 0,
    aside: finds?.aside ?? NONE_ASIDE,
    hasMore: finds !== null && finds.next !== null,
    total: count?.total ?? null,
    uncounted: uncounted !== null,
    facets: facetGroups(count, question?.filter ?? NO_FILTER),
    filtered: question !== null && Object.values(question.filter).some((values) => values.length > 0),
    saved: savedList.map(({ name }) => name),
    naming,
    savingBusy: save.busy,
    onText: (typed: string) => {
      onAsked({ text: typed, question })
    },
    onAsk: () => {
      ask(text, question?.filter ?? NO_FILTER)
    },
    onToggle: (name: FacetName, value: string) => {
      if (question !== null) ask(question.query, toggled(question.filter, name, value))
    },
    onClear: () => {
      if (question !== null) ask(question.query, NO_FILTER)
    },
    onMore: () => {
      if (question === null || finds?.next == null) return
      const mine = turn.current
      setBusy(true)
      void call('search.find', { ...question, after: finds.next }).then((reply) => {
        if (turn.current !== mine) return
        setBusy(false)
        if (reply.ok) setFinds({ ...reply.value, rows: [...finds.rows, ...reply.value.rows] })
        else setError(reply.error)
      })
    },
    onOpen,
    onNaming: setNaming,
    onSave: () => {
      if (question === null || naming === null || naming.trim() === '') return
      const name = naming.trim()
      keep([...savedList.filter((one) => one.name !== name), { name, ...question }])
    },
    onRemove: (name: string) => {
      keep(savedList.filter((one) => one.name !== name))
    },
    onSaved: (name: string) => {
      const found = savedList.find((one) => one.name === name)
      if (found === undefined) return
      ask(found.query, found.filter)
    },
  }
}

export type SearchModel = ReturnType<typeof useSearch>
