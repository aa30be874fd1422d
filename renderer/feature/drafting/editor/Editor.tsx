import { startTransition, useCallback, useEffect, useImperativeHandle, useRef, useState } from 'react'
import { EDITOR } from '../../../i18n/editor.ts'
import type { TextCount } from './count.ts'
import type { EditorProps } from './editor-props.ts'
import { FindBar } from './FindBar.tsx'
import { startSession, type Session } from './session.ts'
import { Shortcuts } from './Shortcuts.tsx'
import { Toolbar } from './Toolbar.tsx'
import type { ToolbarState } from './toolbar-state.ts'
import './editor.css'
import './official-text.css'

/**
 * The editor of an official document or of one attachment. It is uncontrolled: form, text and history are what it opens
 * with, and React renders nothing of the text, so that nothing repaints inside a composition (lesson 1).
 */
export const Editor = (props: EditorProps) => {
  const place = useRef<HTMLDivElement>(null)
  const latest = useRef(props)
  latest.current = props
  const [opening] = useState(props)
  const [session, setSession] = useState<Session | null>(null)
  const [toolbar, setToolbar] = useState<ToolbarState | null>(null)
  const [find, setFind] = useState<{ readonly replace: boolean; readonly asked: number } | null>(null)
  const [shortcuts, setShortcuts] = useState(false)
  const [count, setCount] = useState<TextCount | null>(null)
  const [leftOut, setLeftOut] = useState(0)

  const onFind = useCallback((replace: boolean) => {
    setFind((before) => ({ replace, asked: (before?.asked ?? 0) + 1 }))
  }, [])
  const onShortcuts = useCallback(() => {
    setShortcuts(true)
  }, [])
  useEffect(() => {
    if (place.current === null) return undefined
    const started = startSession(place.current, opening, {
      current: () => latest.current,
      inBackground: startTransition,
      onToolbar: setToolbar,
      onCount: (counted) => {
        setCount(counted)
        latest.current.onCount?.(counted)
      },
      onPicturesLeftOut: setLeftOut,
      onFind,
      onShortcuts,
    })
    setSession(started)
    if (latest.current.startsHere === true) started.view.focus()
    return () => {
      started.destroy()
      setSession(null)
    }
  }, [opening, onFind, onShortcuts])
  useEffect(() => {
    session?.setHighlights('highlights', props.highlights)
  }, [session, props.highlights])
  useEffect(() => {
    session?.setHighlights('hitMarks', props.hitMarks)
  }, [session, props.hitMarks])
  useEffect(() => {
    session?.view.setProps({})
  }, [session, props.readOnly])
  useImperativeHandle(
    props.ref,
    () => {
      const handle = (): Session['handle'] | undefined => session?.handle
      return {
        focus: (line, offset) => handle()?.focus(line, offset),
        select: (line, from, to) => handle()?.select(line, from, to),
        insertText: (text) => handle()?.insertText(text),
        replaceRange: (line, from, to, was, text) => handle()?.replaceRange(line, from, to, was, text) ?? false,
        apply: (change) => handle()?.apply(change),
        setKind: (kind) => handle()?.setKind(kind),
        flush: () => handle()?.flush(),
      }
    },
    [session],
  )

  return (
    <div className="official-editor">
      {session !== null && toolbar !== null && !props.readOnly && (
        <Toolbar
          state={toolbar}
          form={props.form}
          run={session.run}
          pictures={props.pictures}
          onFind={onFind}
          onShortcuts={onShortcuts}
        />
      )}
      {session !== null && find !== null && (
        <FindBar
          key={find.asked}
          session={session}
          withReplace={find.replace && !props.readOnly}
          onClose={() => {
            setFind(null)
          }}
        />
      )}
      {leftOut > 0 && (
        <p className="editor-note" role="status">
          {EDITOR.picture.leftOut(leftOut)}
          <button
            type="button"
            className="gate-link"
            onClick={() => {
              setLeftOut(0)
            }}
          >
            {EDITOR.close}
          </button>
        </p>
      )}
      <div className="sheet-frame">
        <div className="sheet" ref={place} />
      </div>
      {count !== null && (
        <p className="editor-count soft">
          <span>{EDITOR.count.words(count.words)}</span>
          <span>{EDITOR.count.characters(count.characters)}</span>
          <span>{EDITOR.count.charactersWithoutSpaces(count.charactersWithoutSpaces)}</span>
        </p>
      )}
      {shortcuts && (
        <Shortcuts
          onClose={() => {
            setShortcuts(false)
            session?.view.focus()
          }}
        />
      )}
    </div>
  )
}
