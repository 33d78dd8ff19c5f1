/** Thailand: 76 provinces and Bangkok, and towns that adverts name beside them. */

/** The table. Short Thai names that are words of the language need จังหวัด, อำเภอ or a preposition before them. */
export const THAILAND = `TH
p|bangkok|13.76|100.50|Bangkok;Krung Thep;Krungthep;กรุงเทพ;กรุงเทพฯ;กรุงเทพมหานคร;กทม.;ບາງກອກ;बैंकक;बैंकॉक;ব্যাংকক;بانكوك;曼谷
p|amnat-charoen|15.86|104.63|Amnat Charoen;อำนาจเจริญ
p|ang-thong|14.59|100.45|Ang Thong;อ่างทอง
p|bueng-kan|18.36|103.65|Bueng Kan;Bungkan;บึงกาฬ
p|buriram|14.99|103.10|Buriram;Buri Ram;บุรีรัมย์
p|chachoengsao|13.69|101.07|Chachoengsao;ฉะเชิงเทรา;แปดริ้ว
p|chai-nat|15.19|100.13|Chai Nat;Chainat;ชัยนาท
p|chaiyaphum|15.81|102.03|Chaiyaphum;ชัยภูมิ
p|chanthaburi|12.61|102.10|Chanthaburi;Chantaburi;จันทบุรี
p|chiang-mai|18.79|98.99|Chiang Mai;Chiangmai;เชียงใหม่;ຊຽງໃໝ່;清迈
p|chiang-rai|19.91|99.83|Chiang Rai;Chiangrai;เชียงราย;清莱
p|chonburi|13.36|100.98|Chonburi;Chon Buri;ชลบุรี
p|chumphon|10.49|99.18|Chumphon;ชุมพร
p|kalasin|16.43|103.51|Kalasin;กาฬสินธุ์
p|kamphaeng-phet|16.48|99.52|Kamphaeng Phet;กำแพงเพชร
p|kanchanaburi|14.02|99.53|Kanchanaburi;กาญจนบุรี
p|khon-kaen|16.43|102.83|Khon Kaen;Khonkaen;ขอนแก่น
p|krabi|8.09|98.91|Krabi;กระบี่
p|lampang|18.29|99.49|Lampang;ลำปาง
p|lamphun|18.58|99.01|Lamphun;ลำพูน
p|loei|17.49|101.72|Loei;เลย~
p|lopburi|14.80|100.65|Lopburi;Lop Buri;ลพบุรี
p|mae-hong-son|19.30|97.97|Mae Hong Son;แม่ฮ่องสอน
p|maha-sarakham|16.18|103.30|Maha Sarakham;Mahasarakham;มหาสารคาม
p|mukdahan|16.54|104.72|Mukdahan;มุกดาหาร
p|nakhon-nayok|14.21|101.21|Nakhon Nayok;นครนายก
p|nakhon-pathom|13.82|100.06|Nakhon Pathom;นครปฐม
p|nakhon-phanom|17.41|104.78|Nakhon Phanom;นครพนม
p|nakhon-ratchasima|14.97|102.10|Nakhon Ratchasima;Korat;Khorat;นครราชสีมา;โคราช
p|nakhon-sawan|15.70|100.14|Nakhon Sawan;นครสวรรค์
p|nakhon-si-thammarat|8.43|99.96|Nakhon Si Thammarat;Nakhon Sri Thammarat;นครศรีธรรมราช
p|nan|18.78|100.78|Nan~;น่าน~
p|narathiwat|6.43|101.82|Narathiwat;นราธิวาส
p|nong-bua-lamphu|17.20|102.44|Nong Bua Lamphu;หนองบัวลำภู
p|nong-khai|17.88|102.74|Nong Khai;Nongkhai;หนองคาย;ໜອງຄາຍ
p|nonthaburi|13.86|100.51|Nonthaburi;นนทบุรี
p|pathum-thani|14.02|100.53|Pathum Thani;ปทุมธานี
p|pattani|6.87|101.25|Pattani;ปัตตานี
p|phang-nga|8.45|98.53|Phang Nga;Phangnga;พังงา
p|phatthalung|7.62|100.07|Phatthalung;พัทลุง
p|phayao|19.17|99.90|Phayao;พะเยา
p|phetchabun|16.42|101.16|Phetchabun;เพชรบูรณ์
p|phetchaburi|13.11|99.94|Phetchaburi;Petchaburi;เพชรบุรี
p|phichit|16.44|100.35|Phichit;พิจิตร
p|phitsanulok|16.82|100.27|Phitsanulok;พิษณุโลก
p|ayutthaya|14.36|100.57|Ayutthaya;Ayuthaya;Phra Nakhon Si Ayutthaya;อยุธยา;พระนครศรีอยุธยา
p|phrae|18.14|100.14|Phrae;แพร่~
p|phuket|7.89|98.39|Phuket;ภูเก็ต;普吉;普吉岛
p|prachinburi|14.05|101.37|Prachinburi;Prachin Buri;ปราจีนบุรี
p|prachuap-khiri-khan|11.81|99.80|Prachuap Khiri Khan;Prachuap;ประจวบคีรีขันธ์;ประจวบฯ
p|ranong|9.96|98.63|Ranong;ระนอง
p|ratchaburi|13.54|99.82|Ratchaburi;ราชบุรี
p|rayong|12.68|101.26|Rayong;ระยอง
p|roi-et|16.05|103.65|Roi Et;ร้อยเอ็ด
p|sa-kaeo|13.82|102.06|Sa Kaeo;Sakaeo;Sa Kaew;สระแก้ว
p|sakon-nakhon|17.16|104.15|Sakon Nakhon;สกลนคร
p|samut-prakan|13.60|100.60|Samut Prakan;สมุทรปราการ
p|samut-sakhon|13.55|100.27|Samut Sakhon;Mahachai;สมุทรสาคร;มหาชัย
p|samut-songkhram|13.41|100.00|Samut Songkhram;สมุทรสงคราม
p|saraburi|14.53|100.91|Saraburi;สระบุรี
p|satun|6.62|100.07|Satun;สตูล
p|sing-buri|14.89|100.40|Sing Buri;Singburi;สิงห์บุรี
p|sisaket|15.12|104.33|Sisaket;Si Sa Ket;ศรีสะเกษ
p|songkhla|7.20|100.60|Songkhla;สงขลา
p|sukhothai|17.01|99.82|Sukhothai;สุโขทัย
p|suphan-buri|14.47|100.12|Suphan Buri;Suphanburi;สุพรรณบุรี
p|surat-thani|9.14|99.33|Surat Thani;สุราษฎร์ธานี;สุราษฎร์
p|surin|14.88|103.49|Surin;สุรินทร์
p|tak|16.88|99.13|Tak~;ตาก~
p|trang|7.56|99.61|Trang;ตรัง
p|trat|12.24|102.52|Trat;ตราด
p|ubon-ratchathani|15.24|104.85|Ubon Ratchathani;Ubon;อุบลราชธานี;อุบลฯ
p|udon-thani|17.41|102.79|Udon Thani;Udonthani;อุดรธานี;ອຸດອນທານີ
p|uthai-thani|15.38|100.02|Uthai Thani;อุทัยธานี
p|uttaradit|17.62|100.10|Uttaradit;อุตรดิตถ์
p|yala|6.54|101.28|Yala;ยะลา
p|yasothon|15.79|104.15|Yasothon;ยโสธร
c|pattaya|12.93|100.88|Pattaya;Phatthaya;พัทยา;芭提雅;芭堤雅
c|hat-yai|7.01|100.47|Hat Yai;Hatyai;Haad Yai;หาดใหญ่
c|mae-sot|16.71|98.57|Mae Sot;Maesot;แม่สอด
c|mae-sai|20.43|99.88|Mae Sai;Maesai;แม่สาย
c|hua-hin|12.57|99.96|Hua Hin;Huahin;หัวหิน
c|koh-samui|9.53|100.06|Koh Samui;Ko Samui;Samui;เกาะสมุย;สมุย
c|aranyaprathet|13.69|102.51|Aranyaprathet;อรัญประเทศ
c|sungai-kolok|6.03|101.97|Sungai Kolok;Su-ngai Kolok;Sungai Golok;สุไหงโกลก;สุไหงโก-ลก
c|chiang-khong|20.27|100.41|Chiang Khong;เชียงของ
c|chiang-saen|20.27|100.08|Chiang Saen;เชียงแสน
c|si-racha|13.17|100.93|Si Racha;Sriracha~;ศรีราชา
c|patong|7.90|98.30|Patong;ป่าตอง
`
