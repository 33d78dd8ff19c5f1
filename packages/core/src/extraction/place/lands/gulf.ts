/** The Gulf states, Jordan, Lebanon, Iraq, Iran, Turkey, Egypt, Israel: cities of labour migration, with Arabic names. */

/** The tables, one a country. */
export const GULF = `AE
c|dubai|25.20|55.27|Dubai;دبي;दुबई;दुबइ;দুবাই;ดูไบ;迪拜
c|abu-dhabi|24.45|54.38|Abu Dhabi;Abudhabi;أبو ظبي;أبوظبي;अबु धाबी;अबूधाबी;আবুধাবি;阿布扎比
c|sharjah|25.35|55.41|Sharjah;Shariqah;الشارقة;शारजाह;সারজা;শারজাহ
c|ajman|25.41|55.44|Ajman;عجمان;अजमान;আজমান
c|ras-al-khaimah|25.79|55.94|Ras Al Khaimah;Ras al-Khaimah;رأس الخيمة
c|fujairah|25.13|56.33|Fujairah;الفجيرة
c|umm-al-quwain|25.56|55.55|Umm Al Quwain;أم القيوين
c|al-ain|24.21|55.74|Al Ain;العين~
c|deira|25.27|55.33|Deira;ديرة دبي
SA
c|riyadh|24.71|46.68|Riyadh;الرياض;रियाद;রিয়াদ;利雅得
c|jeddah|21.49|39.19|Jeddah;Jiddah;جدة;जेद्दा;জেদ্দা
c|dammam|26.43|50.10|Dammam;الدمام;दम्माम;দাম্মাম
c|khobar|26.28|50.21|Al Khobar;Khobar;الخبر~
c|mecca|21.39|39.86|Mecca;Makkah;مكة;مكة المكرمة;मक्का मदिना;মক্কা
c|medina|24.47|39.61|Madinah;المدينة المنورة;মদিনা
c|taif|21.27|40.42|Taif;الطائف
c|jubail|27.01|49.66|Jubail;الجبيل
QA
c|doha|25.29|51.53|Doha;الدوحة;दोहा;দোহা;多哈
c|al-rayyan|25.29|51.42|Al Rayyan;الريان
c|al-wakrah|25.17|51.60|Al Wakrah;الوكرة
KW
c|kuwait-city|29.38|47.99|Kuwait City;مدينة الكويت
c|hawalli|29.33|48.03|Hawalli;حولي
c|salmiya|29.33|48.07|Salmiya;Salmiyah;السالمية
c|farwaniya|29.28|47.96|Farwaniya;الفروانية
c|jahra|29.34|47.66|Jahra;الجهراء
BH
c|manama|26.23|50.59|Manama;المنامة;मनामा;মানামা
c|muharraq|26.26|50.61|Muharraq;المحرق
c|riffa|26.13|50.56|Riffa;الرفاع
OM
c|muscat|23.59|58.41|Muscat;مسقط;मस्कट;মাসকাট
c|salalah|17.02|54.09|Salalah;صلالة
c|sohar|24.35|56.71|Sohar;صحار
JO
c|amman|31.95|35.93|Amman;عمّان?
c|zarqa|32.07|36.09|Zarqa;الزرقاء
c|irbid|32.56|35.85|Irbid;إربد
c|aqaba|29.53|35.01|Aqaba;العقبة
LB
c|beirut|33.89|35.50|Beirut;بيروت;बेरुत;বৈরুত
c|tripoli-lb|34.44|35.85|Tripoli?;طرابلس لبنان
c|sidon|33.56|35.37|Sidon;Saida;صيدا
SY
c|damascus|33.51|36.29|Damascus;دمشق
c|aleppo|36.20|37.16|Aleppo;حلب~
IQ
c|baghdad|33.31|44.37|Baghdad;بغداد
c|basra|30.51|47.78|Basra;البصرة
c|erbil|36.19|44.01|Erbil;أربيل
c|sulaymaniyah|35.56|45.43|Sulaymaniyah;السليمانية
c|mosul|36.34|43.13|Mosul;الموصل
c|najaf|32.00|44.34|Najaf;النجف
c|karbala|32.62|44.03|Karbala;كربلاء
IR
c|tehran|35.69|51.39|Tehran;Teheran;تهران;طهران
c|mashhad|36.30|59.61|Mashhad;مشهد~
c|isfahan|32.65|51.67|Isfahan;Esfahan;اصفهان
c|shiraz|29.59|52.58|Shiraz~;شیراز
TR
c|istanbul|41.01|28.98|Istanbul;İstanbul;إسطنبول;اسطنبول
c|ankara|39.93|32.86|Ankara;أنقرة
c|izmir|38.42|27.14|Izmir;İzmir;إزمير
c|antalya|36.90|30.70|Antalya;أنطاليا
c|gaziantep|37.07|37.38|Gaziantep;غازي عنتاب
IL
c|tel-aviv|32.09|34.78|Tel Aviv;תל אביב;تل أبيب
c|jerusalem|31.77|35.21|Jerusalem;القدس
c|haifa|32.79|34.99|Haifa;حيفا
EG
c|cairo|30.04|31.24|Cairo;القاهرة
c|alexandria-eg|31.20|29.92|Alexandria;الإسكندرية
c|giza|30.01|31.21|Giza;الجيزة
YE
c|sanaa|15.37|44.19|Sanaa;Sana'a;صنعاء
c|aden|12.79|45.02|Aden;عدن
`
