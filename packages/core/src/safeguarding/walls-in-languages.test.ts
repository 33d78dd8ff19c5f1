/** Walls and ordinary pages in many languages: what stands in the way is named, and an innocuous page is never called a wall. */
import { describe, expect, it } from 'vitest'
import { findWall, type PageFacts } from './index.ts'

const URL_7 = 'https://jobs.example/ad/7'
const page = (facts: Partial<PageFacts>): PageFacts => ({
  requestedUrl: URL_7,
  finalUrl: URL_7,
  status: 200,
  title: 'Page',
  text: '',
  asksForPassword: false,
  challenged: false,
  ...facts,
})
const kindOf = (facts: Partial<PageFacts>): string => findWall(page(facts))?.kind ?? 'none'

/** Innocuous pages: a job, a room, a journey, a lost cat – in the languages of the places where the product is used. */
const INNOCUOUS: readonly (readonly [string, string])[] = [
  ['English job', 'Waiter wanted for a hotel by the sea. Shifts from six to two. Call 555-0100.'],
  ['English room', 'Room to let near the park, quiet house, no pets. Ask for Mr Hill.'],
  ['English blog on sign-ups', 'How to sign up for a library card: bring a letter with your address.'],
  ['English on robots', 'The robot club meets on Friday. Bring your own robot.'],
  ['English on a lost page', 'I lost a page of my notebook in the reading room.'],
  ['Nepali job', 'होटलमा काम गर्ने मान्छे चाहियो। सम्पर्क: ९८०-०००-०१०१।'],
  ['Nepali room', 'कोठा भाडामा छ, पार्कको नजिक। फोन गर्नुहोस्।'],
  ['Hindi job', 'रसोइये की ज़रूरत है। सुबह दस बजे आइए।'],
  ['Hindi travel', 'दिल्ली से आगरा की बस रोज़ सुबह छह बजे चलती है।'],
  ['Bengali room', 'ঘর ভাড়া হবে, পার্কের পাশে। ফোন করুন।'],
  ['Spanish job', 'Se busca camarero para un hotel en la costa. Turno de mañana.'],
  ['Spanish session', 'La sesión de cine empieza a las ocho. Entrada libre.'],
  ['Portuguese job', 'Procura-se cozinheiro para restaurante. Entre em contato pelo telefone.'],
  ['French room', 'Chambre à louer près du parc, maison calme.'],
  ['German travel', 'Der Bus fährt jeden Morgen um sechs. Bitte pünktlich sein.'],
  ['Russian job', 'Требуется повар в гостиницу. Звоните после шести.'],
  ['Arabic room', 'غرفة للإيجار قرب الحديقة، بيت هادئ.'],
  ['Thai job', 'รับสมัครพนักงานเสิร์ฟ โรงแรมริมทะเล'],
  ['Lao travel', 'ລົດເມອອກທຸກເຊົ້າຫົກໂມງ'],
  ['Chinese room', '出租房间，靠近公园，安静。请电话联系。'],
  ['Khmer job', 'ត្រូវការអ្នករត់តុសម្រាប់សណ្ឋាគារ'],
  ['Tagalog job', 'Hanap: waiter para sa hotel sa tabi ng dagat.'],
  ['an empty page', ''],
  ['a price list', 'Tea 20, coffee 40, soup 404 rupees'.replace('404', '140')],
]

describe('innocuous pages', () => {
  it.each(INNOCUOUS)('does not call a wall: %s', (_, text) => {
    expect(kindOf({ text })).toBe('none')
    expect(kindOf({ text: `${text}\n`.repeat(40) })).toBe('none')
  })

  it('stay what they are under any honest status below 400', () => {
    for (const status of [200, 201, 203, 206, 304])
      for (const [, text] of INNOCUOUS) expect(kindOf({ text, status })).toBe('none')
  })
})

const LOGIN: readonly (readonly [string, string])[] = [
  ['English', 'Log in to continue'],
  ['English', 'Sign in to see this profile'],
  ['English', 'You must be logged in to view this page.'],
  ['English', 'You must sign in.'],
  ['English', 'Please sign in'],
  ['English', 'Login required'],
  ['English', 'Create an account to see more'],
  ['Spanish', 'Inicia sesión para ver el anuncio'],
  ['Spanish', 'Debes iniciar sesión'],
  ['Portuguese', 'Faça login para continuar'],
  ['Portuguese', 'Entre para continuar'],
  ['French', 'Connectez-vous pour voir la page'],
  ['German', 'Bitte melden Sie sich an'],
  ['German', 'Bitte einloggen'],
  ['Russian', 'Войдите, чтобы продолжить'],
  ['Hindi', 'जारी रखने के लिए लॉग इन करें'],
  ['Nepali', 'हेर्न लगइन गर्नुहोस्'],
]
const BOT: readonly (readonly [string, string])[] = [
  ['English', 'Just a moment...'],
  ['English', 'Checking your browser before accessing jobs.example'],
  ['English', 'Verify you are human by completing the action below.'],
  ['English', 'Verifying that you are a human'],
  ['English', 'Are you a robot?'],
  ['English', "I'm not a robot"],
  ['English', 'I’m not a robot'],
  ['English', 'We have detected unusual traffic from your network.'],
  ['English', 'Attention Required!'],
  ['English', 'Enable JavaScript and cookies to continue'],
  ['English', 'Pardon our interruption'],
  ['English', 'Press & Hold to confirm'],
  ['English', 'Solve the captcha'],
  ['English', 'Automated requests are not allowed'],
  ['Spanish', 'No soy un robot'],
  ['Spanish', 'Verifica que eres humano'],
  ['Portuguese', 'Não sou um robô'],
  ['Russian', 'Подтвердите, что вы не робот'],
]
const GONE: readonly (readonly [string, string])[] = [
  ['English', 'Error 404'],
  ['English', 'Page not found'],
  ['English', 'The page was not found'],
  ['English', 'This advert has been removed.'],
  ['English', 'This listing is no longer available'],
  ['English', "This content isn't available right now"],
  ['English', 'This account doesn’t exist'],
  ['English', 'This profile does not exist.'],
  ['English', "We couldn't find that page"],
  ['English', 'This post was deleted'],
  ['Spanish', 'Página no encontrada'],
  ['Spanish', 'El anuncio ya no existe'],
  ['Portuguese', 'Página não encontrada'],
  ['Portuguese', 'O anúncio não está mais disponível'],
  ['French', 'Page introuvable'],
  ['German', 'Seite nicht gefunden'],
  ['Russian', 'Страница не найдена'],
  ['Hindi', 'पेज नहीं मिला'],
  ['Nepali', 'पृष्ठ फेला परेन'],
]

