import { useEffect, useRef, type ReactNode } from 'react'

/**
 * What was just done, said once; nothing for null or false. Where the button that did it is gone, or takes no keys any more, the
 * keyboard stands here, and what is said is in sight.
 */
export const Notice = ({ children }: { readonly children: ReactNode }) => {
  const line = useRef<HTMLParagraphElement>(null)
  const isSaid = children !== null && children !== undefined && children !== false && children !== ''
  useEffect(() => {
    if (!isSaid) return undefined
    // The browser takes the focus from a disabled button with the next frame.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => {
        if (document.activeElement === document.body) line.current?.focus()
      })
    })
    return () => {
      cancelAnimationFrame(frame)
    }
  }, [isSaid, children])
  return isSaid ? (
    <p ref={line} className="notice" role="status" tabIndex={-1}>
      {children}
    </p>
  ) : null
}
