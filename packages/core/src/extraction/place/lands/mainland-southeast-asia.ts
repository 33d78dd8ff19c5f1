/** Cambodia, Vietnam, Myanmar: provinces or regions with well-known capitals, larger cities, border towns of labour migration. */

/** The tables, one a country. */
export const MAINLAND_SOUTHEAST_ASIA = `KH
p|phnom-penh|11.56|104.92|Phnom Penh;ភ្នំពេញ;พนมเปญ;金边;नोम पेन्ह
p|banteay-meanchey|13.59|102.97|Banteay Meanchey;បន្ទាយមានជ័យ
p|battambang|13.10|103.20|Battambang;បាត់ដំបង
p|kampong-cham|11.99|105.46|Kampong Cham;Kompong Cham;កំពង់ចាម
p|kampong-chhnang|12.25|104.67|Kampong Chhnang;កំពង់ឆ្នាំង
p|kampong-speu|11.45|104.52|Kampong Speu;កំពង់ស្ពឺ
p|kampong-thom|12.71|104.89|Kampong Thom;កំពង់ធំ
p|kampot|10.61|104.18|Kampot;កំពត
p|kandal|11.48|104.95|Kandal;Ta Khmau;កណ្តាល~
p|kep|10.48|104.32|Kep~;កែប
p|koh-kong|11.62|102.98|Koh Kong;កោះកុង
p|kratie|12.49|106.02|Kratie;ក្រចេះ
p|mondulkiri|12.45|107.19|Mondulkiri;មណ្ឌលគិរី
p|oddar-meanchey|14.18|103.52|Oddar Meanchey;ឧត្តរមានជ័យ
p|pailin|12.85|102.61|Pailin;ប៉ៃលិន
p|preah-vihear|13.81|104.98|Preah Vihear;ព្រះវិហារ
p|prey-veng|11.48|105.33|Prey Veng;ព្រៃវែង
p|pursat|12.54|103.92|Pursat;ពោធិ៍សាត់
p|ratanakiri|13.74|106.99|Ratanakiri;Banlung;រតនគិរី
p|siem-reap|13.36|103.86|Siem Reap;Siemreap;សៀមរាប;เสียมราฐ;เสียมเรียบ;暹粒
p|sihanoukville|10.63|103.52|Sihanoukville;Preah Sihanouk;Kampong Som;ព្រះសីហនុ;ក្រុងព្រះសីហនុ;สีหนุวิลล์;西哈努克;西港
p|stung-treng|13.53|105.97|Stung Treng;ស្ទឹងត្រែង
p|svay-rieng|11.09|105.80|Svay Rieng;ស្វាយរៀង
p|takeo|10.99|104.79|Takeo;តាកែវ
p|tboung-khmum|11.89|105.65|Tboung Khmum;ត្បូងឃ្មុំ
c|poipet|13.66|102.56|Poipet;ប៉ោយប៉ែត;ปอยเปต;波贝
c|bavet|11.07|106.17|Bavet;បាវិត;巴域
VN
c|ha-noi|21.03|105.85|Hanoi;Ha Noi;Hà Nội;ฮานอย;ຮ່າໂນ້ຍ;河内;हनोई
c|ho-chi-minh-city|10.78|106.70|Ho Chi Minh City;Ho Chi Minh;Saigon;Sai Gon;Hồ Chí Minh;TP.HCM;Sài Gòn;โฮจิมินห์;胡志明市;胡志明;西贡
c|da-nang|16.05|108.21|Da Nang;Danang;Đà Nẵng;ดานัง;岘港
c|hai-phong|20.86|106.68|Hai Phong;Haiphong;Hải Phòng;海防
c|can-tho|10.04|105.77|Can Tho;Cần Thơ;芹苴
c|hue|16.46|107.59|Huế~;Thừa Thiên Huế
c|nha-trang|12.24|109.19|Nha Trang;芽庄
c|vung-tau|10.35|107.08|Vung Tau;Vũng Tàu
c|bien-hoa|10.95|106.82|Bien Hoa;Biên Hòa
c|quy-nhon|13.77|109.22|Quy Nhon;Quy Nhơn
c|da-lat|11.94|108.44|Da Lat;Dalat;Đà Lạt
c|ha-long|20.95|107.08|Ha Long;Hạ Long;Halong Bay
c|lao-cai|22.48|103.97|Lao Cai;Lào Cai;老街~
c|sa-pa|22.34|103.84|Sapa;Sa Pa
c|mong-cai|21.53|107.97|Mong Cai;Móng Cái;芒街
c|lang-son|21.85|106.76|Lang Son;Lạng Sơn;谅山
c|ha-giang|22.82|104.98|Ha Giang;Hà Giang
c|nghe-an|18.67|105.68|Nghe An;Nghệ An
c|vinh|18.67|105.68|Vinh~
c|thanh-hoa|19.81|105.78|Thanh Hoa;Thanh Hóa
c|ha-tinh|18.34|105.91|Ha Tinh;Hà Tĩnh
c|dien-bien-phu|21.39|103.02|Dien Bien Phu;Điện Biên Phủ
c|phu-quoc|10.22|103.96|Phu Quoc;Phú Quốc
c|tay-ninh|11.31|106.10|Tay Ninh;Tây Ninh
c|an-giang|10.39|105.44|An Giang;Long Xuyen;Long Xuyên
MM
c|yangon|16.80|96.15|Yangon;Rangoon;ရန်ကုန်;ย่างกุ้ง;仰光
c|mandalay|21.98|96.08|Mandalay;မန္တလေး;มัณฑะเลย์;曼德勒
c|naypyidaw|19.75|96.12|Naypyidaw;Nay Pyi Taw;နေပြည်တော်
c|mawlamyine|16.49|97.63|Mawlamyine;Moulmein;မော်လမြိုင်
c|bago-mm|17.34|96.48|Bago;ပဲခူး
c|pathein|16.78|94.73|Pathein;ပုသိမ်
c|sittwe|20.15|92.90|Sittwe;စစ်တွေ
c|myitkyina|25.38|97.40|Myitkyina;မြစ်ကြီးနား
c|lashio|22.94|97.75|Lashio;လားရှိုး
c|taunggyi|20.78|97.04|Taunggyi;တောင်ကြီး
c|hpa-an|16.89|97.63|Hpa-An;ဘားအံ
c|myawaddy|16.69|98.51|Myawaddy;မြဝတီ;เมียวดี;妙瓦底
c|tachileik|20.45|99.88|Tachileik;Tachilek;တာချီလိတ်;ท่าขี้เหล็ก;大其力
c|muse-mm|23.99|97.90|Muse~;မူဆယ်;木姐
c|laukkai|23.69|98.76|Laukkai;Laukkaing;Kokang;လောက်ကိုင်;老街市;果敢
c|kawthaung|9.98|98.55|Kawthaung;ကော့သောင်း
c|dawei|14.08|98.20|Dawei;Tavoy;ထားဝယ်
p|rakhine|20.15|92.90|Rakhine;Arakan;ရခိုင်
p|kachin|25.38|97.40|Kachin;ကချင်
p|shan|20.78|97.04|Shan State;ရှမ်းပြည်နယ်
p|kayin|16.89|97.63|Kayin;Karen State;ကရင်ပြည်နယ်
p|mon|16.49|97.63|Mon State;မွန်ပြည်နယ်
`
