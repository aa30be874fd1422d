/** Gives a field of the form its value and the way to change it; the other fields stay as they are. */
export const bindTo =
  <Form extends object>(form: Form, onForm: (form: Form) => void) =>
  <Key extends keyof Form>(key: Key): { readonly value: Form[Key]; readonly onChange: (value: Form[Key]) => void } => ({
    value: form[key],
    onChange: (value) => {
      onForm({ ...form, [key]: value })
    },
  })
