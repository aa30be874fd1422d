import { useEffect, useMemo, useRef, useState } from 'react'
import { call } from '../../../api/client.ts'
import { createAskLoop, whenIdle } from '../../../api/ask-loop.ts'
import { loadFaces } from '../../../ui/pages/faces.ts'
import { rolesOf, type PageRange, type Preview } from '../../../ui/pages/page-model.ts'
import type { WireError } from '#shared/contract/errors.ts'
import type { OfficialDocument } from '#shared/domain/document/model.ts'

export interface PreviewModel {
  /** The last good pages stay while newer ones are set, and when a newer text cannot be set. */
  readonly preview: Preview | null
  readonly error: WireError | null
  readonly onRange: (range: PageRange) => void
}

const FIRST_PAGES: PageRange = { from: 1, to: 2 }

/** Pages of the document as it stands, for as long as the preview is open. */
export const usePreview = (document: OfficialDocument, caretLine: number | null): PreviewModel => {
  const [preview, setPreview] = useState<Preview | null>(null)
  const [error, setError] = useState<WireError | null>(null)
  const [range, setRange] = useState(FIRST_PAGES)
  const loop = useMemo(
    () =>
      createAskLoop({
        ask: async (wanted: Parameters<typeof call<'draft.preview'>>[1]) => {
          const reply = await call('draft.preview', wanted)
          // Faces that cannot be loaded are a damaged installation, which the release itself refuses by name.
          const drawable = reply.ok
            ? await loadFaces(rolesOf(reply.value)).then(
                () => true,
                () => false,
              )
            : true
          return { reply, drawable }
        },
        show: ({ reply, drawable }) => {
          if (reply.ok && drawable) setPreview(reply.value)
          setError(reply.ok ? (drawable ? null : { code: 'fault.fontMissing' }) : reply.error)
        },
        idle: whenIdle,
      }),
    [],
  )
  const alive = useRef(loop)
  useEffect(() => {
    alive.current.want({ document, pages: range, caretLine })
  }, [document, range, caretLine])
  useEffect(
    () => () => {
      loop.stop()
    },
    [loop],
  )
  return {
    preview,
    error,
    onRange: (next) => {
      setRange((now) => (now.from === next.from && now.to === next.to ? now : next))
    },
  }
}
