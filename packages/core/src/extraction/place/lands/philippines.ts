/** The Philippines: regions and island groups by name, provinces that adverts name, larger cities. */

/** The table. */
export const PHILIPPINES = `PH
p|metro-manila|14.58|121.00|Metro Manila;National Capital Region
c|manila|14.60|120.98|Manila;Maynila;मनिला;मनीला;مانيلا;马尼拉;มะนิลา
c|quezon-city|14.65|121.05|Quezon City;Lungsod Quezon
c|makati|14.55|121.02|Makati
c|pasay|14.54|121.00|Pasay
c|pasig|14.58|121.08|Pasig
c|taguig|14.52|121.05|Taguig;Bonifacio Global City
c|caloocan|14.65|120.97|Caloocan;Kalookan
c|mandaluyong|14.58|121.03|Mandaluyong
c|paranaque|14.48|121.02|Parañaque;Paranaque
c|las-pinas|14.45|120.98|Las Piñas;Las Pinas
c|muntinlupa|14.41|121.04|Muntinlupa;Alabang
c|marikina|14.65|121.10|Marikina
c|valenzuela|14.70|120.98|Valenzuela City
p|ilocos|16.62|120.32|Ilocos Region;Ilocos
d|ilocos-norte|18.20|120.59|Ilocos Norte
d|ilocos-sur|17.57|120.39|Ilocos Sur
d|pangasinan|16.02|120.23|Pangasinan
c|dagupan|16.04|120.33|Dagupan
c|laoag|18.20|120.59|Laoag
c|vigan|17.57|120.39|Vigan
p|cagayan-valley|17.61|121.73|Cagayan Valley
c|tuguegarao|17.61|121.73|Tuguegarao
d|isabela|17.15|121.89|Isabela~
p|central-luzon|15.03|120.69|Central Luzon
c|angeles|15.15|120.59|Angeles City;Angeles~
c|clark|15.19|120.54|Clark Freeport
c|olongapo|14.83|120.28|Olongapo;Subic
d|pampanga|15.03|120.69|Pampanga
d|bulacan|14.84|120.81|Bulacan
d|tarlac|15.48|120.59|Tarlac
d|nueva-ecija|15.49|120.97|Nueva Ecija
d|bataan|14.68|120.54|Bataan
d|zambales|15.33|119.98|Zambales
p|calabarzon|14.21|121.17|Calabarzon
d|cavite|14.28|120.88|Cavite
d|laguna|14.28|121.41|Laguna~
d|batangas|13.76|121.06|Batangas
d|rizal|14.59|121.18|Rizal~
c|antipolo|14.59|121.18|Antipolo
c|dasmarinas|14.33|120.94|Dasmariñas;Dasmarinas
c|lucena|13.93|121.61|Lucena City
d|palawan|9.74|118.74|Palawan
c|puerto-princesa|9.74|118.74|Puerto Princesa
d|oriental-mindoro|13.41|121.18|Oriental Mindoro;Mindoro
p|bicol|13.14|123.74|Bicol Region;Bicol
d|albay|13.14|123.74|Albay
c|legazpi|13.14|123.74|Legazpi;Legaspi City
c|naga-ph|13.62|123.19|Naga City
d|camarines-sur|13.62|123.19|Camarines Sur;CamSur
d|sorsogon|12.97|124.01|Sorsogon
d|masbate|12.37|123.62|Masbate
p|western-visayas|10.72|122.56|Western Visayas
c|iloilo|10.72|122.56|Iloilo
c|bacolod|10.67|122.95|Bacolod
d|negros-occidental|10.67|122.95|Negros Occidental
d|aklan|11.70|122.37|Aklan
c|boracay|11.97|121.92|Boracay
c|roxas|11.58|122.75|Roxas City
p|central-visayas|10.32|123.89|Central Visayas
c|cebu|10.32|123.89|Cebu;Cebu City;Sugbo;سيبو;宿务
c|lapu-lapu|10.31|123.95|Lapu-Lapu;Lapu Lapu;Mactan
c|mandaue|10.33|123.93|Mandaue
d|bohol|9.65|123.85|Bohol;Tagbilaran
c|dumaguete|9.31|123.31|Dumaguete
d|negros-oriental|9.31|123.31|Negros Oriental
p|eastern-visayas|11.24|125.00|Eastern Visayas
c|tacloban|11.24|125.00|Tacloban
d|leyte|11.24|125.00|Leyte
d|samar|11.78|124.88|Samar
c|ormoc|11.01|124.61|Ormoc
p|zamboanga-peninsula|6.91|122.07|Zamboanga Peninsula
c|zamboanga|6.91|122.07|Zamboanga
c|dipolog|8.59|123.34|Dipolog
c|pagadian|7.83|123.44|Pagadian
p|northern-mindanao|8.48|124.65|Northern Mindanao
c|cagayan-de-oro|8.48|124.65|Cagayan de Oro;CDO
c|iligan|8.23|124.24|Iligan
d|bukidnon|8.16|125.13|Bukidnon
p|davao-region|7.07|125.61|Davao Region
c|davao|7.07|125.61|Davao;Davao City;达沃
c|tagum|7.45|125.81|Tagum
p|soccsksargen|6.12|125.17|Soccsksargen
c|general-santos|6.12|125.17|General Santos;GenSan
c|koronadal|6.50|124.85|Koronadal
d|cotabato|7.22|124.25|Cotabato
p|caraga|8.95|125.54|Caraga Region
c|butuan|8.95|125.54|Butuan
c|surigao|9.79|125.49|Surigao
p|bangsamoro|7.22|124.25|Bangsamoro;BARMM
d|sulu|6.05|121.00|Jolo;Sulu~
d|tawi-tawi|5.03|119.77|Tawi-Tawi
c|marawi|8.00|124.29|Marawi
p|cordillera|16.41|120.60|Cordillera Administrative Region
c|baguio|16.41|120.60|Baguio
d|benguet|16.46|120.59|Benguet
`
