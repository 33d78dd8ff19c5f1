/** Headers of every answer: nothing from elsewhere runs, nothing frames us, nothing is told to others. */
import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import { replayHost } from './replay/replay-host.ts'

/** Adds them. The replay origin is the only other one that a page may frame. */
export const addSecurityHeaders = async (app: FastifyInstance, replayPort: () => number): Promise<void> => {
  await app.register(helmet, {
    contentSecurityPolicy: false,
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    hsts: false,
  })
  app.addHook('onRequest', async (request, reply) => {
    const replay = `${request.protocol}://${replayHost(request.hostname)}:${replayPort()}`
    reply.header(
      'content-security-policy',
      [
        `default-src 'none'`,
        `script-src 'self'`,
        `style-src 'self'`,
        `img-src 'self' data: blob:`,
        `font-src 'self' data:`,
        `connect-src 'self'`,
        `worker-src 'self' blob:`,
        `manifest-src 'self'`,
        `frame-src 'self' ${replay}`,
        `frame-ancestors 'none'`,
        `base-uri 'none'`,
        `form-action 'self'`,
        `require-trusted-types-for 'script'`,
        // The web app's one rule, apps/web/src/trusted-scripts.ts: workers of its own build.
        `trusted-types default`,
      ].join('; '),
    )
    reply.header(
      'permissions-policy',
      'camera=(), microphone=(), geolocation=(), usb=(), payment=(), browsing-topics=()',
    )
    if (request.protocol === 'https')
      reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
  })
}
