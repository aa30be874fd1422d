import type { ReactNode } from 'react'
import { ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { THEME } from './theme.ts'

/** The page's style nonce, where the content security policy asks for one (vite's html.cspNonce writes the element). */
const styleNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce

/** The component library in Chinese and in our dress, without motion and without spaces between two characters. */
export const Themed = ({ children }: { readonly children: ReactNode }) => (
  <ConfigProvider
    locale={zhCN}
    theme={THEME}
    button={{ autoInsertSpace: false }}
    wave={{ disabled: true }}
    {...(styleNonce === undefined || styleNonce === '' ? {} : { csp: { nonce: styleNonce } })}
  >
    {children}
  </ConfigProvider>
)
