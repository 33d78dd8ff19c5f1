/** Pakistan, Sri Lanka, Bhutan, Maldives, Afghanistan: larger cities. */

/** The tables, one a country. */
export const SOUTH_ASIA = `PK
c|karachi|24.86|67.01|Karachi;کراچی;कराची;করাচি;كراتشي
c|lahore|31.55|74.34|Lahore;لاہور;लाहौर;লাহোর;لاهور
c|islamabad|33.68|73.05|Islamabad;اسلام آباد;इस्लामाबाद;ইসলামাবাদ;إسلام آباد
c|rawalpindi|33.57|73.02|Rawalpindi;راولپنڈی;रावलपिंडी
c|faisalabad|31.42|73.08|Faisalabad;فیصل آباد
c|multan|30.16|71.52|Multan;ملتان
c|peshawar|34.02|71.52|Peshawar;پشاور;पेशावर
c|quetta|30.18|67.00|Quetta;کوئٹہ
c|sialkot|32.49|74.53|Sialkot;سیالکوٹ
c|gujranwala|32.16|74.19|Gujranwala;گوجرانوالہ
c|hyderabad|25.40|68.36|Hyderabad?;حیدرآباد
p|sindh|24.86|67.01|Sindh;سندھ
p|punjab|31.17|72.71|Punjab?;پنجاب
LK
c|colombo|6.93|79.86|Colombo;कोलम्बो;কলম্বো;كولومبو;科伦坡
c|kandy|7.29|80.63|Kandy
c|galle|6.03|80.22|Galle
c|jaffna|9.66|80.03|Jaffna
c|negombo|7.21|79.84|Negombo
c|trincomalee|8.57|81.23|Trincomalee
c|batticaloa|7.73|81.69|Batticaloa
BT
c|thimphu|27.47|89.64|Thimphu;थिम्पु
c|phuntsholing|26.86|89.39|Phuntsholing;Phuentsholing;फुन्चोलिङ
c|paro|27.43|89.42|Paro~
MV
c|male|4.18|73.51|Male City;Malé~;माले शहर
AF
c|kabul|34.53|69.17|Kabul;کابل;काबुल;কাবুল
c|herat|34.35|62.20|Herat;هرات
c|kandahar|31.61|65.71|Kandahar;قندهار
c|mazar-i-sharif|36.71|67.11|Mazar-i-Sharif;Mazar e Sharif;مزار شریف
c|jalalabad|34.43|70.45|Jalalabad;جلال آباد
`
