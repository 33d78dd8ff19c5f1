/** Words for whole numbers, by language, for sums such as “fifteen hundred rupees”. A table, not code. */

/**
 * `word=value`; `m` marks a multiplier within a section (hundred; Thai and Chinese thousand), `M` one that closes it
 * (thousand, lakh, million). Words of one language are read together, with or without blanks between them.
 */
export const CARDINALS: Readonly<Record<string, string>> = {
  en: 'zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fourty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 half=.5 quarter=.25 a_half=.5 a_quarter=.25 hundred=m100 hundreds=m100 a_hundred=m100 thousand=M1e3 thousands=M1e3 a_thousand=M1e3 million=M1e6 millions=M1e6 a_million=M1e6 billion=M1e9 billions=M1e9 a_billion=M1e9 trillion=M1e12 lakh=M1e5 lakhs=M1e5 lac=M1e5 lacs=M1e5 a_lakh=M1e5 crore=M1e7 crores=M1e7 a_crore=M1e7 grand=M1e3',
  es: 'cero=0 un=1 uno=1 una=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13 catorce=14 quince=15 dieciseis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 veintiuno=21 veintidos=22 veintitres=23 veinticuatro=24 veinticinco=25 veintiseis=26 veintisiete=27 veintiocho=28 veintinueve=29 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 cien=m100 ciento=100 doscientos=200 trescientos=300 cuatrocientos=400 quinientos=500 seiscientos=600 setecientos=700 ochocientos=800 novecientos=900 doscientas=200 trescientas=300 quinientas=500 mil=M1e3 millon=M1e6 millones=M1e6',
  pt: 'zero=0 um=1 uma=1 dois=2 duas=2 tres=3 quatro=4 cinco=5 seis=6 sete=7 oito=8 nove=9 dez=10 onze=11 doze=12 treze=13 catorze=14 quatorze=14 quinze=15 dezesseis=16 dezasseis=16 dezessete=17 dezoito=18 dezenove=19 vinte=20 trinta=30 quarenta=40 cinquenta=50 sessenta=60 setenta=70 oitenta=80 noventa=90 cem=100 cento=100 duzentos=200 duzentas=200 trezentos=300 quatrocentos=400 quinhentos=500 seiscentos=600 setecentos=700 oitocentos=800 novecentos=900 mil=M1e3 milhao=M1e6 milhoes=M1e6 bilhao=M1e9 bilhoes=M1e9',
  fr: 'zero=0 un=1 une=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 quatorze=14 quinze=15 seize=16 vingt=20 trente=30 quarante=40 cinquante=50 soixante=60 septante=70 octante=80 nonante=90 cent=m100 mille=M1e3 million=M1e6 millions=M1e6 milliard=M1e9 milliards=M1e9',
  de: 'null=0 ein=1 eins=1 eine=1 einen=1 einem=1 zwei=2 drei=3 vier=4 funf=5 fuenf=5 sechs=6 sieben=7 acht=8 neun=9 zehn=10 elf=11 zwolf=12 dreizehn=13 vierzehn=14 funfzehn=15 sechzehn=16 siebzehn=17 achtzehn=18 neunzehn=19 zwanzig=20 dreissig=30 dreißig=30 vierzig=40 funfzig=50 sechzig=60 siebzig=70 achtzig=80 neunzig=90 hundert=m100 tausend=M1e3 tsd=M1e3 tsd.=M1e3 million=M1e6 millionen=M1e6 mio=M1e6 mio.=M1e6 milliarde=M1e9 milliarden=M1e9 mrd=M1e9 mrd.=M1e9',
  it: 'zero=0 un=1 uno=1 una=1 due=2 tre=3 quattro=4 cinque=5 sei=6 sette=7 otto=8 nove=9 dieci=10 undici=11 dodici=12 tredici=13 quattordici=14 quindici=15 sedici=16 diciassette=17 diciotto=18 diciannove=19 venti=20 trenta=30 quaranta=40 cinquanta=50 sessanta=60 settanta=70 ottanta=80 novanta=90 cento=m100 mille=M1e3 mila=M1e3 milione=M1e6 milioni=M1e6 miliardo=M1e9 miliardi=M1e9',
  nl: 'nul=0 een=1 één=1 twee=2 drie=3 vier=4 vijf=5 zes=6 zeven=7 acht=8 negen=9 tien=10 elf=11 twaalf=12 dertien=13 veertien=14 vijftien=15 zestien=16 zeventien=17 achttien=18 negentien=19 twintig=20 dertig=30 veertig=40 vijftig=50 zestig=60 zeventig=70 tachtig=80 negentig=90 honderd=m100 duizend=M1e3 miljoen=M1e6 mln=M1e6 mln.=M1e6 miljard=M1e9 mld=M1e9',
  sv: 'noll=0 ett=1 två=2 tre=3 fyra=4 fem=5 sex=6 sju=7 åtta=8 nio=9 tio=10 elva=11 tolv=12 femton=15 tjugo=20 trettio=30 fyrtio=40 femtio=50 sextio=60 sjuttio=70 åttio=80 nittio=90 hundra=m100 tusen=M1e3 miljon=M1e6 miljoner=M1e6 miljard=M1e9 miljarder=M1e9',
  tr: 'sifir=0 sıfır=0 bir=1 iki=2 uc=3 dort=4 bes=5 alti=6 altı=6 yedi=7 sekiz=8 dokuz=9 on=10 yirmi=20 otuz=30 kirk=40 kırk=40 elli=50 altmis=60 altmış=60 yetmis=70 yetmiş=70 seksen=80 doksan=90 yuz=m100 bin=M1e3 milyon=M1e6 milyar=M1e9 trilyon=M1e12',
  hi: 'शून्य=0 एक=1 दो=2 तीन=3 चार=4 पाँच=5 पांच=5 छह=6 छः=6 सात=7 आठ=8 नौ=9 दस=10 ग्यारह=11 बारह=12 तेरह=13 चौदह=14 पंद्रह=15 पन्द्रह=15 सोलह=16 सत्रह=17 अठारह=18 उन्नीस=19 बीस=20 इक्कीस=21 बाईस=22 तेईस=23 चौबीस=24 पच्चीस=25 छब्बीस=26 सत्ताईस=27 अट्ठाईस=28 उनतीस=29 तीस=30 पैंतीस=35 चालीस=40 पैंतालीस=45 पचास=50 पचपन=55 साठ=60 पैंसठ=65 सत्तर=70 पचहत्तर=75 अस्सी=80 पचासी=85 नब्बे=90 पंचानबे=95 डेढ़=1.5 ढाई=2.5 सौ=m100 हज़ार=M1e3 हजार=M1e3 लाख=M1e5 करोड़=M1e7 करोड=M1e7 अरब=M1e9 मिलियन=M1e6 बिलियन=M1e9 ek=1 do=2 teen=3 char=4 paanch=5 panch=5 saat=7 aath=8 das=10 bees=20 pachas=50 sau=m100 hazar=M1e3 hazaar=M1e3 hajar=M1e3',
  ne: 'एक=1 दुई=2 तीन=3 चार=4 पाँच=5 पांच=5 छ=6 सात=7 आठ=8 नौ=9 दश=10 दस=10 एघार=11 बाह्र=12 तेह्र=13 चौध=14 पन्ध्र=15 सोह्र=16 सत्र=17 अठार=18 उन्नाइस=19 बीस=20 पच्चीस=25 पच्चिस=25 तीस=30 पैंतीस=35 चालीस=40 पैंतालीस=45 पचास=50 पचपन्न=55 साठी=60 सत्तरी=70 असी=80 नब्बे=90 डेढ=1.5 अढाई=2.5 सय=m100 हजार=M1e3 लाख=M1e5 करोड=M1e7 अर्ब=M1e9 saya=m100 say=m100 hajar=M1e3 dui=2 das=10 bis=20 tis=30 chalis=40 pachas=50',
  bn: 'এক=1 দুই=2 তিন=3 চার=4 পাঁচ=5 ছয়=6 সাত=7 আট=8 নয়=9 দশ=10 বারো=12 পনেরো=15 বিশ=20 পঁচিশ=25 ত্রিশ=30 চল্লিশ=40 পঞ্চাশ=50 ষাট=60 সত্তর=70 আশি=80 নব্বই=90 দেড়=1.5 আড়াই=2.5 শত=m100 শ=m100 হাজার=M1e3 লাখ=M1e5 লক্ষ=M1e5 কোটি=M1e7 মিলিয়ন=M1e6',
  th: 'ศูนย์=0 หนึ่ง=1 เอ็ด=1 สอง=2 ยี่=2 สาม=3 สี่=4 ห้า=5 หก=6 เจ็ด=7 แปด=8 เก้า=9 สิบ=m10 ร้อย=m100 พัน=m1e3 หมื่น=m1e4 แสน=m1e5 ล้าน=M1e6',
  lo: 'ສູນ=0 ໜຶ່ງ=1 ຫນຶ່ງ=1 ເອັດ=1 ສອງ=2 ສາມ=3 ສີ່=4 ຫ້າ=5 ຫົກ=6 ເຈັດ=7 ແປດ=8 ເກົ້າ=9 ສິບ=m10 ຊາວ=20 ຮ້ອຍ=m100 ພັນ=m1e3 ໝື່ນ=m1e4 ຫມື່ນ=m1e4 ແສນ=m1e5 ລ້ານ=M1e6 ຕື້=M1e9',
  tl: 'isa=1 isang=1 dalawa=2 dalawang=2 tatlo=3 tatlong=3 apat=4 lima=5 limang=5 anim=6 pito=7 pitong=7 walo=8 walong=8 siyam=9 sampu=10 sampung=10 daan=m100 daang=m100 libo=M1e3 libong=M1e3 milyon=M1e6 milyong=M1e6 sandaan=100 sandaang=100 sanlibo=1000 sanlibong=1000 singkwenta=50 bente=20 trenta=30',
  ar: 'واحد=1 اثنان=2 ثلاثة=3 ثلاث=3 أربعة=4 اربعة=4 خمسة=5 خمس=5 ستة=6 سبعة=7 ثمانية=8 تسعة=9 عشرة=10 عشر=10 عشرون=20 عشرين=20 ثلاثون=30 ثلاثين=30 أربعون=40 أربعين=40 خمسون=50 خمسين=50 ستين=60 سبعين=70 ثمانين=80 تسعين=90 مئة=m100 مائة=m100 مية=m100 مئتين=200 مائتين=200 ألف=M1e3 الف=M1e3 آلاف=M1e3 الاف=M1e3 ألفين=2000 مليون=M1e6 مليار=M1e9',
  id: 'satu=1 dua=2 tiga=3 empat=4 lima=5 enam=6 tujuh=7 delapan=8 sembilan=9 sepuluh=10 seratus=100 ratus=m100 seribu=1000 ribu=M1e3 rb=M1e3 juta=M1e6 jt=M1e6 miliar=M1e9 milyar=M1e9',
  vi: 'một=1 hai=2 ba=3 bốn=4 năm=5 sáu=6 bảy=7 tám=8 chín=9 mười=10 trăm=m100 nghìn=M1e3 ngàn=M1e3 triệu=M1e6 tr=M1e6 tỷ=M1e9',
  ru: 'один=1 два=2 три=3 четыре=4 пять=5 шесть=6 семь=7 восемь=8 девять=9 десять=10 двадцать=20 тридцать=30 сорок=40 пятьдесят=50 сто=100 двести=200 триста=300 пятьсот=500 тысяча=M1e3 тысячи=M1e3 тысяч=M1e3 тыс=M1e3 тыс.=M1e3 миллион=M1e6 миллиона=M1e6 миллионов=M1e6 млн=M1e6 млрд=M1e9',
  zh: '零=0 〇=0 一=1 壹=1 二=2 贰=2 貳=2 两=2 兩=2 三=3 叁=3 四=4 肆=4 五=5 伍=5 六=6 陆=6 陸=6 七=7 柒=7 八=8 捌=8 九=9 玖=9 十=m10 拾=m10 百=m100 佰=m100 千=m1e3 仟=m1e3 万=M1e4 萬=M1e4 亿=M1e8 億=M1e8 兆=M1e12 いち=1 に=2 さん=3 よん=4 ご=5 ろく=6 なな=7 はち=8 きゅう=9 じゅう=m10',
  ko: '일=1 이=2 삼=3 사=4 오=5 육=6 칠=7 팔=8 구=9 십=m10 백=m100 천=m1e3 만=M1e4 억=M1e8 조=M1e12',
}

/** Multipliers that touch the digits: 50k, $1.2m. */
export const GLUED_MULTIPLIERS: Readonly<Record<string, number>> = {
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  mm: 1e6,
  mil: 1e6,
  bn: 1e9,
  b: 1e9,
  cr: 1e7,
  lac: 1e5,
  lakh: 1e5,
}
