import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

interface Entry {
  readonly version?: string
  readonly integrity?: string
  readonly resolved?: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}
const root = join(import.meta.dirname, '..', '..')
const read = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'))
const { packages } = read('package-lock.json') as { readonly packages: Readonly<Record<string, Entry>> }

/** Node's way up: a package is found beside its user, or in any node_modules above. */
const isLocked = (user: string, name: string): boolean => {
  if (packages[`${user === '' ? '' : `${user}/`}node_modules/${name}`] !== undefined) return true
  return user !== '' && isLocked(user.slice(0, Math.max(0, user.lastIndexOf('/node_modules/'))), name)
}

describe('the lockfile', () => {
  it('names every package with its hash, so that any registry may serve it', () => {
    const unhashed = Object.entries(packages).filter(([path, entry]) => path !== '' && entry.integrity === undefined)
    expect(unhashed.map(([path]) => path)).toEqual([])
  })

  it('names no registry', () => {
    expect(Object.values(packages).filter((entry) => entry.resolved !== undefined)).toEqual([])
  })

  it('has an entry for what each package depends on, on every platform; npm ci refuses it otherwise', () => {
    const absent = Object.entries(packages).flatMap(([path, entry]) =>
      Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
        .filter((name) => !isLocked(path, name))
        .map((name) => `${path} → ${name}`),
    )
    expect(absent).toEqual([])
  })

  it('belongs to the package.json beside it, whose versions are exact', () => {
    type Declared = Readonly<Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>>
    const declared = read('package.json') as Declared
    expect(packages['']).toMatchObject({
      dependencies: declared.dependencies,
      devDependencies: declared.devDependencies,
    })
    const wanted = Object.values({ ...declared.dependencies, ...declared.devDependencies })
    expect(wanted.filter((version) => !/^(npm:.+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })
})
