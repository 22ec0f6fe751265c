// Starts the dashboard: guards markup, takes the sign-in link out of the address, then draws. Knows no page.
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/baseline.css'
import '@mantine/core/styles/global.css'
import '@mantine/core/styles/UnstyledButton.css'
import '@mantine/core/styles/Button.css'
import '@mantine/core/styles/ActionIcon.css'
import '@mantine/core/styles/Loader.css'
import '@mantine/core/styles/Input.css'
import './theme/tokens.css'
import './theme/page.css'
import { Problem } from './api/call.ts'
import { createPages } from './pages.tsx'
import { enterByLink } from './signin/entry.ts'
import { direction, language } from './text/language.ts'
import { theme, variables } from './theme/theme.ts'
import { guardMarkup, shellKeeper } from './trusted.ts'

guardMarkup()
document.documentElement.lang = language
document.documentElement.dir = direction
// where a browser allows none, the dashboard works without
if (import.meta.env.PROD) void navigator.serviceWorker?.register(shellKeeper).catch(() => {})
const mayPass = (error: unknown) => error instanceof Problem && (error.status === 0 || error.status >= 500)
const cache = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => failures < 1 && mayPass(error),
    },
  },
})
const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''
const pages = createPages(await enterByLink())

createRoot(document.querySelector('#root')!).render(
  <MantineProvider
    theme={theme}
    cssVariablesResolver={variables}
    defaultColorScheme="auto"
    getStyleNonce={() => nonce}
    withGlobalClasses={false}
    deduplicateInlineStyles
  >
    <QueryClientProvider client={cache}>
      <RouterProvider router={pages} />
    </QueryClientProvider>
  </MantineProvider>,
)
