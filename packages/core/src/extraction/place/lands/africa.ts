/** Africa: larger cities of Kenya, Uganda, Nigeria, Ethiopia, Ghana, South Africa and neighbours. */

/** The tables, one a country. */
export const AFRICA = `KE
c|nairobi|-1.29|36.82|Nairobi;نيروبي;内罗毕
c|mombasa|-4.04|39.67|Mombasa;مومباسا
c|kisumu|-0.09|34.77|Kisumu
c|nakuru|-0.30|36.07|Nakuru
c|eldoret|0.51|35.27|Eldoret
c|malindi|-3.22|40.12|Malindi
c|thika|-1.03|37.07|Thika
c|garissa|-0.45|39.65|Garissa
c|busia|0.46|34.11|Busia^
UG
c|kampala|0.35|32.58|Kampala;كمبالا
c|entebbe|0.06|32.46|Entebbe
c|gulu|2.77|32.30|Gulu
c|jinja|0.44|33.20|Jinja~
c|mbarara|-0.61|30.66|Mbarara
c|mbale|1.08|34.18|Mbale
c|moroto|2.53|34.66|Moroto;Karamoja
TZ
c|dar-es-salaam|-6.79|39.21|Dar es Salaam;دار السلام
c|dodoma|-6.16|35.75|Dodoma
c|arusha|-3.39|36.68|Arusha
c|mwanza|-2.52|32.90|Mwanza
c|zanzibar|-6.17|39.20|Zanzibar;زنجبار
RW
c|kigali|-1.94|30.06|Kigali
BI
c|bujumbura|-3.38|29.36|Bujumbura
CD
c|kinshasa|-4.33|15.31|Kinshasa
c|goma|-1.68|29.22|Goma^
c|lubumbashi|-11.66|27.48|Lubumbashi
ET
c|addis-ababa|9.03|38.74|Addis Ababa;Addis Abeba;أديس أبابا;አዲስ አበባ
c|dire-dawa|9.59|41.86|Dire Dawa
c|mekelle|13.50|39.47|Mekelle
c|metema|12.96|36.15|Metema
SO
c|mogadishu|2.05|45.32|Mogadishu;مقديشو
c|hargeisa|9.56|44.06|Hargeisa
DJ
c|obock|11.97|43.29|Obock
SD
c|khartoum|15.50|32.56|Khartoum;الخرطوم
c|port-sudan|19.62|37.22|Port Sudan;بورتسودان
SS
c|juba|4.85|31.58|Juba^
ER
c|asmara|15.32|38.93|Asmara
LY
c|tripoli|32.89|13.19|Tripoli;طرابلس
c|benghazi|32.12|20.07|Benghazi;بنغازي
TN
c|tunis|36.81|10.18|Tunis
DZ
c|algiers|36.75|3.06|Algiers;الجزائر العاصمة
MA
c|casablanca|33.57|-7.59|Casablanca;الدار البيضاء
c|rabat|34.02|-6.84|Rabat;الرباط
c|marrakesh|31.63|-7.99|Marrakesh;Marrakech;مراكش
c|tangier|35.76|-5.83|Tangier;Tanger;طنجة
NG
c|lagos|6.52|3.38|Lagos;لاغوس
c|abuja|9.06|7.49|Abuja
c|kano|12.00|8.52|Kano^
c|ibadan|7.38|3.90|Ibadan
c|port-harcourt|4.82|7.03|Port Harcourt
c|benin-city|6.34|5.62|Benin City;Edo State
c|kaduna|10.52|7.44|Kaduna
c|enugu|6.45|7.50|Enugu
c|onitsha|6.14|6.79|Onitsha
c|warri|5.52|5.75|Warri
c|maiduguri|11.83|13.15|Maiduguri
c|jos|9.90|8.86|Jos~
c|calabar|4.95|8.33|Calabar
c|owerri|5.48|7.03|Owerri
GH
c|accra|5.60|-0.19|Accra
c|kumasi|6.69|-1.62|Kumasi
c|tamale-gh|9.40|-0.84|Tamale~
CI
c|abidjan|5.36|-4.01|Abidjan
SN
c|dakar|14.72|-17.47|Dakar
ML
c|bamako|12.64|-8.00|Bamako
BF
c|ouagadougou|12.37|-1.52|Ouagadougou
NE
c|niamey|13.51|2.11|Niamey
c|agadez|16.97|7.99|Agadez
BJ
c|cotonou|6.37|2.39|Cotonou
TG
c|lome|6.13|1.22|Lomé~
CM
c|douala|4.05|9.77|Douala
c|yaounde|3.85|11.50|Yaoundé;Yaounde
SL
c|freetown|8.47|-13.23|Freetown
LR
c|monrovia|6.30|-10.80|Monrovia
GM
c|banjul|13.45|-16.58|Banjul
ZM
c|lusaka|-15.39|28.32|Lusaka
c|ndola|-12.97|28.64|Ndola
ZW
c|harare|-17.83|31.05|Harare
c|bulawayo|-20.15|28.58|Bulawayo
MW
c|lilongwe|-13.97|33.79|Lilongwe
c|blantyre|-15.79|35.01|Blantyre
MZ
c|maputo|-25.97|32.57|Maputo
c|beira|-19.84|34.84|Beira
c|nampula|-15.12|39.27|Nampula
AO
c|luanda|-8.84|13.29|Luanda
ZA
c|johannesburg|-26.20|28.05|Johannesburg;Joburg
c|cape-town|-33.92|18.42|Cape Town;Capetown
c|durban|-29.86|31.02|Durban
c|pretoria|-25.75|28.19|Pretoria;Tshwane
c|port-elizabeth|-33.96|25.60|Port Elizabeth;Gqeberha
c|bloemfontein|-29.09|26.16|Bloemfontein
c|polokwane|-23.90|29.45|Polokwane
c|musina|-22.34|30.04|Musina
c|soweto|-26.27|27.86|Soweto
NA
c|windhoek|-22.56|17.07|Windhoek
BW
c|gaborone|-24.65|25.91|Gaborone
MG
c|antananarivo|-18.88|47.51|Antananarivo
c|nosy-be|-13.40|48.27|Nosy Be
MU
c|port-louis|-20.16|57.50|Port Louis
`
