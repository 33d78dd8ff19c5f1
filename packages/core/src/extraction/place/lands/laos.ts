/** Laos: 17 provinces and Vientiane prefecture, and those districts whose place and spelling are sure. Lao names follow common spelling. */

/** The table. */
export const LAOS = `LA
p|vientiane-prefecture|17.97|102.61|Vientiane Prefecture;Vientiane Capital;ນະຄອນຫຼວງວຽງຈັນ;ນະຄອນຫລວງວຽງຈັນ
c|vientiane|17.97|102.61|Vientiane;Viangchan;ວຽງຈັນ;เวียงจันทน์;万象;فيينتيان
d|chanthabuly|17.97|102.61|Chanthabuly;Chanthabouly;ຈັນທະບູລີ
d|sikhottabong|17.97|102.57|Sikhottabong;ສີໂຄດຕະບອງ
d|xaysetha|17.98|102.65|Xaysetha;Saysettha;ໄຊເສດຖາ
d|sisattanak|17.95|102.62|Sisattanak;ສີສັດຕະນາກ
d|naxaithong|18.09|102.52|Naxaithong;ນາຊາຍທອງ
d|xaythany|18.09|102.72|Xaythany;Xaithany;ໄຊທານີ
d|hadxaifong|17.86|102.60|Hadxaifong;Hatxayfong;ຫາດຊາຍຟອງ
c|thanaleng|17.88|102.71|Thanaleng;ທ່ານາແລ້ງ
p|phongsaly|21.68|102.10|Phongsaly;Phongsali;Phôngsali;ຜົ້ງສາລີ;ຜົງສາລີ
p|luang-namtha|20.95|101.40|Luang Namtha;Louang Namtha;Luangnamtha;ຫຼວງນ້ຳທາ;ຫລວງນໍ້າທາ;ຫຼວງນໍ້າທາ
d|muang-sing|21.19|101.15|Muang Sing;ເມືອງສິງ
c|boten|21.19|101.68|Boten;ບໍ່ເຕັນ
p|oudomxay|20.69|101.98|Oudomxay;Oudomxai;Udomxai;ອຸດົມໄຊ
c|muang-xay|20.69|101.98|Muang Xay;Muang Xai;ເມືອງໄຊ
p|bokeo|20.27|100.43|Bokeo;ບໍ່ແກ້ວ
d|houayxay|20.27|100.43|Houayxay;Houay Xay;Huay Xai;Houayxai;Ban Houayxay;ຫ້ວຍຊາຍ
d|tonpheung|20.33|100.09|Tonpheung;Ton Pheung;ຕົ້ນເຜິ້ງ
p|luang-prabang|19.89|102.14|Luang Prabang;Luangprabang;Louangphabang;Luang Phabang;ຫຼວງພະບາງ;ຫລວງພະບາງ;หลวงพระบาง;琅勃拉邦
d|nam-bak|20.63|102.42|Nam Bak;Nambak;ນ້ຳບາກ
d|nong-khiaw|20.57|102.61|Nong Khiaw;Nong Kiau;ໜອງຂຽວ
p|xayaboury|19.25|101.71|Xayaboury;Sayaboury;Xaignabouli;Sainyabuli;ໄຊຍະບູລີ;ໄຊຍະບູລິ
d|kenethao|17.77|101.29|Kenethao;Kenthao;ແກ່ນທ້າວ
d|hongsa|19.71|101.33|Hongsa;ຫົງສາ
d|paklay|18.21|101.41|Paklay;Pak Lay;ປາກລາຍ
p|houaphanh|20.42|104.05|Houaphanh;Huaphan;Houaphan;ຫົວພັນ
d|xam-neua|20.42|104.05|Xam Neua;Sam Neua;Xamneua;ຊຳເໜືອ
d|viengxay|20.42|104.23|Viengxay;Vieng Xai;ວຽງໄຊ
p|xiangkhouang|19.45|103.22|Xiangkhouang;Xieng Khouang;Xiengkhuang;ຊຽງຂວາງ
d|phonsavan|19.45|103.22|Phonsavan;Phonsavanh;ໂພນສະຫວັນ
d|khoun|19.33|103.37|Muang Khoun;ເມືອງຄູນ
p|vientiane-province|18.50|102.41|Vientiane Province;ແຂວງວຽງຈັນ
d|vang-vieng|18.92|102.45|Vang Vieng;Vangvieng;ວັງວຽງ
d|phonhong|18.50|102.41|Phonhong;Phon Hong;ໂພນໂຮງ
d|thoulakhom|18.29|102.68|Thoulakhom;Tulakhom;ທຸລະຄົມ
p|bolikhamxay|18.38|103.66|Bolikhamxay;Borikhamxay;Bolikhamsai;ບໍລິຄຳໄຊ
d|paksan|18.38|103.66|Paksan;Pakxan;Paksane;ປາກຊັນ
d|lak-sao|18.19|104.98|Lak Sao;Laksao;ຫຼັກຊາວ
p|khammouane|17.41|104.83|Khammouane;Khammuan;ຄຳມ່ວນ
d|thakhek|17.41|104.83|Thakhek;Tha Khaek;Thakek;ທ່າແຂກ
p|savannakhet|16.56|104.75|Savannakhet;ສະຫວັນນະເຂດ;สะหวันนะเขต
d|sepon|16.69|106.21|Sepon;Xepon;ເຊໂປນ
d|kaysone|16.56|104.75|Kaysone Phomvihane;ໄກສອນພົມວິຫານ
c|dansavan|16.62|106.58|Dansavan;Dansavanh;ແດນສະຫວັນ
p|salavan|15.72|106.42|Salavan;Saravane;Saravan;ສາລະວັນ
p|sekong|15.35|106.73|Sekong;Xekong;ເຊກອງ
p|champasak|15.12|105.80|Champasak;Champassak;ຈຳປາສັກ;จำปาสัก
d|pakse|15.12|105.80|Pakse;Pakxe;ປາກເຊ
d|khong|14.12|105.85|Muang Khong;Don Khong;ເມືອງໂຂງ
c|vang-tao|15.13|105.46|Vang Tao;Vangtao;ວັງເຕົ່າ
p|attapeu|14.81|106.83|Attapeu;Attapu;ອັດຕະປື
p|xaisomboun|18.91|103.09|Xaisomboun;Xaysomboun;Saysomboun;ໄຊສົມບູນ
`
