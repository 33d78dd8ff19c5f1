/** Names of currencies in words, by ISO 4217 code, in the languages of the adverts and those of outside test cases. A table, not code. */

/** Alternatives divided by `/`; accents and case do not matter; these name the currency by themselves. */
export const OWN_WORDS: Readonly<Record<string, string>> = {
  USD: 'us dollar/us dollars/u.s. dollar/u.s. dollars/american dollar/american dollars/united states dollar/united states dollars/usd dollars/bucks/dólar americano/dólares americanos/dólar estadounidense/dólares estadounidenses/dólares de los estados unidos/dollar américain/dollars américains/dollaro statunitense/dollari statunitensi/dollari americani/amerikanische dollar/us-dollar/amerikaanse dollar/abd doları/amerikan doları/अमेरिकी डॉलर/अमेरिकन डलर/আমেরিকান ডলার/মার্কিন ডলার/ดอลลาร์สหรัฐ/ดอลล่าร์สหรัฐ/ດອນລາສະຫະລັດ/美元/美金/米ドル/アメリカドル/미국 달러/미 달러/دولار أمريكي/دولار امريكي/долларов сша/доллар сша/đô la mỹ',
  EUR: 'euro/euros/eur/euri/avro/यूरो/युरो/ইউরো/ยูโร/ເອີໂຣ/欧元/歐元/ユーロ/유로/يورو/евро/ευρώ/evro/eura',
  GBP: 'british pound/british pounds/pound sterling/pounds sterling/pounds of sterling/sterling/quid/libra esterlina/libras esterlinas/livre sterling/livres sterling/sterline/sterlina/britische pfund/pfund sterling/ingiliz sterlini/sterlin/पाउंड स्टर्लिंग/英镑/英鎊/英ポンド/ポンド/영국 파운드/جنيه إسترليني/جنيه استرليني/фунтов стерлингов',
  JPY: 'yen/yens/yenes/iene/ienes/japanese yen/येन/ইয়েন/เยน/日元/日圆/日円/엔/엔화/ين/иен/japon yeni',
  CNY: 'yuan/yuans/yuanes/iuane/renminbi/chinese yuan/kuai/kwai/चीनी युआन/युआन/ইউয়ান/หยวน/ຢວນ/人民币/人民幣/人民元/元人民币/块钱/塊錢/元钱/위안/위안화/يوان/юаней/çin yuanı/yuanı',
  NPR: 'nepali rupees/nepali rupee/nepalese rupees/nepalese rupee/nepali rupiya/nc/रुपैयाँ/रुपैयां/रुपैँया/रूपैयाँ/रुपिया/रुपियाँ/नेपाली रुपैयाँ/rupaiya/rupaiyan/rupiyan',
  INR: 'indian rupees/indian rupee/रुपये/रुपए/रुपया/रूपये/रूपए/रूपया/रुपयों/भारतीय रुपये/भारु/rupaye/rupay/rupya/ரூபாய்/రూపాయలు/ರೂಪಾಯಿ/രൂപ/રૂપિયા/ਰੁਪਏ/ভারতীয় রুপি',
  PKR: 'pakistani rupees/pakistani rupee/روپے/روپیہ/روپیے',
  LKR: 'sri lankan rupees/sri lankan rupee/රුපියල්',
  BDT: 'taka/takas/bangladeshi taka/টাকা/টাকায়/টাকার/টাঃ/टका',
  THB: 'baht/bahts/thai baht/บาท/บาท./ບາດ/泰铢/泰銖/バーツ/바트/बाट/भात/bath/thb baht/بات',
  LAK: 'kip/kips/lao kip/ກີບ/ກິບ/กีบ/基普/किप',
  VND: 'dong/đồng/vnđ/ดอง/越南盾',
  PHP: 'php/philippine peso/philippine pesos/piso/pisos filipinos/菲律宾比索/เปโซ',
  IDR: 'rupiah/indonesian rupiah/印尼盾/รูเปียห์',
  MYR: 'ringgit/malaysian ringgit/马币/令吉/ริงกิต/रिंगिट/रिङ्गेट',
  SGD: 'singapore dollar/singapore dollars/新币/新加坡元/坡币',
  AUD: 'australian dollar/australian dollars/aussie dollars/dólar australiano/dólares australianos/dollar australien/dollars australiens/dollari australiani/australische dollar/avustralya doları/ऑस्ट्रेलियाई डॉलर/澳元/豪ドル/호주 달러/دولار أسترالي',
  CAD: 'canadian dollar/canadian dollars/dólar canadiense/dólares canadienses/dólar canadense/dólares canadenses/dollar canadien/dollars canadiens/dollari canadesi/kanadische dollar/canadese dollar/kanada doları/कनाडाई डॉलर/加元/加拿大元/カナダドル/캐나다 달러/دولار كندي',
  NZD: 'new zealand dollar/new zealand dollars/kiwi dollars/纽元/뉴질랜드 달러',
  HKD: 'hong kong dollar/hong kong dollars/dólares de hong kong/dollars de hong kong/港元/港币/港幣/香港ドル/홍콩 달러',
  TWD: 'new taiwan dollar/new taiwan dollars/taiwan dollar/taiwan dollars/台币/台幣/新台币/新臺幣/대만 달러',
  MOP: 'pataca/patacas/澳门元/葡币',
  CHF: 'swiss franc/swiss francs/franco suizo/francos suizos/franco suiço/francos suíços/franc suisse/francs suisses/franco svizzero/franchi svizzeri/schweizer franken/zwitserse frank/isviçre frangı/स्विस फ्रैंक/स्विस फ़्रैंक/瑞士法郎/スイスフラン/スイス・フラン/스위스 프랑/schweiziska franc',
  BRL: 'real/reais/brazilian real/brazilian reais/reales/réis/conto/contos/雷亚尔/レアル/브라질 헤알/헤알',
  MXN: 'mexican peso/mexican pesos/peso mexicano/pesos mexicanos/墨西哥比索',
  ARS: 'argentine peso/argentine pesos/peso argentino/pesos argentinos',
  COP: 'colombian peso/colombian pesos/pesos colombianos/peso colombiano',
  CLP: 'chilean peso/chilean pesos/pesos chilenos/peso chileno',
  UYU: 'pesos uruguayos/peso uruguayo',
  DOP: 'pesos dominicanos/peso dominicano',
  PEN: 'sol/soles/nuevo sol/nuevos soles/peruvian soles',
  BOB: 'boliviano/bolivianos',
  VES: 'bolívar/bolívares',
  PYG: 'guaraní/guaraníes',
  GTQ: 'quetzal/quetzales',
  HNL: 'lempira/lempiras',
  NIO: 'córdoba/córdobas',
  CRC: 'colón/colones/콜론/costa rican colones',
  PAB: 'balboa/balboas',
  HTG: 'gourde/gourdes',
  RUB: 'ruble/rubles/rouble/roubles/rublos/rublo/рубль/рубля/рублей/рублях/卢布/ルーブル/루블/ruble ruso',
  UAH: 'hryvnia/hryvnias/гривна/гривны/гривен/гривень/гривні',
  BYN: 'belarusian rubles/белорусских рублей',
  KZT: 'tenge/тенге',
  UZS: 'som/soʻm/сум/сумов',
  PLN: 'zloty/zlotys/złoty/złote/złotych/zlotych',
  CZK: 'koruna/koruny/korun/czech crowns',
  HUF: 'forint/forints',
  RON: 'romanian leu/romanian lei',
  BGN: 'lev/leva/лева',
  RSD: 'serbian dinar/dinara/динара',
  TRY: 'turkish lira/turkish liras/lira/lirası/liraya/liralık/türk lirası/土耳其里拉',
  SEK: 'kronor/svenska kronor/swedish kronor/swedish krona/swedish krone/spänn/riksdaler',
  NOK: 'norwegian krone/norwegian kroner/norske kroner',
  DKK: 'danish krone/danish kroner/danske kroner',
  ISK: 'icelandic króna/krónur',
  FIM: 'finnish markka/finnish marks/finska mark/mark finlandais/marcos finlandeses/markka/फ़िन्निश मार्का/फिनिश मार्का/markkaa',
  DEM: 'deutsche mark/deutsche marks/german marks/deutschmarks/d-mark/marcos alemães/marcos alemanes',
  NLG: 'gulden/guldens/guilder/guilders/dutch guilders/florines holandeses/florins holandeses/hollanda guldeni/florin/florins',
  ESP: 'peseta/pesetas/페세타/पेसेटा',
  ITL: 'italian lira/lire',
  PTE: 'escudo/escudos',
  ILS: 'shekel/shekels/sheqel/שקל/שקלים/ש"ח/شيكل',
  AED: 'dirham/dirhams/uae dirham/uae dirhams/درهم/درهما/دراهم/درهم إماراتي/दिरहम/দিরহাম/迪拉姆',
  SAR: 'saudi riyal/saudi riyals/ريال سعودي/रियाल/রিয়াল',
  QAR: 'qatari riyal/qatari riyals/ريال قطري',
  KWD: 'kuwaiti dinar/kuwaiti dinars/دينار كويتي',
  BHD: 'bahraini dinar/bahraini dinars/دينار بحريني',
  OMR: 'omani rial/omani rials/ريال عماني',
  JOD: 'jordanian dinar/jordanian dinars/دينار أردني',
  IQD: 'iraqi dinar/iraqi dinars/دينار عراقي',
  TND: 'tunisian dinar/tunisian dinars/دينار تونسي',
  LYD: 'libyan dinar/دينار ليبي',
  DZD: 'algerian dinar/algerian dinars/دينار جزائري',
  MAD: 'moroccan dirham/moroccan dirhams/درهم مغربي',
  EGP: 'egyptian pound/egyptian pounds/جنيه/جنيها/جنيهات/جنيه مصري',
  SYP: 'syrian pound/syrian pounds/ليرة سورية',
  LBP: 'lebanese pound/lebanese pounds/ليرة لبنانية',
  IRR: 'iranian rial/toman/tomans/تومان',
  AFN: 'afghani/afghanis/افغانی',
  MMK: 'kyat/kyats/ကျပ်/จ๊าด',
  KHR: 'riel/riels/រៀល/เรียล',
  MNT: 'tugrik/tögrög/төгрөг',
  KRW: 'won/wons/korean won/원/韩元/韓元/ウォン/วอน',
  NGN: 'naira/nairas/奈拉/ナイラ',
  GHS: 'cedi/cedis',
  KES: 'kenyan shilling/kenyan shillings/bob',
  UGX: 'ugandan shilling/ugandan shillings',
  TZS: 'tanzanian shilling/tanzanian shillings',
  ETB: 'birr/birrs',
  ZAR: 'rand/rands/south african rand',
  MUR: 'mauritian rupees/mauritian rupee',
  GEL: 'lari/laris/라리/ლარი',
  AMD: 'dram/drams/դրամ',
  AZN: 'manat/manats',
  BTN: 'ngultrum',
  XAF: 'francs cfa/franc cfa',
  AOA: 'kwanza/kwanzas',
  MZN: 'metical/meticais',
  ZMW: 'kwacha/kwachas',
  MGA: 'ariary',
  XBT: 'bitcoin/bitcoins/btc/比特币/बिटकॉइन',
}

