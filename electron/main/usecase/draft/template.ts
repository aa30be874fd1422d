import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Output } from '#shared/contract/channels.ts'
import { DOCUMENT_KINDS, type OfficialDocument } from '#shared/domain/document/model.ts'
import { documentFromTemplate, templateFromJson, type DocumentTemplate } from '#shared/domain/document/template.ts'
import { ok } from '#shared/lib/result.ts'
import type { ReadStore } from '../../store/types.ts'
import { unitDefaultsOf } from '../office/settings.ts'
import type { Outcome, Workstation } from '../workstation.ts'

const folderOf = ({ resourcesFolder }: Workstation): string => join(resourcesFolder, 'template')

/** @throws Error when a shipped file is no template: the product is damaged. */
const readTemplate = async (folder: string, file: string): Promise<DocumentTemplate> => {
  const template = templateFromJson(JSON.parse(await readFile(join(folder, file), 'utf8')))
  if (template === null) throw new Error(`shipped template ${file} is not of its shape`)
  return template
}

/** Statutory kinds in the order of the regulation (中办发〔2012〕14号, Art. 8), then what has no such kind. */
const rankOf = ({ document: { kind } }: DocumentTemplate): number =>
  kind === null ? DOCUMENT_KINDS.length : DOCUMENT_KINDS.indexOf(kind)

/** What a new document may begin with. Refuses nothing. @throws Error when a shipped file is damaged. */
export const listTemplates = async (workstation: Workstation): Promise<Outcome<Output<'template.list'>>> => {
  const folder = folderOf(workstation)
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  const templates = await Promise.all(files.map((file) => readTemplate(folder, file)))
  return ok(
    templates
      .sort((a, b) => rankOf(a) - rankOf(b))
      .map(({ id, name, hint, document }) => ({ id, name, hint, isStatutory: document.kind === name })),
  )
}

/** A new document from a template with the unit's defaults in it; null for a name that no template has. */
export const startFromTemplate = async (
  workstation: Workstation,
  store: ReadStore,
  id: string,
): Promise<OfficialDocument | null> => {
  const folder = folderOf(workstation)
  const file = `${id}.json`
  if (!(await readdir(folder)).includes(file)) return null
  return documentFromTemplate(await readTemplate(folder, file), unitDefaultsOf(store))
}
