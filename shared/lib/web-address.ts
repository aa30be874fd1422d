/** An address of the web as people type it, whole: http or https, a host, no spaces. */
export const WEB_ADDRESS = /^https?:\/\/[^\s/]+\S*$/u