/** Names that several countries give their money; the case's own country decides, else the first. */
export const SHARED_WORDS: readonly (readonly [words: string, currencies: string])[] = [
  [
    'dollar/dollars/dolar/dólar/dólares/dollaro/dollari/doları/dolara/डॉलर/डालर/डलर/ডলার/ดอลลาร์/ดอลล่าร์/เหรียญ/ໂດລາ/ດອນລາ/ドル/どる/달러/دولار/دولارا/دولارات/доллар/доллара/долларов/đô la/đô/dolyar',
    'USD AUD CAD NZD SGD HKD TWD',
  ],
  [
    'pound/pounds/pfund/libra/libras/livre/livres/pond/pund/पाउंड/পাউন্ড/ปอนด์/ປອນ/파운드/باوند/фунт/фунтов/镑',
    'GBP EGP LBP SYP',
  ],
  [
    'rupee/rupees/rupie/rupien/rupia/rupias/roupie/roupies/rupi/rupiya/রুপি/রুপী/รูปี/ຣູປີ/卢比/ルピー/루피/روبية',
    'INR NPR PKR LKR MUR SCR',
  ],
  ['peso/pesos/পেসো/पेसो/比索/ペソ/페소/بيزو/песо', 'PHP MXN ARS CLP COP UYU CUP DOP'],
  [
    'franc/francs/franco/francos/franchi/franken/frank/frangı/franc/法郎/फ़्रैंक/फ्रैंक/フラン/프랑/فرنك',
    'CHF XOF XAF CDF RWF FRF BEF',
  ],
  ['krone/kroner/krona/kronen/crowns', 'SEK NOK DKK ISK CZK'],
  ['dinar/dinars/dinares/दिनार/দিনার/دينار/دنانير/динар', 'KWD BHD IQD JOD RSD DZD TND LYD MKD'],
  ['riyal/riyals/rial/rials/ريال/ريالا/ريالات/ریال/rial/riales', 'SAR QAR OMR YER IRR'],
  ['shilling/shillings/shilingi/شلن', 'KES UGX TZS SOS'],
]

