import { useCallback, useMemo } from 'react'
import { call } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import type { PictureStore, StoredPicture } from './editor/editor-props.ts'
import type { Image } from '#shared/domain/document/model.ts'
import type { WireError } from '#shared/contract/errors.ts'

export interface PicturesModel {
  readonly store: PictureStore
  readonly error: WireError | null
}

const storedOf = ({ sha256, format, widthPx, heightPx }: Image): StoredPicture => ({
  sha256,
  format,
  widthPx,
  heightPx,
})

/** The bytes of a case's pictures: they lie in the store under their hash, and the document names them. */
export const usePictures = (caseId: string, expectedSeq: () => number): PicturesModel => {
  const chooseFile = useCommand('file.choose')
  const addFile = useCommand('case.addPicture')
  const addBytes = useCommand('case.addPictureBytes')
  const { run: choose } = chooseFile
  const { run: add } = addFile
  const { run: addPasted } = addBytes
  const read = useCallback(
    async (sha256: string) => {
      const reply = await call('blob.read', { caseId, sha256 })
      return reply.ok ? reply.value.bytes : null
    },
    [caseId],
  )
  const store = useMemo(
    (): PictureStore => ({
      read,
      store: async (bytes) => {
        const reply = await addPasted({ caseId, expectedSeq: expectedSeq(), bytes })
        return reply.ok ? storedOf(reply.value.image) : null
      },
      choose: async () => {
        const chosen = await choose({ purpose: 'picture' })
        if (!chosen.ok || chosen.value === null) return null
        const reply = await add({ caseId, expectedSeq: expectedSeq(), token: chosen.value.token })
        return reply.ok ? storedOf(reply.value.image) : null
      },
    }),
    [caseId, expectedSeq, read, choose, add, addPasted],
  )
  return { store, error: chooseFile.error ?? addFile.error ?? addBytes.error }
}
