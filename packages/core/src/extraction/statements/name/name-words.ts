/** Words before a person's name, and words that are none although they stand there. A table, not code. */

/** Cues by strength: after a `sure` one the name may stand in any letters, after the others it must begin with a capital. */
export const NAME_CUES: Readonly<Record<'sure' | 'likely', string>> = {
  sure:
    'name/names/my name is/contact person/contact name/nombre/me llamo/mi nombre es/nome/meu nome é/naam/mijn naam is/name ist/ich heiße/nom/je m’appelle/pangalan/ang pangalan ko ay/' +
    'नाम/मेरो नाम/मेरा नाम/नाम हो/सम्पर्क व्यक्ति/নাম/আমার নাম/ชื่อ/ผมชื่อ/ดิฉันชื่อ/ຊື່/اسم/اسمي/الاسم/姓名/名字/联系人/聯繫人/담당자/이름/имя/меня зовут',
  likely:
    'call/ring/text/phone/whatsapp/message/contact/ask for/speak to/speak with/talk to/meet/attn/agent/owner/manager/mr/mr./mrs/mrs./ms/ms./miss/mister/dr/dr./sir/madam/' +
    'preguntar por/pregunte por/llamar a/llame a/hablar con/contactar con/señor/señora/sr/sr./sra/sra./don/doña/falar com/ligue para/ligar para/chamar/procure/dona/' +
    'vraag naar/bel/bellen met/dhr/dhr./mevr/mevr./meneer/mevrouw/hanapin si/tawagan si/itext si/si/kay/herr/frau/rufen sie/demander/appeler/appelez/monsieur/madame/mme/' +
    'श्री/श्रीमती/सुश्री/জনাব/জনাবা/คุณ/ติดต่อคุณ/ທ່ານ/السيد/السيدة/الأستاذ/господин/госпожа',
}

/** Capitalised words that follow such cues and name nobody. */
export const NO_NAMES = new Set(
  'us me now today tomorrow here our the a an or and for at on in to if we i you my your this that any all more details info information free direct only please office hotel team support service services agency company staff manager owner reception number mobile phone cell whatsapp viber telegram line wechat signal facebook instagram imo monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december whats app sms email mail back anytime before after between when by from with of is are no not yes hi hello mr mrs ms dr sir madam new best good big great also how what where who tel fax plus zero one two three four five six seven eight nine oh double triple ya hoy ahora aqui para el la los las de del o y hoje agora aqui já nu vandaag ons mij het een of'.split(
    ' ',
  ),
)

/** Words of other scripts that end a name: postpositions, verbs, nouns of contact. */
export const NAME_ENDS = new Set(
  'हो छ है को का की के लाई सँग संग ले मा में से और र तथा फोन मोबाइल सम्पर्क नम्बर नंबर गर्नुहोस् गर्नुस् करें ঠিকানা ফোন মোবাইল নম্বর এবং এর কে هو هي رقم هاتف جوال و على من في'.split(
    ' ',
  ),
)