/** Hundredths, by the currencies they may belong to. */
export const MINOR_WORDS: readonly (readonly [words: string, currencies: string])[] = [
  [
    'cent/cents/centen/centimo/céntimo/centimos/céntimos/centesimi/centesimo/सेंट/সেন্ট/เซนต์/美分/セント/센트/سنت/сент/¢',
    'USD EUR AUD CAD',
  ],
  ['sent/sente/senti', 'USD EUR'],
  ['pence/penny/pennies/penies/peniques/penique/पेंस/펜스/便士', 'GBP'],
  ['centavo/centavos/sentimo', 'USD PHP MXN BRL'],
  ['centime/centimes', 'EUR CHF'],
  ['paisa/paise/पैसे/पैसा/পয়সা', 'INR NPR PKR BDT'],
  ['satang/สตางค์', 'THB'],
  ['kopek/kopeks/копеек/копейка/коп.', 'RUB'],
  ['grosz/groszy/grosze', 'PLN'],
  ['öre', 'SEK'],
  ['øre', 'NOK DKK'],
  ['kuruş/kurus', 'TRY'],
  ['halala/هللة', 'SAR'],
  ['fils/فلس', 'AED'],
  ['قرش', 'EGP'],
  ['pesewa/pesewas', 'GHS'],
  ['フェン/फ़ेन', 'CNY'],
  ['銭', 'JPY'],
  ['att/ອັດ', 'LAK'],
  ['sen', 'MYR IDR'],
]

