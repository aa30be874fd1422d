/** True for a text of nothing but white space: what a person left out where words were asked for. */
export const isBlank = (text: string): boolean => text.trim() === ''
