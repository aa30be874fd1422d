import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { Button, Checkbox, Input, type InputRef } from 'antd'
import type { Command } from 'prosemirror-state'
import { EDITOR } from '../../../i18n/editor.ts'
import { currentSearch, markedMatches, findNext, replaceAll, replaceNext, setSearch } from './find.ts'
import { asOwnStep } from './history.ts'
import type { Session } from './session.ts'

export interface FindBarProps {
  readonly session: Session
  readonly withReplace: boolean
  readonly onClose: () => void
}

const selectedText = ({ view: { state } }: Session): string => {
  const { from, to, $from, $to } = state.selection
  return $from.sameParent($to) ? state.doc.textBetween(from, to) : ''
}

/** Find and replace, in a bar above the page: the text stays in sight. */
export const FindBar = ({ session, withReplace, onClose }: FindBarProps) => {
  const { search: words } = EDITOR
  const [text, setText] = useState(() => selectedText(session) || currentSearch(session.view.state).text)
  const [matchCase, setMatchCase] = useState(false)
  const [replacement, setReplacement] = useState('')
  const [status, setStatus] = useState('')
  const field = useRef<InputRef>(null)
  const { view } = session

  useEffect(() => {
    field.current?.focus({ cursor: 'all' })
  }, [])
  useEffect(() => {
    view.dispatch(setSearch(view.state.tr, { text, matchCase }))
    setStatus(text === '' ? '' : words.matches(markedMatches(view.state).length))
  }, [view, text, matchCase, words])
  useEffect(
    () => () => {
      if (!view.isDestroyed) view.dispatch(setSearch(view.state.tr, { text: '', matchCase: false }))
    },
    [view],
  )

  // The caret stays in the bar, so that Enter goes on from place to place.
  const act = (command: Command): void => {
    asOwnStep(command)(view.state, view.dispatch, view)
    setStatus(words.matches(markedMatches(view.state).length))
  }
  const close = (): void => {
    onClose()
    view.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') close()
    else if (event.key === 'F3' || event.key === 'Enter') act(findNext(event.shiftKey ? -1 : 1))
    else return
    event.preventDefault()
  }
  return (
    <search className="find-bar" aria-label={words.label}>
      <div className="find-row">
        <Input
          ref={field}
          aria-label={words.find}
          placeholder={words.find}
          value={text}
          onChange={(event) => {
            setText(event.target.value)
          }}
          onKeyDown={onKeyDown}
        />
        <Button onClick={() => act(findNext(-1))}>{words.previous}</Button>
        <Button onClick={() => act(findNext(1))}>{words.next}</Button>
        <Checkbox
          checked={matchCase}
          onChange={(event) => {
            setMatchCase(event.target.checked)
          }}
        >
          {words.matchCase}
        </Checkbox>
        <span className="find-status soft" role="status">
          {status}
        </span>
        <Button type="text" onClick={close}>
          {EDITOR.close}
        </Button>
      </div>
      {withReplace && (
        <div className="find-row">
          <Input
            aria-label={words.replaceWith}
            placeholder={words.replaceWith}
            value={replacement}
            onChange={(event) => {
              setReplacement(event.target.value)
            }}
            onKeyDown={(event) => {
              if (event.key === 'Escape' && !event.nativeEvent.isComposing) close()
            }}
          />
          <Button onClick={() => act(replaceNext(replacement))}>{words.replace}</Button>
          <Button
            onClick={() => {
              const count = markedMatches(view.state).length
              act(replaceAll(replacement))
              setStatus(words.replaced(count))
            }}
          >
            {words.replaceAll}
          </Button>
        </div>
      )}
    </search>
  )
}
