import { useCallback } from 'react'
import { call } from './client.ts'

/** Reads the pictures of a case by their SHA-256; null for one that is not there. */
export const usePictureReader = (caseId: string): ((sha256: string) => Promise<Uint8Array | null>) =>
  useCallback(
    async (sha256) => {
      const reply = await call('blob.read', { caseId, sha256 })
      return reply.ok ? reply.value.bytes : null
    },
    [caseId],
  )