describe.each([
  ['login', LOGIN],
  ['bot', BOT],
  ['soft-404', GONE],
] as const)('a %s wall', (kind, table) => {
  it.each(table)('is named in the text and in the title (%s: %s)', (_, words) => {
    expect(kindOf({ text: words })).toBe(kind)
    expect(kindOf({ title: words })).toBe(kind)
    expect(kindOf({ text: words.toUpperCase() })).toBe(kind)
  })

  it.each(table)('is not named where the same words stand in a long page (%s: %s)', (_, words) => {
    const long = `${'A long article about hotels by the sea. '.repeat(40)}${words}`
    expect(long.length).toBeGreaterThan(1_500)
    expect(kindOf({ text: long })).toBe('none')
  })
})

describe('what is named first', () => {
  it('is the test for robots, then the sign-in, then the missing page', () => {
    const all = 'Page not found. Please sign in. Are you a robot?'
    expect(kindOf({ text: all })).toBe('bot')
    expect(kindOf({ text: all.replace('Are you a robot?', '') })).toBe('login')
    expect(kindOf({ text: 'Page not found.' })).toBe('soft-404')
  })

  it('is the server’s own word before any text', () => {
    for (const [, text] of INNOCUOUS) {
      expect(kindOf({ text, challenged: true })).toBe('bot')
      expect(kindOf({ text, status: 429 })).toBe('bot')
    }
    for (const status of [401, 407]) expect(kindOf({ status, text: 'x'.repeat(3_000) })).toBe('login')
  })
})

describe('a redirect to a sign-in page', () => {
  it.each([
    ['/login'],
    ['/log-in/'],
    ['/signin'],
    ['/sign-in?next=%2Fad%2F7'],
    ['/auth/start'],
    ['/sso'],
    ['/accounts/login/'],
    ['/users/sign_in'],
    ['/checkpoint/1'],
    ['/iniciar-sesion'],
    ['/LOGIN'],
    ['/login.php?x=1'],
  ])('is a login wall: %s', (path) => {
    expect(kindOf({ finalUrl: `https://jobs.example${path}`, text: 'Welcome' })).toBe('login')
  })

  it.each([
    ['/logins-of-the-week'],
    ['/author/7'],
    ['/blog/how-to-login-safely'],
    ['/authentic-food'],
    ['/assortment'],
    ['/ad/8?from=/login'],
    ['/ad/8#/login'],
  ])('is not seen in %s', (path) => {
    expect(kindOf({ finalUrl: `https://jobs.example${path}`, text: 'Welcome' })).toBe('none')
  })

  it('is none where the sign-in page itself was asked for', () => {
    const own = 'https://jobs.example/login'
    expect(kindOf({ requestedUrl: own, finalUrl: own, text: 'Opening hours of the office' })).toBe('none')
    expect(kindOf({ requestedUrl: own, finalUrl: `${own}?session=1`, text: 'Opening hours' })).toBe('none')
  })
})

describe('the border between short and long', () => {
  it('lies at 1,500 characters of rendered text', () => {
    expect(kindOf({ asksForPassword: true, text: 'x'.repeat(1_499) })).toBe('login')
    expect(kindOf({ asksForPassword: true, text: 'x'.repeat(1_500) })).toBe('none')
  })
})

describe('a sentence for the report', () => {
  it('says what the site did and names the status of a page that pretends', () => {
    expect(findWall(page({ text: 'Page not found', status: 203 }))?.sentence).toContain('203')
    for (const text of ['Page not found', 'Please sign in', 'Are you a robot?'])
      expect(findWall(page({ text }))?.sentence).toMatch(/^The (site|server) .*\.$/)
  })

  it('never quotes the page', () => {
    const told = findWall(page({ text: 'Please sign in, Asha Rai' }))?.sentence ?? ''
    expect(told).not.toContain('Asha')
  })

  it('calls a page with an error status no soft 404: its status says it already', () => {
    for (const status of [400, 403, 404, 410, 500, 503])
      expect(kindOf({ status, text: 'Page not found' })).toBe('none')
  })
})
