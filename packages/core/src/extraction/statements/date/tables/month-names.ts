/** Names of months in the languages of the adverts, January to December, and of the Bikram Sambat year, Baisakh to Chait. Tables, not code. */

/** Twelve entries a language; alternatives divided by `/`; accents and case do not matter; a point after an abbreviation is read anyway. */
export const MONTHS: Readonly<Record<string, string>> = {
  en: 'january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct november/nov december/dec',
  ne: 'जनवरी/जनबरी/जनवरि फेब्रुअरी/फेब्रुवरी/फेब्रवरी मार्च अप्रिल/अप्रील मे/मई जुन/जून जुलाई/जुलाइ अगस्ट/अगस्त सेप्टेम्बर/सेप्टेंबर अक्टोबर/अक्टुबर नोभेम्बर/नोवेम्बर डिसेम्बर/डिसेंबर',
  hi: 'जनवरी फरवरी/फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर/सितम्बर अक्टूबर/अक्तूबर नवंबर/नवम्बर दिसंबर/दिसम्बर',
  bn: 'জানুয়ারি/জানুয়ারী ফেব্রুয়ারি/ফেব্রুয়ারী মার্চ এপ্রিল মে জুন জুলাই আগস্ট/অগাস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর',
  th: 'มกราคม/ม.ค./มค. กุมภาพันธ์/ก.พ./กพ. มีนาคม/มี.ค./มีค. เมษายน/เม.ย./เมย. พฤษภาคม/พ.ค./พค. มิถุนายน/มิ.ย./มิย. กรกฎาคม/ก.ค./กค. สิงหาคม/ส.ค./สค. กันยายน/ก.ย./กย. ตุลาคม/ต.ค./ตค. พฤศจิกายน/พ.ย./พย. ธันวาคม/ธ.ค./ธค.',
  lo: 'ມັງກອນ/ມ.ກ. ກຸມພາ/ກ.ພ. ມີນາ/ມີ.ນ. ເມສາ/ມ.ສ. ພຶດສະພາ/ພ.ພ. ມິຖຸນາ/ມິ.ຖ. ກໍລະກົດ/ກ.ລ. ສິງຫາ/ສ.ຫ. ກັນຍາ/ກ.ຍ. ຕຸລາ/ຕ.ລ. ພະຈິກ/ພ.ຈ. ທັນວາ/ທ.ວ.',
  tl: 'enero/ene pebrero/peb marso abril/abr mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre',
  es: 'enero/ene febrero marzo abril/abr mayo junio julio agosto/ago septiembre/setiembre octubre noviembre diciembre/dic',
  pt: 'janeiro fevereiro/fev março/marco abril/abr maio/mai junho julho agosto/ago setembro/set outubro/out novembro dezembro/dez',
  nl: 'januari februari maart/mrt april mei juni juli augustus september oktober/okt november december',
  ar: 'يناير/كانون_الثاني فبراير/شباط مارس/آذار أبريل/ابريل/نيسان مايو/أيار/ماي يونيو/حزيران يوليو/تموز أغسطس/اغسطس/آب سبتمبر/أيلول أكتوبر/اكتوبر/تشرين_الأول نوفمبر/تشرين_الثاني ديسمبر/كانون_الأول',
  fr: 'janvier/janv février/févr mars avril/avr mai juin juillet/juil août septembre octobre novembre décembre/déc',
  de: 'januar/jänner februar märz/mrz april mai juni juli august september oktober/okt november dezember/dez',
  it: 'gennaio/gen febbraio marzo aprile maggio/mag giugno/giu luglio/lug agosto settembre ottobre/ott novembre dicembre',
  sv: 'januari februari mars april maj juni juli augusti september oktober november december',
  tr: 'ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık',
  ru: 'января/янв февраля/фев марта апреля/апр мая июня июля августа/авг сентября/сен октября/окт ноября/ноя декабря/дек',
  id: 'januari februari/pebruari maret april mei juni juli agustus/agt september oktober/okt november/nop desember/des',
  ur: 'جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر',
}

/** The months of Bikram Sambat, in Nepali and as written in Latin letters. */
export const BIKRAM_MONTHS =
  'वैशाख/बैशाख/baisakh/baishakh जेठ/ज्येष्ठ/jestha/jeth असार/आषाढ/asar/ashadh साउन/श्रावण/shrawan/saun भदौ/भाद्र/bhadra/bhadau असोज/आश्विन/ashwin/asoj कात्तिक/कार्तिक/kartik मंसिर/मङ्सिर/मार्ग/mangsir पुस/पौष/poush/push माघ/magh फागुन/फाल्गुण/फाल्गुन/falgun/phagun चैत/चैत्र/chaitra/chait'

/** Names that are also other words: in small letters they need a year or an ordinal beside them. */
export const ORDINARY_WORDS = new Set(
  'may march mar set out ago mai mei mag gen dec jan des mart mars sep nop juni push asar jun abr dic ene dez'.split(
    ' ',
  ),
)

/** Names of the days of the week; they say nothing alone, and belong to the date or time beside them. */
export const WEEKDAYS =
  'monday/mon/tuesday/tues/tue/wednesday/wed/thursday/thurs/thu/friday/fri/saturday/sat/sunday/sun/' +
  'सोमबार/सोमवार/मंगलबार/मङ्गलबार/मंगलवार/बुधबार/बुधवार/बिहीबार/बिहिबार/गुरुवार/शुक्रबार/शुक्रवार/शनिबार/शनिवार/आइतबार/रविवार/' +
  'সোমবার/মঙ্গলবার/বুধবার/বৃহস্পতিবার/শুক্রবার/শনিবার/রবিবার/' +
  'วันจันทร์/วันอังคาร/วันพุธ/วันพฤหัสบดี/วันพฤหัส/วันศุกร์/วันเสาร์/วันอาทิตย์/ວັນຈັນ/ວັນອັງຄານ/ວັນພຸດ/ວັນພະຫັດ/ວັນສຸກ/ວັນເສົາ/ວັນອາທິດ/' +
  'lunes/martes/miyerkules/huwebes/biyernes/sabado/linggo/miércoles/jueves/viernes/sábado/domingo/' +
  'segunda-feira/terça-feira/quarta-feira/quinta-feira/sexta-feira/segunda/terça/quarta/quinta/sexta/' +
  'maandag/dinsdag/woensdag/donderdag/vrijdag/zaterdag/zondag/' +
  'الاثنين/الإثنين/الثلاثاء/الأربعاء/الاربعاء/الخميس/الجمعة/السبت/الأحد/الاحد/' +
  'lundi/mardi/mercredi/jeudi/vendredi/samedi/dimanche/montag/dienstag/mittwoch/donnerstag/freitag/samstag/sonntag/' +
  'lunedì/martedì/mercoledì/giovedì/venerdì/sabato/domenica/понедельник/вторник/среда/среду/четверг/пятница/пятницу/суббота/субботу/воскресенье/' +
  'senin/selasa/rabu/kamis/jumat/sabtu/minggu/pazartesi/salı/çarşamba/perşembe/cuma/cumartesi/pazar/' +
  '星期一/星期二/星期三/星期四/星期五/星期六/星期日/星期天/周一/周二/周三/周四/周五/周六/周日/月曜日/火曜日/水曜日/木曜日/金曜日/土曜日/日曜日/월요일/화요일/수요일/목요일/금요일/토요일/일요일'
