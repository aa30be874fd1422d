import { useId } from 'react'
import { AutoComplete } from 'antd'
import { CATALOGUE } from '../../i18n/after-release.ts'
import { THEMES } from '../../i18n/themes.ts'
import { TextArea } from '../../ui/field/TextArea.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import type { CatalogueModel } from './use-catalogue.ts'

/** 信息属性: what the catalogue and the portal ask beside the text. */
export const CatalogueFields = ({ fields, hasPattern, onChange }: CatalogueModel) => {
  const themeId = useId()
  return (
    <fieldset className="catalogue">
      <legend>{CATALOGUE.heading}</legend>
      <p className="soft">{CATALOGUE.hint}</p>
      <TextField
        label={CATALOGUE.indexNumber}
        hint={hasPattern ? CATALOGUE.indexHint : CATALOGUE.noPattern}
        value={fields.indexNumber}
        onChange={(indexNumber) => {
          onChange({ indexNumber })
        }}
      />
      <div className="field">
        <label htmlFor={themeId} className="field-label">
          {CATALOGUE.theme}
        </label>
        <AutoComplete
          id={themeId}
          className="catalogue-theme"
          value={fields.theme}
          placeholder={CATALOGUE.themeHint}
          maxLength={200}
          options={THEMES.filter((theme) => theme.includes(fields.theme)).map((value) => ({ value }))}
          onChange={(theme: string) => {
            onChange({ theme })
          }}
        />
      </div>
      <TextField
        label={CATALOGUE.department}
        value={fields.department}
        onChange={(department) => {
          onChange({ department })
        }}
      />
      <TextField
        label={CATALOGUE.keywords}
        hint={CATALOGUE.keywordsHint}
        value={fields.keywords}
        onChange={(keywords) => {
          onChange({ keywords })
        }}
      />
      <TextArea
        label={CATALOGUE.summary}
        value={fields.summary}
        onChange={(summary) => {
          onChange({ summary: summary.slice(0, 1000) })
        }}
      />
    </fieldset>
  )
}
