import { useEffect, useRef } from 'react'
import { Button } from 'antd'
import { EDITOR } from '../../../i18n/editor.ts'

/** F1: the keys of the drafting screen. */
export const Shortcuts = ({ onClose }: { readonly onClose: () => void }) => {
  const element = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = element.current
    dialog?.showModal()
    return () => {
      dialog?.close()
    }
  }, [])
  return (
    <dialog ref={element} className="dialog" aria-label={EDITOR.shortcuts} onClose={onClose}>
      <h2 className="dialog-title">{EDITOR.shortcuts}</h2>
      <dl className="shortcut-list">
        {EDITOR.shortcutList.map(([keys, meaning]) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <div className="dialog-actions">
        <Button type="primary" onClick={() => element.current?.close()}>
          {EDITOR.close}
        </Button>
      </div>
    </dialog>
  )
}
