/** Texts of the invented office: innocuous adverts, fictional numbers, and hostile titles that must stay harmless. */

/** An invented page: what it says. */
export interface FakePage {
  readonly url: string
  readonly title: string
  readonly text: string
}

/** Adverts and posts of the fictional harbour town. The numbers are fictional. */
export const FAKE_PAGES: readonly FakePage[] = [
  {
    url: 'https://harbour-jobs.example/ad/5521',
    title: 'Restaurant team for Bangkok, stay included',
    text: `Harbour Jobs – board of the harbour town

Restaurant team for Bangkok, stay included
Posted by Sunrise Hospitality

We look for friendly people for our new restaurant. Ticket and room are paid by us.
No experience needed, we train you. Start next month.

Please ring nine8four 1-two2 5567 after six, or write to team@sunrise-hospitality.example.
You also find us as @sunrise.jobs.

Rooms are shared by four. Work is from noon to midnight, one day free.
Passport copies can be sent by mail before travel.

Harbour Jobs is not responsible for adverts.`,
  },
  {
    url: 'https://quayside.example/people/sunrise.jobs?tab=about&lang=en',
    title: 'Sunrise Jobs (@sunrise.jobs) · Quayside',
    text: `Quayside
Sunrise Jobs
@sunrise.jobs · 212 followers

Hotel and restaurant jobs abroad. Free training!
Contact: +977 98412 25567 or team@sunrise-hospitality.example

Posts
12 Aug – Two places left for September.
3 Aug – Thank you for all the messages, we answer everybody.`,
  },
  {
    url: 'https://forum.lantern-bay.example/t/rooms-near-the-station/88',
    title: 'Rooms near the station – Lantern Bay Forum',
    text: `Lantern Bay Forum › Rooms

Rooms near the station
guest_41: Does anybody know a cheap room near the station for four people?
anita: Ask Sunrise, they have a house. Telegram t.me/sunrise_rooms
guest_41: Thank you!`,
  },
  {
    url: 'https://harbour-jobs.example/ne/ad/6102',
    title: 'बैंककमा रेस्टुरेन्टको काम, बस्ने खाने व्यवस्था',
    text: `हार्बर जब्स

बैंककमा रेस्टुरेन्टको काम
खाना र बस्ने ठाउँ कम्पनीले दिन्छ। अनुभव आवश्यक छैन।
सम्पर्क: ९८४१२ २५५६७ (बेलुका छ बजेपछि)`,
  },
  {
    url: 'https://puerto-empleos.example/anuncio/311',
    title: 'Bailarinas y camareras para hotel en la costa – alojamiento incluido',
    text: `Puerto Empleos

Buscamos camareras para hotel en la costa. Alojamiento incluido, viaje pagado.
Escribir a equipo@costa-hotel.example o llamar al +34 600 000 123.`,
  },
]

/** Titles that strangers could choose to break a page. */
export const HOSTILE_TITLES: readonly string[] = [
  '<img src=x onerror="document.title=1"><script>document.title=2</script> & <b>bold?</b>',
  `invoice\u202egpj.exe – turned round`,
  `Kitchen help ${'wanted '.repeat(24)}now`.slice(0, 200),
  '🍜👩‍🍳🧑‍🍳 काम 💼 مطعم 🍽️ – كامل الدوام',
  'Null \u0000 in the \u001b[31m title',
  'وظيفة في مطعم قرب الميناء – السكن مشمول',
  'x'.repeat(200),
  '',
]
