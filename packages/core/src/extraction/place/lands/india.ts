/** India: 28 states and 8 union territories (the point is the capital or the middle), larger cities and border towns. */

/** The table. */
export const INDIA = `IN
p|andhra-pradesh|16.51|80.52|Andhra Pradesh;आंध्र प्रदेश;आन्ध्र प्रदेश;অন্ধ্র প্রদেশ
c|visakhapatnam|17.69|83.22|Visakhapatnam;Vizag;विशाखापत्तनम;विशाखापट्टनम
c|vijayawada|16.51|80.65|Vijayawada;विजयवाड़ा
c|tirupati|13.63|79.42|Tirupati;तिरुपति
p|arunachal-pradesh|27.08|93.61|Arunachal Pradesh;अरुणाचल प्रदेश;অরুণাচল প্রদেশ
p|assam|26.14|91.79|Assam;असम;আসাম
c|guwahati|26.14|91.74|Guwahati;Gauhati;गुवाहाटी;গুয়াহাটি;গৌহাটি
c|silchar|24.83|92.78|Silchar;सिलचर;শিলচর
p|bihar|25.60|85.12|Bihar;बिहार;বিহার
c|patna|25.60|85.12|Patna;पटना;পাটনা
c|gaya|24.80|85.00|Gaya~;गया शहर
c|muzaffarpur|26.12|85.39|Muzaffarpur;मुजफ्फरपुर
c|raxaul|26.98|84.85|Raxaul;रक्सौल
c|jogbani|26.40|87.25|Jogbani;जोगबनी
c|darbhanga|26.15|85.90|Darbhanga;दरभंगा
c|siwan|26.22|84.36|Siwan;सीवान
c|kishanganj|26.10|87.95|Kishanganj;किशनगंज
p|chhattisgarh|21.25|81.63|Chhattisgarh;छत्तीसगढ़
c|raipur|21.25|81.63|Raipur;रायपुर
p|goa|15.50|73.83|Goa;गोवा;গোয়া
p|gujarat|23.22|72.65|Gujarat;गुजरात;গুজরাট
c|ahmedabad|23.02|72.57|Ahmedabad;Amdavad;अहमदाबाद;আহমেদাবাদ
c|surat|21.17|72.83|Surat~;सूरत शहर
c|vadodara|22.31|73.18|Vadodara;Baroda;वडोदरा
c|rajkot|22.30|70.80|Rajkot;राजकोट
p|haryana|29.06|76.09|Haryana;हरियाणा;হরিয়ানা
c|gurugram|28.46|77.03|Gurugram;Gurgaon;गुरुग्राम;गुड़गांव;গুরগাঁও
c|faridabad|28.41|77.31|Faridabad;फरीदाबाद
c|panipat|29.39|76.97|Panipat;पानीपत
p|himachal-pradesh|31.10|77.17|Himachal Pradesh;Himachal;हिमाचल प्रदेश;हिमाचल
c|shimla|31.10|77.17|Shimla;Simla;शिमला
p|jharkhand|23.34|85.31|Jharkhand;झारखंड;झारखण्ड;ঝাড়খণ্ড
c|ranchi|23.34|85.31|Ranchi;रांची;রাঁচি
c|jamshedpur|22.80|86.20|Jamshedpur;जमशेदपुर
c|dhanbad|23.80|86.43|Dhanbad;धनबाद
p|karnataka|12.97|77.59|Karnataka;कर्नाटक;কর্ণাটক
c|bengaluru|12.97|77.59|Bengaluru;Bangalore;बेंगलुरु;बैंगलोर;बेङ्गलोर;বেঙ্গালুরু;ব্যাঙ্গালোর
c|mysuru|12.30|76.64|Mysuru;Mysore;मैसूर
c|mangaluru|12.91|74.86|Mangaluru;Mangalore;मंगलौर
p|kerala|8.52|76.94|Kerala;केरल;কেরালা
c|kochi|9.93|76.27|Kochi;Cochin;कोच्चि
c|thiruvananthapuram|8.52|76.94|Thiruvananthapuram;Trivandrum;तिरुवनंतपुरम
c|kozhikode|11.26|75.78|Kozhikode;Calicut;कोझिकोड
p|madhya-pradesh|23.26|77.41|Madhya Pradesh;मध्य प्रदेश
c|bhopal|23.26|77.41|Bhopal;भोपाल;ভোপাল
c|indore|22.72|75.86|Indore;इंदौर;इन्दौर
c|gwalior|26.22|78.18|Gwalior;ग्वालियर
c|jabalpur|23.18|79.95|Jabalpur;जबलपुर
p|maharashtra|19.08|72.88|Maharashtra;महाराष्ट्र;মহারাষ্ট্র
c|mumbai|19.08|72.88|Mumbai;Bombay;मुंबई;मुम्बई;बम्बई;মুম্বাই;มุมไบ;مومباي;孟买
c|pune|18.52|73.86|Pune;Poona;पुणे;पुना;পুনে
c|nagpur|21.15|79.09|Nagpur;नागपुर
c|nashik|20.00|73.79|Nashik;Nasik;नासिक
c|thane|19.22|72.98|Thane;ठाणे
c|navi-mumbai|19.03|73.03|Navi Mumbai;नवी मुंबई
p|manipur|24.82|93.94|Manipur;मणिपुर;মণিপুর
c|imphal|24.82|93.94|Imphal;इम्फाल
c|moreh|24.25|94.30|Moreh;मोरेह
p|meghalaya|25.57|91.88|Meghalaya;मेघालय;মেঘালয়
c|shillong|25.57|91.88|Shillong;शिलांग;শিলং
p|mizoram|23.73|92.72|Mizoram;मिजोरम;মিজোরাম
c|aizawl|23.73|92.72|Aizawl;आइजोल
p|nagaland|25.67|94.11|Nagaland;नागालैंड;নাগাল্যান্ড
c|dimapur|25.91|93.73|Dimapur;दीमापुर
p|odisha|20.30|85.82|Odisha;Orissa;ओडिशा;उड़ीसा;ওড়িশা
c|bhubaneswar|20.30|85.82|Bhubaneswar;भुवनेश्वर;ভুবনেশ্বর
c|cuttack|20.46|85.88|Cuttack;कटक
p|punjab-in|31.15|75.34|Punjab;पंजाब;पञ्जाब;পাঞ্জাব
c|amritsar|31.63|74.87|Amritsar;अमृतसर
c|ludhiana|30.90|75.86|Ludhiana;लुधियाना
c|jalandhar|31.33|75.58|Jalandhar;जालंधर
p|rajasthan|26.91|75.79|Rajasthan;राजस्थान;রাজস্থান
c|jaipur|26.91|75.79|Jaipur;जयपुर;জয়পুর
c|jodhpur|26.24|73.02|Jodhpur;जोधपुर
c|udaipur|24.59|73.71|Udaipur
c|kota|25.21|75.86|Kota~;कोटा शहर
c|ajmer|26.45|74.64|Ajmer;अजमेर
p|sikkim|27.33|88.61|Sikkim;सिक्किम;সিকিম
c|gangtok|27.33|88.61|Gangtok;गंगटोक;गान्तोक
p|tamil-nadu|13.08|80.27|Tamil Nadu;Tamilnadu;तमिलनाडु;तमिल नाडु;তামিলনাড়ু
c|chennai|13.08|80.27|Chennai;Madras;चेन्नई;चेन्नाई;চেন্নাই
c|coimbatore|11.02|76.96|Coimbatore;कोयंबटूर
c|madurai|9.93|78.12|Madurai;मदुरै
c|tiruppur|11.11|77.34|Tiruppur;Tirupur;तिरुपूर
p|telangana|17.39|78.49|Telangana;तेलंगाना
c|hyderabad|17.39|78.49|Hyderabad;हैदराबाद;হায়দ্রাবাদ;হায়দরাবাদ
c|secunderabad|17.44|78.50|Secunderabad;सिकंदराबाद
p|tripura|23.83|91.29|Tripura;त्रिपुरा;ত্রিপুরা
c|agartala|23.83|91.29|Agartala;अगरतला;আগরতলা
p|uttar-pradesh|26.85|80.95|Uttar Pradesh;उत्तर प्रदेश;উত্তর প্রদেশ
c|lucknow|26.85|80.95|Lucknow;लखनऊ;लखनउ;লখনউ
c|kanpur|26.45|80.33|Kanpur;कानपुर
c|agra|27.18|78.01|Agra;आगरा;আগ্রা
c|varanasi|25.32|82.97|Varanasi;Benares;Banaras;वाराणसी;बनारस;বারাণসী
c|prayagraj|25.44|81.85|Prayagraj;Allahabad;प्रयागराज;इलाहाबाद
c|gorakhpur|26.76|83.37|Gorakhpur;गोरखपुर
c|noida|28.54|77.39|Noida;नोएडा
c|ghaziabad|28.67|77.45|Ghaziabad;गाजियाबाद
c|meerut|28.98|77.71|Meerut;मेरठ
c|bareilly|28.37|79.43|Bareilly;बरेली
c|rupaidiha|28.02|81.61|Rupaidiha;रुपईडीहा
p|uttarakhand|30.32|78.03|Uttarakhand;Uttaranchal;उत्तराखंड;उत्तराखण्ड
c|dehradun|30.32|78.03|Dehradun;देहरादून
c|haridwar|29.95|78.16|Haridwar;हरिद्वार
c|banbasa|28.99|80.08|Banbasa;बनबसा
p|west-bengal|22.57|88.36|West Bengal;पश्चिम बंगाल;পশ্চিমবঙ্গ;পশ্চিম বঙ্গ
c|kolkata|22.57|88.36|Kolkata;Calcutta;कोलकाता;कलकत्ता;কলকাতা;কোলকাতা;كولكاتا;加尔各答
c|howrah|22.59|88.31|Howrah;हावड़ा;হাওড়া
c|siliguri|26.73|88.40|Siliguri;सिलीगुड़ी;सिलिगुडी;শিলিগুড়ি
c|darjeeling|27.04|88.26|Darjeeling;दार्जिलिंग;दार्जीलिङ;দার্জিলিং
c|kalimpong|27.06|88.47|Kalimpong;कालिम्पोङ;কালিম্পং
c|asansol|23.68|86.97|Asansol;आसनसोल;আসানসোল
c|durgapur|23.52|87.31|Durgapur;দুর্গাপুর
c|malda|25.01|88.14|Malda;মালদা;মালদহ
c|murshidabad|24.18|88.27|Murshidabad;মুর্শিদাবাদ
c|bongaon|23.04|88.83|Bongaon;Bangaon;বনগাঁ
c|petrapole|23.04|88.88|Petrapole;পেট্রাপোল
c|panitanki|26.64|88.15|Panitanki;पानीटंकी;পানিট্যাঙ্কি
c|sonagachi|22.59|88.36|Sonagachi;সোনাগাছি
p|andaman-nicobar|11.67|92.75|Andaman and Nicobar;Andaman;अंडमान और निकोबार;अंडमान
c|port-blair|11.67|92.74|Port Blair;पोर्ट ब्लेयर
p|chandigarh|30.73|76.78|Chandigarh;चंडीगढ़;চণ্ডীগড়
p|dadra-daman-diu|20.40|72.83|Daman and Diu;Dadra and Nagar Haveli;दमन और दीव
p|delhi|28.61|77.21|Delhi;New Delhi;दिल्ली;नई दिल्ली;नयाँ दिल्ली;দিল্লি;দিল্লী;নয়াদিল্লি;نيودلهي;دلهي;เดลี;新德里;德里
p|jammu-kashmir|34.08|74.80|Jammu and Kashmir;Kashmir;जम्मू और कश्मीर;कश्मीर;কাশ্মীর
c|srinagar|34.08|74.80|Srinagar;श्रीनगर
c|jammu|32.73|74.86|Jammu;जम्मू
p|ladakh|34.16|77.58|Ladakh;लद्दाख
p|lakshadweep|10.57|72.64|Lakshadweep;लक्षद्वीप
p|puducherry|11.94|79.81|Puducherry;Pondicherry;पुडुचेरी
`
