import type { FaceRole } from '#shared/domain/layout/model.ts'

/** Family name under which the file of a role is known to this page. */
export const familyOf = (role: FaceRole): string => `mingjian-${role}`

const loading = new Map<FaceRole, Promise<unknown>>()

/** Loads the very files that the release is set in (electron/main/window/app-protocol.ts), each once. Rejects when one is not there. */
export const loadFaces = (roles: Iterable<FaceRole>): Promise<unknown> =>
  Promise.all(
    Array.from(new Set(roles), (role) => {
      const known = loading.get(role)
      if (known !== undefined) return known
      const face = new FontFace(familyOf(role), `url(/face/${role})`)
      document.fonts.add(face)
      const promise = face.load()
      loading.set(role, promise)
      return promise
    }),
  )
