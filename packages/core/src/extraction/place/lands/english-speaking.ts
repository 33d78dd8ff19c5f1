/** The United States, Canada, the United Kingdom, Australia, New Zealand: larger cities, and states that adverts name. */

/** The tables, one a country. */
export const ENGLISH_SPEAKING = `US
c|new-york|40.71|-74.01|New York;New York City;NYC;نيويورك;纽约;न्यु योर्क;न्यूयॉर्क;নিউ ইয়র্ক;นิวยอร์ก
c|los-angeles|34.05|-118.24|Los Angeles;洛杉矶
c|chicago|41.88|-87.63|Chicago
c|houston|29.76|-95.37|Houston
c|phoenix|33.45|-112.07|Phoenix~
c|philadelphia|39.95|-75.17|Philadelphia
c|san-antonio|29.42|-98.49|San Antonio
c|san-diego|32.72|-117.16|San Diego
c|dallas|32.78|-96.80|Dallas
c|austin|30.27|-97.74|Austin~
c|san-jose|37.34|-121.89|San Jose;San José
c|fort-worth|32.76|-97.33|Fort Worth
c|jacksonville|30.33|-81.66|Jacksonville
c|columbus|39.96|-83.00|Columbus~
c|charlotte|35.23|-80.84|Charlotte~
c|san-francisco|37.77|-122.42|San Francisco;旧金山
c|indianapolis|39.77|-86.16|Indianapolis
c|seattle|47.61|-122.33|Seattle
c|denver|39.74|-104.99|Denver
c|washington|38.91|-77.04|Washington DC;Washington D.C.;Washington~
c|boston|42.36|-71.06|Boston
c|nashville|36.16|-86.78|Nashville
c|el-paso|31.76|-106.49|El Paso~
c|detroit|42.33|-83.05|Detroit
c|oklahoma-city|35.47|-97.52|Oklahoma City
c|portland|45.52|-122.68|Portland
c|las-vegas|36.17|-115.14|Las Vegas
c|memphis|35.15|-90.05|Memphis
c|louisville|38.25|-85.76|Louisville
c|baltimore|39.29|-76.61|Baltimore
c|milwaukee|43.04|-87.91|Milwaukee
c|albuquerque|35.08|-106.65|Albuquerque
c|tucson|32.22|-110.97|Tucson
c|fresno|36.74|-119.79|Fresno
c|sacramento|38.58|-121.49|Sacramento
c|kansas-city|39.10|-94.58|Kansas City
c|atlanta|33.75|-84.39|Atlanta
c|omaha|41.26|-95.93|Omaha
c|raleigh|35.78|-78.64|Raleigh~
c|miami|25.76|-80.19|Miami
c|oakland|37.80|-122.27|Oakland
c|minneapolis|44.98|-93.27|Minneapolis
c|tampa|27.95|-82.46|Tampa
c|orlando|28.54|-81.38|Orlando~
c|new-orleans|29.95|-90.07|New Orleans
c|cleveland|41.50|-81.69|Cleveland
c|honolulu|21.31|-157.86|Honolulu
c|pittsburgh|40.44|-80.00|Pittsburgh
c|cincinnati|39.10|-84.51|Cincinnati
c|saint-louis|38.63|-90.20|St. Louis;St Louis;Saint Louis
c|salt-lake-city|40.76|-111.89|Salt Lake City
c|mobile|30.69|-88.04|Mobile~
c|laredo|27.51|-99.51|Laredo
c|mcallen|26.20|-98.23|McAllen
c|anchorage|61.22|-149.90|Anchorage
p|california|36.78|-119.42|California
p|texas|31.00|-99.00|Texas
p|florida|28.00|-82.00|Florida
p|nevada|39.00|-117.00|Nevada
p|arizona|34.30|-111.70|Arizona
p|ohio|40.40|-82.80|Ohio
p|new-jersey|40.10|-74.70|New Jersey
CA
c|toronto|43.65|-79.38|Toronto;多伦多
c|montreal|45.50|-73.57|Montreal;Montréal
c|vancouver|49.28|-123.12|Vancouver;温哥华
c|calgary|51.05|-114.07|Calgary
c|edmonton|53.55|-113.49|Edmonton
c|ottawa|45.42|-75.70|Ottawa
c|winnipeg|49.90|-97.14|Winnipeg
c|quebec|46.81|-71.21|Quebec City;Québec;Quebec
c|hamilton|43.26|-79.87|Hamilton~
c|london|42.98|-81.25|London?
c|halifax|44.65|-63.58|Halifax
c|victoria-bc|48.43|-123.37|Victoria~
c|surrey-bc|49.19|-122.85|Surrey BC
c|mississauga|43.59|-79.64|Mississauga
c|brampton|43.73|-79.76|Brampton
c|saskatoon|52.13|-106.67|Saskatoon
c|regina|50.45|-104.62|Regina~
p|ontario|43.65|-79.38|Ontario
p|british-columbia|49.28|-123.12|British Columbia
p|alberta|53.55|-113.49|Alberta~
GB
c|london|51.51|-0.13|London;लन्डन;लंदन;লন্ডন;ลอนดอน;لندن;伦敦;Londres
c|birmingham|52.48|-1.90|Birmingham
c|manchester|53.48|-2.24|Manchester
c|liverpool|53.41|-2.99|Liverpool
c|leeds|53.80|-1.55|Leeds
c|sheffield|53.38|-1.47|Sheffield
c|bristol|51.45|-2.59|Bristol
c|glasgow|55.86|-4.25|Glasgow
c|edinburgh|55.95|-3.19|Edinburgh
c|cardiff|51.48|-3.18|Cardiff
c|belfast|54.60|-5.93|Belfast
c|leicester|52.64|-1.13|Leicester
c|coventry|52.41|-1.52|Coventry
c|bradford|53.80|-1.76|Bradford~
c|nottingham|52.95|-1.15|Nottingham
c|newcastle|54.98|-1.61|Newcastle upon Tyne;Newcastle
c|southampton|50.91|-1.40|Southampton
c|portsmouth|50.82|-1.09|Portsmouth
c|plymouth|50.38|-4.14|Plymouth
c|reading|51.45|-0.97|Reading~
c|bath|51.38|-2.36|Bath~
c|brighton|50.82|-0.14|Brighton
c|luton|51.88|-0.42|Luton
c|slough|51.51|-0.59|Slough~
c|oxford|51.75|-1.26|Oxford
c|cambridge|52.21|0.12|Cambridge
c|aldershot|51.25|-0.76|Aldershot
c|dover|51.13|1.31|Dover~
c|swansea|51.62|-3.94|Swansea
c|derby|52.92|-1.48|Derby~
c|hull|53.74|-0.34|Kingston upon Hull;Hull~
c|aberdeen|57.15|-2.09|Aberdeen
c|dundee|56.46|-2.97|Dundee
p|england|52.36|-1.17|England
p|scotland|56.49|-4.20|Scotland
p|wales|52.13|-3.78|Wales
p|northern-ireland|54.60|-6.70|Northern Ireland
AU
c|sydney|-33.87|151.21|Sydney~;悉尼;सिड्नी;सिडनी;সিডনি;ซิดนีย์;سيدني
c|melbourne|-37.81|144.96|Melbourne;墨尔本;मेलबर्न;মেলবোর্ন
c|brisbane|-27.47|153.03|Brisbane
c|perth|-31.95|115.86|Perth;पर्थ
c|adelaide|-34.93|138.60|Adelaide~
c|gold-coast|-28.02|153.40|Gold Coast
c|canberra|-35.28|149.13|Canberra
c|newcastle|-32.93|151.78|Newcastle?
c|hobart|-42.88|147.33|Hobart
c|darwin|-12.46|130.84|Darwin~
c|cairns|-16.92|145.77|Cairns
c|geelong|-38.15|144.36|Geelong
p|queensland|-27.47|153.03|Queensland
p|new-south-wales|-33.87|151.21|New South Wales
NZ
c|auckland|-36.85|174.76|Auckland;奥克兰
c|wellington|-41.29|174.78|Wellington
c|christchurch|-43.53|172.64|Christchurch
`
