/** The build of the web app: `npx vite build apps/web` writes apps/web/dist; `--mode fake` adds an invented office in memory for looking at screens. */
import { fileURLToPath } from 'node:url'
import { lingui } from '@lingui/vite-plugin'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [
    react(),
    lingui({
      macroTransform: true,
      configPath: fileURLToPath(new URL('lingui.config.ts', import.meta.url)),
      failOnCompileError: true,
    }),
  ],
  build: {
    target: 'es2023',
    // No inline data: every asset is a file of the same origin, so that the content policy can stay strict.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    emptyOutDir: true,
  },
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': 'http://127.0.0.1:4600' } },
})
