/** Malaysia, Indonesia, Singapore, Brunei, Timor-Leste: states or provinces that adverts name, larger cities. */

/** The tables, one a country. */
export const MARITIME_SOUTHEAST_ASIA = `MY
p|kuala-lumpur|3.14|101.69|Kuala Lumpur;क्वालालम्पुर;कुआलालंपुर;কুয়ালালামপুর;กัวลาลัมเปอร์;كوالالمبور;吉隆坡
p|johor|1.49|103.74|Johor;柔佛
c|johor-bahru|1.49|103.74|Johor Bahru;Johor Baru;新山
p|kedah|6.12|100.37|Kedah;Alor Setar;吉打
p|kelantan|6.13|102.24|Kelantan;Kota Bharu;吉兰丹
p|melaka|2.19|102.25|Melaka;Malacca;马六甲
p|negeri-sembilan|2.73|101.94|Negeri Sembilan;Seremban
p|pahang|3.81|103.33|Pahang;Kuantan;彭亨;关丹
p|perak|4.60|101.08|Perak^
c|ipoh|4.60|101.08|Ipoh;怡保
p|perlis|6.44|100.20|Perlis;Kangar
p|penang|5.41|100.33|Penang;Pulau Pinang;ปีนัง;槟城
c|george-town-my|5.41|100.33|George Town Penang
p|sabah|5.98|116.07|Sabah;沙巴
c|kota-kinabalu|5.98|116.07|Kota Kinabalu;亚庇
c|sandakan|5.84|118.12|Sandakan;山打根
c|tawau|4.24|117.89|Tawau;斗湖
p|sarawak|1.55|110.35|Sarawak;砂拉越
c|kuching|1.55|110.35|Kuching;古晋
c|miri|4.40|113.99|Miri~;美里~
c|sibu|2.29|111.83|Sibu;诗巫
p|selangor|3.07|101.52|Selangor;Shah Alam;雪兰莪
c|petaling-jaya|3.11|101.61|Petaling Jaya;八打灵再也
c|klang|3.04|101.45|Klang;巴生~
p|terengganu|5.33|103.14|Terengganu;Kuala Terengganu
p|labuan|5.28|115.24|Labuan
p|putrajaya|2.93|101.69|Putrajaya
c|langkawi|6.35|99.80|Langkawi;兰卡威
SG
c|geylang|1.31|103.88|Geylang;芽笼
c|woodlands-sg|1.44|103.79|Woodlands Checkpoint
BN
c|bandar-seri-begawan|4.90|114.94|Bandar Seri Begawan
TL
c|dili|-8.56|125.57|Dili
ID
c|jakarta|-6.21|106.85|Jakarta;จาการ์ตา;جاكرتا;雅加达;जकार्ता
c|surabaya|-7.26|112.75|Surabaya;泗水
c|bandung|-6.92|107.61|Bandung;万隆
c|bekasi|-6.24|107.00|Bekasi
c|depok|-6.40|106.79|Depok
c|tangerang|-6.18|106.63|Tangerang
c|bogor|-6.60|106.80|Bogor
c|semarang|-6.97|110.42|Semarang
c|yogyakarta|-7.80|110.37|Yogyakarta;Jogjakarta;Jogja
c|surakarta|-7.57|110.82|Surakarta
c|malang|-7.98|112.63|Malang^
c|medan|3.60|98.67|Medan^;棉兰
c|palembang|-2.98|104.76|Palembang
c|pekanbaru|0.53|101.45|Pekanbaru
c|padang|-0.95|100.35|Padang^
c|jambi|-1.61|103.61|Jambi
c|bengkulu|-3.80|102.26|Bengkulu
c|bandar-lampung|-5.43|105.26|Bandar Lampung;Lampung
c|batam|1.13|104.05|Batam;巴淡
c|tanjung-pinang|0.92|104.45|Tanjung Pinang;Tanjungpinang
c|banda-aceh|5.55|95.32|Banda Aceh
p|aceh|5.55|95.32|Aceh
p|bali|-8.65|115.22|Bali^;บาหลี;بالي;巴厘岛;बाली द्वीप
c|denpasar|-8.65|115.22|Denpasar
p|lombok|-8.58|116.12|Lombok;Mataram
c|kupang|-10.18|123.58|Kupang
p|nusa-tenggara-timur|-10.18|123.58|Nusa Tenggara Timur
c|pontianak|-0.03|109.34|Pontianak
c|singkawang|0.91|108.98|Singkawang
c|banjarmasin|-3.32|114.59|Banjarmasin
c|balikpapan|-1.27|116.83|Balikpapan
c|samarinda|-0.50|117.15|Samarinda
c|nunukan|4.14|117.65|Nunukan
c|tarakan|3.30|117.63|Tarakan
c|makassar|-5.15|119.43|Makassar
c|manado|1.49|124.84|Manado;Menado
c|palu|-0.90|119.87|Palu^
c|kendari|-3.97|122.51|Kendari
c|ambon|-3.70|128.18|Ambon
c|jayapura|-2.53|140.72|Jayapura
c|indramayu|-6.33|108.32|Indramayu
c|cirebon|-6.73|108.55|Cirebon
p|jawa-barat|-6.92|107.61|Jawa Barat;West Java
p|jawa-tengah|-6.97|110.42|Jawa Tengah;Central Java
p|jawa-timur|-7.26|112.75|Jawa Timur;East Java
p|papua|-2.53|140.72|Papua Province
`
