/**
 * What people choose who want to be done with choosing: words of the published lists of leaked passwords, and the long
 * phrases that come to everybody's mind. Plain lists of leaked passwords hold hardly anything of 15 characters and more;
 * long ones are made of these parts. Names of people are left out but the few that lead every such list.
 */

const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '')

/** Words, folded to letters: a passphrase of nothing but these, digits and signs is common. */
export const COMMON_WORDS: readonly string[] = words(`
  password passwords passwort passw pass passphrase passcode contrasena contrasenia clave senha segredo motdepasse secret
  secreto secure security safe login logon admin administrator administrador root user username usuario usuaria guest test
  testing tester demo sample example default changeme change letmein let me in enter open opensesame access welcome hello
  hallo hola hey hi namaste salam god jesus christ allah krishna shiva ganesh buddha heaven angel devil love lover lovely
  iloveyou loveyou i you my me mine your we us our the a an is are am was to of in on at for and or not no yes please thank
  thanks this that it be do can with from forever always never ever again good bad best better nice great super cool hot big
  little new old first last one two three four five six seven eight nine ten zero hundred thousand qwerty azerty qwertz
  asdf asdfgh zxcv zxcvbn qaz wsx edc abc abcd abcde abcdef monkey dragon master shadow sunshine princess football soccer
  baseball basketball hockey cricket batman superman spiderman starwars pokemon naruto computer internet laptop keyboard
  mouse windows linux ubuntu apple google facebook instagram whatsapp twitter youtube telegram tiktok samsung iphone nokia
  android office work job company business server database network system service website email mail phone mobile number
  home house family mother father mum mom dad mama papa baby child children boy girl man woman king queen prince friend
  friends brother sister freedom peace justice hope dream life world earth sun moon star stars sky sea ocean river mountain
  flower flowers rose tiger lion eagle dog cat horse bird fish summer winter spring autumn monday tuesday wednesday
  thursday friday saturday sunday january february march april may june july august september october november december
  red blue green black white yellow orange purple silver gold golden india indian nepal nepali kathmandu delhi mumbai
  bangladesh dhaka thailand bangkok laos vietnam cambodia philippines manila brasil brazil portugal espana spain mexico
  colombia america usa england london paris berlin trustno trust whatever nothing something everything anything
  correct horse battery staple smart rescue smartrescue rescuer evidence case cases locker dossier verdict justicia
  ngo organisation organization team unlock unlocking key keys
`)

/** Whole phrases, folded to letters and digits. */
export const COMMON_PHRASES: readonly string[] = words(`
  thequickbrownfoxjumpsoverthelazydog correcthorsebatterystaple tobeornottobethatisthequestion maytheforcebewithyou
  loremipsumdolorsitamet loremipsumdolorsitametconsecteturadipiscingelit iamyourfather nevergonnagiveyouup
  twinkletwinklelittlestar mary hadalittlelamb maryhadalittlelamb happybirthdaytoyou jinglebellsjinglebells
  rowrowrowyourboat oncueuponatime onceuponatime happilyeverafter allyouneedislove letitbeletitbe imaginealthepeople
  imagineallthepeople wewillrockyou wearethechampions stairwaytoheaven hotelcalifornia bohemianrhapsody
  godsavethequeen godsavetheking godblessamerica inthebeginningwastheword thelordismyshepherd ourfatherwhoartinheaven
  jesusismylord jesuslovesme ilovejesuschrist omnamahshivaya harekrishnaharerama jaishriram jaganamana sarejahanseaccha
  laillahaillallah lailahaillallah bismillahirrahmanirrahim allahuakbar inshallah alhamdulillah
  openthedoor openthepodbaydoorshal winteriscoming valarmorghulis youshallnotpass onering torulethemall
  oneringtorulethemall mypreciousss elementarymydearwatson houstonwehaveaproblem toinfinityandbeyond
  liveslongandprosper livelongandprosper beammeupscotty resistanceisfutile theanswerisfortytwo
  donotenter donttellanyone thisismypassword thisisapassword thisismysecret mypasswordissecret passwordispassword
  icantremembermypassword idontknowmypassword iforgotmypassword nobodyknowsmypassword changethispassword
  enteryourpassword pleaseletmein itsasecret cogitoergosum carpediem venividivici alealactaest estopluribusunum
  epluribusunum elpueblounidojamasseravencido hastalavistababy hastalavictoriasiempre tequieromucho teamomucho
  teamoparasiempre quiereme dioseseamor diosesamor diosesmipastor jesuseselsenor padrenuestroqueestasenelcielo
  euteamo euteamomuito deusefiel deuseamor jesustemama jesusteama senhoresenhoras sempreteamarei viverbem
  mainepyarkiya mujhseshadikarogi ekdotintinchar ilovenepal mynepal mymotherland ilovemyindia merabharatmahan
  vandematarammm vandemataram saregamapadhanisa abcdefghijklmnopqrstuvwxyz onetwothreefourfive unodostrescuatrocinco
  umdoistresquatrocinco ekduitinchaarpanch rosesareredvioletsareblue anappleadaykeepsthedoctoraway
  practicemakesperfect honestyisthebestpolicy knowledgeispower timeismoney healthiswealth unityisstrength
  wherethereisawillthereisaway actionsspeaklouderthanwords betterlatethannever allthatglittersisnotgold
`)

/** Rows of keyboards and of the alphabet; a run along one of them, either way, is worth nothing. */
export const RUNS: readonly string[] = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  '1234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
  'qazwsxedcrfvtgbyhnujm',
  '1q2w3e4r5t6y7u8i9o0p',
  'zaqxswcdevfr',
]
