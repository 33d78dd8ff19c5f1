/** Names what stood in the way of a page: a sign-in, a test for robots, or a "gone" page that pretends to be found. It names; it never gets past. */

/** What is known of a loaded page. `text` is the rendered text; `finalUrl` is after redirects. */
export interface PageFacts {
  readonly requestedUrl: string
  readonly finalUrl: string
  readonly status: number
  readonly title: string
  readonly text: string
  /** True when a visible field asks for a password. */
  readonly asksForPassword: boolean
  /** True when the server itself said that it put a challenge in the way (Cloudflare's `cf-mitigated`, a WAF's action header). */
  readonly challenged: boolean
}

/** The wall and the sentence for the report. */
export interface Wall {
  readonly kind: 'login' | 'bot' | 'soft-404'
  readonly sentence: string
}

/** Only a short page can be a wall: a long one has content, whatever else it says. Characters of rendered text. */
const SHORT = 1_500

const BOT =
  /just a moment|checking (if the site connection is secure|your browser)|verify(ing)? (that )?you are (a )?human|are you a robot|i.m not a robot|unusual traffic|attention required|enable javascript and cookies to continue|pardon our interruption|press (and|&) hold|captcha|ddos protection|request blocked|automated (access|requests|queries)|no soy un robot|verifica que eres humano|não sou um robô|проверка браузера|подтвердите, что вы не робот/i

const LOGIN =
  /(log|sign) ?in to (continue|see|view|your account)|(you )?must (be logged|log|sign|be signed) in|please (log|sign) in|login required|sign in required|create an account to (see|view|continue)|inicia(r)? sesión para|debes iniciar sesión|faça login para|entre para continuar|connectez-vous pour|bitte (melden sie sich|einloggen)|войдите, чтобы|लॉग इन करें|लगइन गर्नुहोस्/i

const LOGIN_PATH =
  /\/(log-?in|sign-?in|auth|sso|accounts\/login|users\/sign_in|checkpoint|iniciar-sesion)(\/|$|\.|\?)/i

const GONE =
  /\b(error )?404\b|page (was )?not found|(page|content|post|profile|account|ad|advert|listing|video|user) (is|was|has been|isn.t|is not|are) (not available|no longer available|unavailable|removed|deleted|gone|expired)|(page|content|post|profile|account|ad|advert|listing) (does ?n.t|does not|no longer) exists?|(isn.t|not) available (right now|anymore|any more)|no longer available|could ?n.t find (this|that|the) (page|account|post)|página no encontrada|no (está|se encuentra) disponible|ya no (existe|está disponible)|página não encontrada|não está (mais )?disponível|page introuvable|n.est plus disponible|seite (wurde )?nicht gefunden|страница не найдена|पेज नहीं मिला|पृष्ठ फेला परेन/i

const pathOf = (url: string): string => url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '')

/** Finds the wall, or undefined for a page that shows its content. A bot wall is named before a sign-in, and a sign-in before a missing page. */
export const findWall = (page: PageFacts): Wall | undefined => {
  const isShort = page.text.length < SHORT
  const words = `${page.title}\n${isShort ? page.text : ''}`
  if (page.challenged || page.status === 429 || (isShort && BOT.test(words)))
    return {
      kind: 'bot',
      sentence: 'The site answered with a test for robots or a refusal of automated visits.',
    }
  const sentToLogin =
    LOGIN_PATH.test(`${pathOf(page.finalUrl)}?`) && pathOf(page.finalUrl) !== pathOf(page.requestedUrl)
  if (isShort && (page.asksForPassword || sentToLogin || LOGIN.test(words)))
    return { kind: 'login', sentence: 'The site asks for a sign-in before it shows the page.' }
  if (page.status === 401 || page.status === 407)
    return { kind: 'login', sentence: 'The server asks for a user name and a password.' }
  if (page.status < 400 && isShort && GONE.test(words))
    return {
      kind: 'soft-404',
      sentence: `The server answered ${page.status}, but the page says that its content is not there.`,
    }
  return undefined
}
