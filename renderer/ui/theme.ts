import type { ThemeConfig } from 'antd'

/** Red and ink: one muted seal red for what acts, everything else quiet; no motion. The same values as base.css. */
export const THEME: ThemeConfig = {
  token: {
    colorPrimary: '#9b1c1c',
    colorInfo: '#1d4374',
    colorSuccess: '#2f6b3c',
    colorWarning: '#8a5a00',
    colorError: '#9b1c1c',
    colorLink: '#9b1c1c',
    colorText: '#211d1a',
    colorTextSecondary: '#5c544d',
    colorTextPlaceholder: '#766d64',
    colorBorder: '#b8ada0',
    colorBorderSecondary: '#ddd6cc',
    colorBgLayout: '#f6f4f0',
    fontSize: 15,
    fontFamily: "'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif",
    borderRadius: 2,
    motion: false,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
  },
}
