/** Latin America and the Caribbean: larger cities of Brazil and Mexico, capitals and great cities elsewhere. */

/** The tables, one a country. */
export const LATIN_AMERICA = `BR
c|sao-paulo|-23.55|-46.63|São Paulo;Sao Paulo;圣保罗
c|rio-de-janeiro|-22.91|-43.17|Rio de Janeiro;里约热内卢
c|brasilia|-15.79|-47.88|Brasília;Brasilia
c|salvador-ba|-12.97|-38.50|Salvador~;Salvador da Bahia
c|fortaleza|-3.73|-38.53|Fortaleza
c|belo-horizonte|-19.92|-43.94|Belo Horizonte
c|manaus|-3.12|-60.02|Manaus
c|curitiba|-25.43|-49.27|Curitiba
c|recife|-8.05|-34.88|Recife
c|porto-alegre|-30.03|-51.23|Porto Alegre
c|belem|-1.46|-48.50|Belém;Belem~
c|goiania|-16.69|-49.26|Goiânia;Goiania
c|guarulhos|-23.46|-46.53|Guarulhos
c|campinas|-22.91|-47.06|Campinas
c|sao-luis|-2.53|-44.30|São Luís do Maranhão;São Luís
c|maceio|-9.67|-35.74|Maceió;Maceio
c|natal|-5.79|-35.21|Natal~
c|teresina|-5.09|-42.80|Teresina
c|joao-pessoa|-7.12|-34.86|João Pessoa;Joao Pessoa
c|aracaju|-10.95|-37.07|Aracaju
c|cuiaba|-15.60|-56.10|Cuiabá;Cuiaba
c|campo-grande|-20.45|-54.62|Campo Grande
c|florianopolis|-27.59|-48.55|Florianópolis;Florianopolis
c|vitoria|-20.32|-40.34|Vitória~
c|porto-velho|-8.76|-63.90|Porto Velho
c|rio-branco|-9.97|-67.81|Rio Branco
c|macapa|0.03|-51.07|Macapá;Macapa
c|boa-vista|2.82|-60.67|Boa Vista~;Boa Vista Roraima
c|pacaraima|4.48|-61.15|Pacaraima
c|foz-do-iguacu|-25.55|-54.59|Foz do Iguaçu;Foz do Iguacu
c|santos|-23.96|-46.33|Santos~
c|ribeirao-preto|-21.18|-47.81|Ribeirão Preto;Ribeirao Preto
c|uberlandia|-18.92|-48.28|Uberlândia;Uberlandia
p|bahia|-12.97|-38.50|Bahia~
p|minas-gerais|-19.92|-43.94|Minas Gerais
p|roraima|2.82|-60.67|Roraima
MX
c|mexico-city|19.43|-99.13|Mexico City;Ciudad de México;Ciudad de Mexico;CDMX
c|guadalajara|20.67|-103.35|Guadalajara
c|monterrey|25.69|-100.32|Monterrey
c|tijuana|32.51|-117.04|Tijuana
c|puebla|19.04|-98.21|Puebla
c|ciudad-juarez|31.69|-106.42|Ciudad Juárez;Ciudad Juarez
c|cancun|21.16|-86.85|Cancún;Cancun
c|tapachula|14.91|-92.26|Tapachula
c|oaxaca|17.07|-96.72|Oaxaca
c|veracruz|19.17|-96.13|Veracruz
c|acapulco|16.85|-99.88|Acapulco
c|merida-mx|20.97|-89.62|Mérida
c|leon-mx|21.12|-101.68|León Guanajuato
c|mexicali|32.62|-115.45|Mexicali
c|nuevo-laredo|27.48|-99.51|Nuevo Laredo
c|reynosa|26.09|-98.28|Reynosa
c|chiapas|16.75|-93.12|Tuxtla Gutiérrez;Chiapas
CO
c|bogota|4.71|-74.07|Bogotá;Bogota
c|medellin|6.24|-75.58|Medellín;Medellin
c|cali|3.45|-76.53|Cali~
c|barranquilla|10.97|-74.80|Barranquilla
c|cartagena-co|10.39|-75.51|Cartagena de Indias;Cartagena
c|cucuta|7.89|-72.50|Cúcuta;Cucuta
c|bucaramanga|7.12|-73.12|Bucaramanga
c|pereira|4.81|-75.69|Pereira~
VE
c|caracas|10.48|-66.90|Caracas
c|maracaibo|10.65|-71.61|Maracaibo
c|valencia-ve|10.16|-68.00|Valencia?
c|san-cristobal-ve|7.77|-72.22|San Cristóbal Táchira
EC
c|quito|-0.18|-78.47|Quito~
c|guayaquil|-2.19|-79.89|Guayaquil
PE
c|lima|-12.05|-77.04|Lima~;Lima Perú
c|arequipa|-16.41|-71.54|Arequipa
c|cusco|-13.53|-71.97|Cusco;Cuzco
c|iquitos|-3.75|-73.25|Iquitos
c|puerto-maldonado|-12.59|-69.19|Puerto Maldonado;Madre de Dios
BO
c|la-paz|-16.50|-68.15|La Paz~
c|santa-cruz-bo|-17.78|-63.18|Santa Cruz de la Sierra
c|cochabamba|-17.39|-66.16|Cochabamba
PY
c|asuncion|-25.26|-57.58|Asunción;Asuncion
c|ciudad-del-este|-25.51|-54.61|Ciudad del Este
AR
c|buenos-aires|-34.60|-58.38|Buenos Aires
c|cordoba|-31.42|-64.18|Córdoba?;Cordoba?
c|rosario|-32.95|-60.64|Rosario~
c|mendoza|-32.89|-68.84|Mendoza~
c|posadas|-27.37|-55.90|Posadas Misiones
UY
c|montevideo|-34.90|-56.16|Montevideo
CL
c|santiago|-33.45|-70.67|Santiago~;Santiago de Chile
c|valparaiso|-33.05|-71.61|Valparaíso;Valparaiso
c|iquique|-20.21|-70.15|Iquique
GT
c|guatemala-city|14.63|-90.51|Guatemala City;Ciudad de Guatemala
SV
c|san-salvador|13.69|-89.22|San Salvador
HN
c|tegucigalpa|14.07|-87.19|Tegucigalpa
c|san-pedro-sula|15.51|-88.03|San Pedro Sula
NI
c|managua|12.11|-86.24|Managua
CR
c|san-jose-cr|9.93|-84.08|San José Costa Rica;San José?;San Jose?
PA
c|panama-city|8.98|-79.52|Panama City;Ciudad de Panamá
CU
c|havana|23.11|-82.37|Havana;La Habana
DO
c|santo-domingo|18.49|-69.93|Santo Domingo
c|punta-cana|18.58|-68.40|Punta Cana
c|sosua|19.75|-70.52|Sosúa;Sosua
HT
c|port-au-prince|18.54|-72.34|Port-au-Prince
PR
c|san-juan-pr|18.47|-66.11|San Juan Puerto Rico
JM
c|kingston|18.02|-76.80|Kingston~
TT
c|port-of-spain|10.65|-61.51|Port of Spain
`
