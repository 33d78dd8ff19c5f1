/** Names of countries as adverts write them beside the official ones. `=` marks an abbreviation that is read in capitals only. */

/** Code, then names. By hand. */
export const COUNTRY_ALIASES = `AE|UAE=;U.A.E.=;Emirates~;United Arab Emirates;यूएई;युएई;संयुक्त अरब इमिरेट्स;আরব আমিরাত;الإمارات;阿联酋;迪拜酋长国;ยูเออี
US|USA=;U.S.A.=;United States of America;EE. UU.;EEUU=;EUA=;अमेरिका;अमेरीका;আমেরিকা;อเมริกา;ອາເມລິກາ;أمريكا;أميركا
GB|UK=;U.K.=;Great Britain;Britain;England and Wales;Reino Unido;Gran Bretaña;बेलायत;ब्रिटेन;ব্রিটেন;อังกฤษ;بريطانيا;英国
MM|Burma;Birmania;बर्मा;বার্মা;พม่า;ພະມ້າ;缅甸
TR|Turkey~;Turkiye;टर्की;तुर्की
CI|Ivory Coast;Costa de Marfil;Cote d'Ivoire
HK|Hong Kong;Hongkong;हङकङ;हांगकांग;হংকং;ฮ่องกง;ຮົງກົງ;هونغ كونغ;香港
MO|Macau;Macao;मकाउ;มาเก๊า;ماكاو;澳门;澳門
KR|South Korea;Corea del Sur;दक्षिण कोरिया;कोरिया;कोरीया;দক্ষিণ কোরিয়া;কোরিয়া;เกาหลี;เกาหลีใต้;كوريا الجنوبية;كوريا;韩国
KP|North Korea;उत्तर कोरिया;เกาหลีเหนือ
NL|Holland;Holanda;The Netherlands
CZ|Czech Republic
TH|ประเทศไทย;เมืองไทย;ປະເທດໄທ;ไทยแลนด์;थाइल्यान्ड;थाईल्याण्ड;थाइलैंड;泰国
LA|Lao PDR;Lao P.D.R.;ສປປ ລາວ;ປະເທດລາວ;ສ.ປ.ປ ລາວ;ประเทศลาว;สปป.ลาว;老挝
CN|ประเทศจีน;ປະເທດຈີນ;चिन देश;中国;中國
VN|Viet Nam;Vietnam;Việt Nam;เวียดนาม;ຫວຽດນາມ;भियतनाम;वियतनाम;越南
KH|Kampuchea;กัมพูชา;เขมร;ກຳປູເຈຍ;कम्बोडिया;कंबोडिया;柬埔寨
MY|मलेसिया;मलेशिया;মালয়েশিয়া;มาเลเซีย;มาเลย์;马来西亚
SA|Saudi;KSA=;साउदी;साउदी अरब;सऊदी;सऊदी अरब;সৌদি;সৌদি আরব;السعودية
QA|कतार;क़तर;কাতার
KW|कुवेत;कुवैत;কুয়েত
IN|Bharat~;भारत;इन्डिया;इंडिया;ইন্ডিয়া
PH|Pilipinas;Philippines;The Philippines;फिलिपिन्स;ฟิลิปปินส์;菲律宾
CD|DR Congo
SG|สิงคโปร์;सिङ्गापुर;सिंगापुर;新加坡
JP|जापान;ญี่ปุ่น;ຍີ່ປຸ່ນ;日本
TW|ไต้หวัน;台湾;臺灣;ताइवान
PS|Palestine;فلسطين
RU|Russia;รัสเซีย;रुस`

/** Names of countries that are also ordinary words, or names of persons, in some language: they need a cue beside them. */
export const DOUBTFUL_COUNTRY_NAMES =
  'Chad;Jordan;Georgia;Turkey;Mali;Malí;Niger;Níger;Jersey;Reunion;Réunion;Réunion;Reunión;Chile;Chili;Togo;Guinea;Guiné;Samoa;Palau;Guernsey;माली;चाड;चाद;जर्सी;টোগো;মালি;চাদ;ไทย;ลาว;จีน;ชาด;มาลี;ກິນີ;ລາວ;ໄທ;ຈີນ;ມາລີ;ຊາດ;ထိုင်း;ថៃ;ឡាវ;ចិន;مالي;مالی;تشاد;چاڈ;توغو;بيرو;جيرسي;اردن'

/** Names of countries that are ordinary words when written small: china, peru. */
export const CAPITAL_COUNTRY_NAMES =
  'China;Cina;França;Franca;Tsina;Peru;Perú;Pérou;Oman;Omán;Iran;Cuba;Corea;Lituania;Maroc;Haiti;Guam;Nauru;Benin'

/** Translated names that in fact mean another place: Granada is the city. */
export const DROPPED_COUNTRY_NAMES = 'Granada;Swiss;Man;Inde'
