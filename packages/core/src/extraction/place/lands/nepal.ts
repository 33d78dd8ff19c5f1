/** Nepal: 7 provinces, 77 districts (the point is the headquarters), larger towns. Format and source: ../gazetteer.ts. */

/** The table. */
export const NEPAL = `NP
p|koshi|26.45|87.28|Koshi Province;Koshi Pradesh;कोशी प्रदेश
d|taplejung|27.35|87.67|Taplejung;ताप्लेजुङ
d|panchthar|27.13|87.80|Panchthar;Pachthar;पाँचथर;पान्थर
d|ilam|26.91|87.93|Ilam;Illam;इलाम
d|jhapa|26.57|88.08|Jhapa;झापा
d|morang|26.66|87.46|Morang;मोरङ
d|sunsari|26.61|87.15|Sunsari;सुनसरी
d|dhankuta|26.98|87.34|Dhankuta;धनकुटा
d|terhathum|27.13|87.55|Terhathum;Tehrathum;तेह्रथुम;तेर्हथुम
d|sankhuwasabha|27.37|87.21|Sankhuwasabha;Sankhuwasava;संखुवासभा;सङ्खुवासभा
d|bhojpur|27.17|87.05|Bhojpur;भोजपुर
d|solukhumbu|27.50|86.58|Solukhumbu;Solu Khumbu;सोलुखुम्बु
d|okhaldhunga|27.32|86.50|Okhaldhunga;ओखलढुङ्गा;ओखलढुंगा
d|khotang|27.20|86.79|Khotang;खोटाङ;खोटाङ्ग
d|udayapur|26.79|86.70|Udayapur;Udaypur;उदयपुर
c|biratnagar|26.45|87.27|Biratnagar;विराटनगर;बिराटनगर
c|dharan|26.81|87.28|Dharan;धरान
c|itahari|26.66|87.27|Itahari;इटहरी
c|birtamod|26.64|87.99|Birtamod;Birtamode;विर्तामोड;बिर्तामोड
c|damak|26.66|87.70|Damak;दमक
c|kakarbhitta|26.64|88.15|Kakarbhitta;Kakarvitta;Kakarbhitta border;काकरभिट्टा;काकडभिट्टा
p|madhesh|26.73|85.93|Madhesh Province;Madhes Province;Madhesh Pradesh;मधेश प्रदेश;मधेस प्रदेश
d|saptari|26.54|86.75|Saptari;सप्तरी
d|siraha|26.65|86.21|Siraha;सिरहा;सिराहा
d|dhanusha|26.73|85.93|Dhanusha;Dhanusa;धनुषा
d|mahottari|26.65|85.80|Mahottari;महोत्तरी
d|sarlahi|26.86|85.56|Sarlahi;सर्लाही
d|rautahat|26.77|85.28|Rautahat;रौतहट
d|bara|27.03|85.00|Bara~;बारा जिल्ला
d|parsa|27.01|84.88|Parsa^;पर्सा
c|janakpur|26.73|85.93|Janakpur;Janakpurdham;जनकपुर;जनकपुरधाम
c|birgunj|27.01|84.88|Birgunj;Birganj;वीरगञ्ज;बीरगञ्ज;वीरगंज;बीरगंज
c|rajbiraj|26.54|86.75|Rajbiraj;राजविराज;राजबिराज
c|lahan|26.72|86.48|Lahan;लहान
c|kalaiya|27.03|85.00|Kalaiya;कलैया
p|bagmati|27.43|85.03|Bagmati;Bagmati Province;बागमती प्रदेश;बागमती
d|dolakha|27.67|86.05|Dolakha;दोलखा
d|ramechhap|27.33|86.08|Ramechhap;Ramechap;रामेछाप
d|sindhuli|27.26|85.97|Sindhuli;सिन्धुली
d|kavrepalanchok|27.63|85.52|Kavrepalanchok;Kavre;Kabhrepalanchok;Kabhre;काभ्रेपलाञ्चोक;काभ्रे
d|sindhupalchok|27.78|85.71|Sindhupalchok;Sindhupalchowk;सिन्धुपाल्चोक;सिन्धुपाल्चोक
d|rasuwa|28.11|85.30|Rasuwa;रसुवा
d|nuwakot|27.92|85.16|Nuwakot;नुवाकोट
d|dhading|27.87|84.93|Dhading;धादिङ;धादिङ्ग
d|kathmandu|27.71|85.32|Kathmandu;Katmandu;Kathmandu Valley;काठमाडौं;काठमाण्डौ;काठमाण्डू;काठमांडू;काठमाडौ;কাঠমান্ডু;กาฐมาณฑุ;كاتماندو;加德满都
d|bhaktapur|27.67|85.43|Bhaktapur;भक्तपुर
d|lalitpur|27.67|85.32|Lalitpur;ललितपुर;पाटन
d|makwanpur|27.43|85.03|Makwanpur;Makawanpur;मकवानपुर
d|chitwan|27.68|84.43|Chitwan;Chitawan;चितवन
c|hetauda|27.43|85.03|Hetauda;हेटौंडा;हेटौँडा
c|bharatpur|27.68|84.43|Bharatpur;भरतपुर
c|banepa|27.63|85.52|Banepa;बनेपा
c|dhulikhel|27.62|85.55|Dhulikhel;धुलिखेल
c|thamel|27.72|85.31|Thamel;ठमेल
c|kirtipur|27.68|85.28|Kirtipur;कीर्तिपुर
p|gandaki|28.21|83.99|Gandaki;Gandaki Province;गण्डकी प्रदेश;गण्डकी
d|gorkha|28.00|84.63|Gorkha;गोरखा
d|manang|28.55|84.24|Manang;मनाङ
d|mustang|28.78|83.73|Mustang~;मुस्ताङ
d|myagdi|28.34|83.57|Myagdi;म्याग्दी
d|kaski|28.21|83.99|Kaski;कास्की
d|lamjung|28.23|84.38|Lamjung;लमजुङ
d|tanahun|27.97|84.27|Tanahun;Tanahu;तनहुँ
d|nawalpur|27.65|84.12|Nawalpur;Nawalparasi East;नवलपुर;नवलपरासी
d|syangja|28.09|83.88|Syangja;स्याङ्जा;स्याङजा
d|parbat|28.23|83.68|Parbat;पर्वत जिल्ला
d|baglung|28.27|83.59|Baglung;बागलुङ;बाग्लुङ
c|pokhara|28.21|83.99|Pokhara;पोखरा;পোখরা;โปขรา
c|damauli|27.97|84.27|Damauli;दमौली
c|kawasoti|27.65|84.12|Kawasoti;कावासोती
p|lumbini-province|27.68|82.50|Lumbini Province;Lumbini Pradesh;लुम्बिनी प्रदेश
d|rupandehi|27.53|83.45|Rupandehi;रुपन्देही
d|kapilvastu|27.55|83.05|Kapilvastu;Kapilbastu;कपिलवस्तु
d|palpa|27.87|83.55|Palpa;पाल्पा
d|arghakhanchi|27.95|83.12|Arghakhanchi;अर्घाखाँची
d|gulmi|28.07|83.25|Gulmi;गुल्मी
d|parasi|27.53|83.67|Parasi;Nawalparasi West;परासी
d|dang|28.03|82.48|Dang~;दाङ;दाङ्ग
d|pyuthan|28.10|82.85|Pyuthan;प्युठान
d|rolpa|28.30|82.63|Rolpa;रोल्पा
d|rukum-east|28.63|82.65|Eastern Rukum;Rukum East;रुकुम पूर्व;पूर्वी रुकुम
d|banke|28.05|81.62|Banke;बाँके
d|bardiya|28.20|81.35|Bardiya;Bardia;बर्दिया
c|lumbini|27.48|83.28|Lumbini;लुम्बिनी
c|butwal|27.70|83.45|Butwal;बुटवल
c|bhairahawa|27.51|83.45|Bhairahawa;Siddharthanagar;भैरहवा;सिद्धार्थनगर
c|sunauli|27.45|83.47|Sunauli;सुनौली
c|tansen|27.87|83.55|Tansen;तानसेन
c|tulsipur|28.13|82.30|Tulsipur;तुलसीपुर
c|ghorahi|28.04|82.48|Ghorahi;घोराही
c|nepalgunj|28.05|81.62|Nepalgunj;Nepalganj;नेपालगञ्ज;नेपालगंज
p|karnali|28.60|81.63|Karnali;Karnali Province;कर्णाली प्रदेश;कर्णाली
d|rukum-west|28.63|82.47|Western Rukum;Rukum West;रुकुम पश्चिम;पश्चिम रुकुम
d|salyan|28.38|82.17|Salyan;सल्यान
d|dolpa|28.93|82.90|Dolpa;डोल्पा
d|humla|29.97|81.83|Humla;हुम्ला
d|jumla|29.27|82.18|Jumla;जुम्ला
d|kalikot|29.14|81.62|Kalikot;कालिकोट
d|mugu|29.53|82.08|Mugu;मुगु
d|surkhet|28.60|81.63|Surkhet;सुर्खेत
d|dailekh|28.84|81.71|Dailekh;दैलेख
d|jajarkot|28.70|82.19|Jajarkot;जाजरकोट
c|birendranagar|28.60|81.63|Birendranagar;वीरेन्द्रनगर
p|sudurpashchim|28.70|80.60|Sudurpashchim;Sudurpaschim;Far West Province;सुदूरपश्चिम;सुदूरपश्चिम प्रदेश
d|bajura|29.45|81.48|Bajura;बाजुरा
d|bajhang|29.55|81.20|Bajhang;बझाङ
d|darchula|29.85|80.54|Darchula;दार्चुला
d|baitadi|29.53|80.45|Baitadi;बैतडी
d|dadeldhura|29.30|80.58|Dadeldhura;डडेल्धुरा
d|doti|29.27|80.98|Doti^;डोटी
d|achham|29.13|81.28|Achham;अछाम
d|kailali|28.70|80.60|Kailali;कैलाली
d|kanchanpur|28.97|80.18|Kanchanpur;कञ्चनपुर;कंचनपुर
c|dhangadhi|28.70|80.60|Dhangadhi;धनगढी
c|mahendranagar|28.97|80.18|Mahendranagar;Bhimdatta;महेन्द्रनगर;भीमदत्त
c|gaddachauki|28.96|80.12|Gaddachauki;Gadda Chauki;गड्डाचौकी
`
