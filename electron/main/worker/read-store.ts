import { Secret } from '../crypto/secret.ts'
import { openStore } from '../store/open.ts'

/** Opens a store that was brought here and that nobody works with, reads all of it, and lets go. @throws StoreFault for what does not hold. */
export const readStore = ({ path, key }: { readonly path: string; readonly key: Uint8Array }): null => {
  const store = openStore(path, new Secret(key), { isBrought: true })
  try {
    store.readEveryPage()
    return null
  } finally {
    store.close()
    key.fill(0)
  }
}
