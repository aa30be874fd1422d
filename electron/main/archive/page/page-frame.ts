import { escape } from './html.ts'

/**
 * A page that lies in a package: complete in itself, no script, nothing from elsewhere, and it says so to the browser.
 * Title and introduction are plain words; `style` and `body` are markup and must be safe already.
 */
export const pageFrame = (title: string, intro: string, style: string, body: string): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width">
<title>${escape(title)}</title>
<style>
${style}
</style>
</head>
<body>
<h1>${escape(title)}</h1>
<p>${escape(intro)}</p>
${body}
</body>
</html>
`