/** Tenths: 角, 毛. */
export const TENTH_WORDS: readonly (readonly [words: string, currencies: string])[] = [['角/毛/माओ', 'CNY']]

/** Names that may stand before the amount: “rupees 500”, “dólares 22,5 milhões”. Others there are a person's, or close the sum before. */
export const LEADING_WORDS = new Set(
  'rupee rupees rupiya rupaiya rupaiyan taka baht dollar dollars dólar dólares dollari dollaro euro euros peso pesos kip kips ringgit rupiah naira dirham dirhams riyal riyals yuan rmb रुपैयाँ रुपैयां रुपिया रुपये रुपए रुपया টাকা रूपैयाँ बाट डलर डॉलर 人民币 人民幣'.split(
    ' ',
  ),
)

/** Names that are ordinary words, or persons': they count only where the case is of that country. */
export const HOME_WORDS = new Set(
  'real won sol bob som sen att lev frank pond pund dong din conto birr lek rand'.split(' '),
)

/** Names that are also weights: small sums need a word or a country that speaks of money. */
export const WEIGHTS = new Set(
  'pound pounds pfund libra libras livre livres pond pund पाउंड পাউন্ড 파운드 ポンド'.split(' '),
)

/** Signs that only close a sum begun in a larger unit: 分 alone counts minutes, 角 corners. */
export const CLOSING_UNITS: readonly (readonly [sign: string, factor: number])[] = [
  ['分', 0.01],
  ['角', 0.1],
  ['毛', 0.1],
]
