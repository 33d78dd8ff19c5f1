/** Bangladesh: 8 divisions, 64 districts, larger towns. A division that shares its name with its chief district stands for itself only when the word division is written. */

/** The table. */
export const BANGLADESH = `BD
p|dhaka-division|23.81|90.41|Dhaka Division;ঢাকা বিভাগ
d|dhaka|23.81|90.41|Dhaka;Dacca;ঢাকা;ढाका;دكا;达卡
d|faridpur|23.61|89.84|Faridpur;ফরিদপুর
d|gazipur|24.00|90.42|Gazipur;গাজীপুর
d|gopalganj-bd|23.01|89.83|Gopalganj;গোপালগঞ্জ
d|kishoreganj|24.43|90.78|Kishoreganj;Kishorganj;কিশোরগঞ্জ
d|madaripur|23.17|90.20|Madaripur;মাদারীপুর
d|manikganj|23.86|90.00|Manikganj;মানিকগঞ্জ
d|munshiganj|23.55|90.53|Munshiganj;মুন্সীগঞ্জ;মুন্সিগঞ্জ
d|narayanganj|23.62|90.50|Narayanganj;নারায়ণগঞ্জ
d|narsingdi|23.92|90.72|Narsingdi;নরসিংদী
d|rajbari|23.76|89.65|Rajbari;রাজবাড়ী
d|shariatpur|23.21|90.35|Shariatpur;শরীয়তপুর
d|tangail|24.25|89.92|Tangail;টাঙ্গাইল
c|savar|23.86|90.27|Savar;সাভার
c|tongi|23.89|90.41|Tongi;টঙ্গী
c|uttara|23.87|90.40|Uttara;উত্তরা
c|gulshan-dhaka|23.79|90.41|Gulshan;গুলশান
c|mirpur-dhaka|23.81|90.37|Mirpur;মিরপুর
c|daulatdia|23.77|89.77|Daulatdia;Goalundo;দৌলতদিয়া;গোয়ালন্দ
p|chattogram-division|22.36|91.80|Chattogram Division;Chittagong Division;চট্টগ্রাম বিভাগ
d|chattogram|22.36|91.80|Chattogram;Chittagong;চট্টগ্রাম;吉大港
d|bandarban|22.20|92.22|Bandarban;বান্দরবান
d|brahmanbaria|23.97|91.11|Brahmanbaria;ব্রাহ্মণবাড়িয়া
d|chandpur|23.23|90.67|Chandpur;চাঁদপুর
d|cumilla|23.46|91.18|Cumilla;Comilla;কুমিল্লা
d|coxs-bazar|21.44|91.98|Cox's Bazar;Coxs Bazar;Cox Bazar;Coxsbazar;কক্সবাজার;কক্স বাজার
d|feni|23.02|91.40|Feni;ফেনী
d|khagrachhari|23.11|91.98|Khagrachhari;Khagrachari;খাগড়াছড়ি
d|lakshmipur|22.94|90.83|Lakshmipur;Laxmipur;লক্ষ্মীপুর
d|noakhali|22.87|91.10|Noakhali;নোয়াখালী
d|rangamati|22.64|92.19|Rangamati;রাঙ্গামাটি;রাঙামাটি
c|teknaf|20.87|92.30|Teknaf;টেকনাফ
c|ukhia|21.28|92.10|Ukhia;Ukhiya;উখিয়া
c|kutupalong|21.21|92.16|Kutupalong;কুতুপালং
p|rajshahi-division|24.37|88.60|Rajshahi Division;রাজশাহী বিভাগ
d|rajshahi|24.37|88.60|Rajshahi;রাজশাহী
d|bogura|24.85|89.37|Bogura;Bogra;বগুড়া
d|joypurhat|25.10|89.02|Joypurhat;Jaipurhat;জয়পুরহাট
d|naogaon|24.80|88.93|Naogaon;নওগাঁ
d|natore|24.41|89.00|Natore;নাটোর
d|chapainawabganj|24.60|88.27|Chapainawabganj;Chapai Nawabganj;চাঁপাইনবাবগঞ্জ;চাঁপাই নবাবগঞ্জ
d|pabna|24.01|89.24|Pabna;পাবনা
d|sirajganj|24.45|89.71|Sirajganj;সিরাজগঞ্জ
p|khulna-division|22.82|89.55|Khulna Division;খুলনা বিভাগ
d|khulna|22.82|89.55|Khulna;খুলনা
d|bagerhat|22.66|89.79|Bagerhat;বাগেরহাট
d|chuadanga|23.64|88.84|Chuadanga;চুয়াডাঙ্গা
d|jashore|23.17|89.21|Jashore;Jessore;যশোর
d|jhenaidah|23.54|89.17|Jhenaidah;Jhenidah;ঝিনাইদহ
d|kushtia|23.90|89.12|Kushtia;কুষ্টিয়া
d|magura|23.49|89.42|Magura;মাগুরা
d|meherpur|23.76|88.63|Meherpur;মেহেরপুর
d|narail|23.17|89.51|Narail;নড়াইল
d|satkhira|22.72|89.07|Satkhira;সাতক্ষীরা
c|benapole|23.04|88.90|Benapole;Benapol;বেনাপোল
p|barishal-division|22.70|90.37|Barishal Division;Barisal Division;বরিশাল বিভাগ
d|barishal|22.70|90.37|Barishal;Barisal;বরিশাল
d|barguna|22.16|90.12|Barguna;বরগুনা
d|bhola|22.69|90.65|Bhola;ভোলা জেলা
d|jhalokati|22.64|90.20|Jhalokati;Jhalakathi;ঝালকাঠি
d|patuakhali|22.36|90.33|Patuakhali;পটুয়াখালী
d|pirojpur|22.58|89.97|Pirojpur;পিরোজপুর
p|sylhet-division|24.90|91.87|Sylhet Division;সিলেট বিভাগ
d|sylhet|24.90|91.87|Sylhet;সিলেট
d|habiganj|24.38|91.42|Habiganj;হবিগঞ্জ
d|moulvibazar|24.48|91.78|Moulvibazar;Maulvibazar;মৌলভীবাজার
d|sunamganj|25.07|91.40|Sunamganj;সুনামগঞ্জ
p|rangpur-division|25.75|89.25|Rangpur Division;রংপুর বিভাগ
d|rangpur|25.75|89.25|Rangpur;রংপুর
d|dinajpur|25.63|88.64|Dinajpur;দিনাজপুর
d|gaibandha|25.33|89.54|Gaibandha;গাইবান্ধা
d|kurigram|25.81|89.65|Kurigram;কুড়িগ্রাম
d|lalmonirhat|25.92|89.45|Lalmonirhat;লালমনিরহাট
d|nilphamari|25.93|88.86|Nilphamari;নীলফামারী
d|panchagarh|26.33|88.55|Panchagarh;পঞ্চগড়
d|thakurgaon|26.03|88.46|Thakurgaon;ঠাকুরগাঁও
p|mymensingh-division|24.75|90.40|Mymensingh Division;ময়মনসিংহ বিভাগ
d|mymensingh|24.75|90.40|Mymensingh;ময়মনসিংহ
d|jamalpur|24.92|89.95|Jamalpur;জামালপুর
d|netrokona|24.88|90.73|Netrokona;Netrakona;নেত্রকোনা;নেত্রকোণা
d|sherpur|25.02|90.02|Sherpur;শেরপুর
`
