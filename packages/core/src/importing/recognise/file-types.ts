/** The types of files that people hold: what each is called, which kind it is, and which endings its name may have. */

/** What reading makes of a file; the same words as in the port of the converters. */
export type FileKind =
  | 'image'
  | 'pdf'
  | 'document'
  | 'sheet'
  | 'mail'
  | 'mailbox'
  | 'chat'
  | 'archive'
  | 'web-archive'
  | 'audio'
  | 'video'
  | 'text'
  | 'unknown'

type Row = readonly [kind: FileKind, mediaType: string, called: string, endings: string]

const OOXML = 'application/vnd.openxmlformats-officedocument'
const ODF = 'application/vnd.oasis.opendocument'

/** Kind, media type, words, and usual endings of each type. */
export const FILE_TYPES = {
  jpeg: ['image', 'image/jpeg', 'a JPEG picture', 'jpg jpeg jpe jfif'],
  png: ['image', 'image/png', 'a PNG picture', 'png apng'],
  gif: ['image', 'image/gif', 'a GIF picture', 'gif'],
  webp: ['image', 'image/webp', 'a WebP picture', 'webp'],
  heic: ['image', 'image/heic', 'a HEIC picture', 'heic heif hif'],
  avif: ['image', 'image/avif', 'an AVIF picture', 'avif'],
  tiff: ['image', 'image/tiff', 'a TIFF picture', 'tif tiff dng nef cr2 arw'],
  bmp: ['image', 'image/bmp', 'a BMP picture', 'bmp dib'],
  svg: ['image', 'image/svg+xml', 'an SVG drawing', 'svg'],
  ico: ['image', 'image/vnd.microsoft.icon', 'an icon', 'ico cur'],
  jxl: ['image', 'image/jxl', 'a JPEG XL picture', 'jxl'],
  jp2: ['image', 'image/jp2', 'a JPEG 2000 picture', 'jp2 j2k jpf jpx'],
  psd: ['image', 'image/vnd.adobe.photoshop', 'a Photoshop picture', 'psd'],
  pnm: ['image', 'image/x-portable-anymap', 'a PNM picture', 'ppm pgm pbm pnm pam'],
  xcf: ['image', 'image/x-xcf', 'a GIMP picture', 'xcf'],
  pdf: ['pdf', 'application/pdf', 'a PDF document', 'pdf'],
  docx: ['document', `${OOXML}.wordprocessingml.document`, 'a Word document', 'docx docm dotx dotm'],
  xlsx: ['sheet', `${OOXML}.spreadsheetml.sheet`, 'an Excel workbook', 'xlsx xlsm xlsb xltx'],
  pptx: ['document', `${OOXML}.presentationml.presentation`, 'a PowerPoint file', 'pptx pptm ppsx'],
  odt: ['document', `${ODF}.text`, 'an OpenDocument text', 'odt ott'],
  ods: ['sheet', `${ODF}.spreadsheet`, 'an OpenDocument sheet', 'ods ots'],
  odp: ['document', `${ODF}.presentation`, 'an OpenDocument presentation', 'odp'],
  doc: ['document', 'application/msword', 'an old Word document', 'doc dot'],
  xls: ['sheet', 'application/vnd.ms-excel', 'an old Excel workbook', 'xls xlt'],
  ppt: ['document', 'application/vnd.ms-powerpoint', 'an old PowerPoint file', 'ppt pps'],
  ole: ['unknown', 'application/x-ole-storage', 'an old Office file', 'doc xls ppt msg msi pub vsd'],
  'ole-encrypted': [
    'document',
    'application/x-ole-storage',
    'an encrypted Office file',
    'docx xlsx pptx docm xlsm',
  ],
  rtf: ['document', 'application/rtf', 'an RTF document', 'rtf doc'],
  csv: ['sheet', 'text/csv', 'a table as text', 'csv txt'],
  tsv: ['sheet', 'text/tab-separated-values', 'a table as text', 'tsv tab txt csv'],
  text: [
    'text',
    'text/plain',
    'plain text',
    'txt text md log nfo srt vtt ini conf yaml yml vcf ics url csv tsv eml',
  ],
  json: ['text', 'application/json', 'JSON', 'json geojson jsonl ndjson txt har'],
  html: ['text', 'text/html', 'a web page', 'html htm xhtml shtml mht mhtml hta txt'],
  xml: ['text', 'application/xml', 'XML', 'xml kml gpx rss atom plist xsl xslt dtd txt'],
  playlist: ['text', 'application/vnd.apple.mpegurl', 'a playlist', 'm3u8 m3u'],
  script: ['text', 'text/plain', 'a script', 'sh bash py pl rb js bat cmd ps1 vbs'],
  eml: ['mail', 'message/rfc822', 'an e-mail', 'eml mht mhtml txt'],
  msg: ['mail', 'application/vnd.ms-outlook', 'an Outlook message', 'msg'],
  mbox: ['mailbox', 'application/mbox', 'a mailbox', 'mbox mbx'],
  zip: ['archive', 'application/zip', 'a zip archive', 'zip epub xps'],
  tar: ['archive', 'application/x-tar', 'a tar archive', 'tar'],
  gz: ['archive', 'application/gzip', 'a gzip file', 'gz tgz gzip svgz'],
  '7z': ['archive', 'application/x-7z-compressed', 'a 7-Zip archive', '7z'],
  rar: ['archive', 'application/vnd.rar', 'a RAR archive', 'rar'],
  xz: ['archive', 'application/x-xz', 'an xz file', 'xz txz'],
  bz2: ['archive', 'application/x-bzip2', 'a bzip2 file', 'bz2 tbz'],
  zst: ['archive', 'application/zstd', 'a Zstandard file', 'zst'],
  cab: ['archive', 'application/vnd.ms-cab-compressed', 'a cabinet archive', 'cab'],
  warc: ['web-archive', 'application/warc', 'a web archive (WARC)', 'warc'],
  'warc-gz': ['web-archive', 'application/warc+gzip', 'a web archive (WARC)', 'gz'],
  wacz: ['web-archive', 'application/wacz', 'a web archive (WACZ)', 'wacz zip'],
  mp4: ['video', 'video/mp4', 'an MP4 film', 'mp4 m4v'],
  mov: ['video', 'video/quicktime', 'a QuickTime film', 'mov qt'],
  '3gp': ['video', 'video/3gpp', 'a 3GP film', '3gp 3g2'],
  webm: ['video', 'video/webm', 'a WebM film', 'webm weba'],
  mkv: ['video', 'video/x-matroska', 'a Matroska film', 'mkv mka'],
  avi: ['video', 'video/x-msvideo', 'an AVI film', 'avi'],
  flv: ['video', 'video/x-flv', 'a Flash film', 'flv'],
  mpeg: ['video', 'video/mpeg', 'an MPEG film', 'mpg mpeg vob'],
  wmv: ['video', 'video/x-ms-asf', 'a Windows Media file', 'wmv wma asf'],
  mp3: ['audio', 'audio/mpeg', 'an MP3 recording', 'mp3 mpga'],
  ogg: ['audio', 'audio/ogg', 'an Ogg recording', 'ogg oga opus'],
  ogv: ['video', 'video/ogg', 'an Ogg film', 'ogv ogg'],
  wav: ['audio', 'audio/wav', 'a WAV recording', 'wav'],
  m4a: ['audio', 'audio/mp4', 'an M4A recording', 'm4a m4b aac'],
  aac: ['audio', 'audio/aac', 'an AAC recording', 'aac'],
  flac: ['audio', 'audio/flac', 'a FLAC recording', 'flac'],
  amr: ['audio', 'audio/amr', 'an AMR recording', 'amr'],
  aiff: ['audio', 'audio/aiff', 'an AIFF recording', 'aif aiff'],
  midi: ['audio', 'audio/midi', 'a MIDI file', 'mid midi'],
  program: ['unknown', 'application/x-executable', 'a program', 'exe dll com scr msi apk jar so bin lnk'],
  flash: ['unknown', 'application/x-shockwave-flash', 'a Flash program', 'swf'],
  empty: ['unknown', 'application/octet-stream', 'an empty file', ''],
  unknown: ['unknown', 'application/octet-stream', 'of a kind that is not known', ''],
} as const satisfies Readonly<Record<string, Row>>

/** The id of a type. */
export type FileType = keyof typeof FILE_TYPES

const BY_ENDING = new Map<string, FileType[]>()
for (const [type, row] of Object.entries(FILE_TYPES) as [FileType, Row][])
  for (const ending of row[3].split(' ').filter((one) => one !== ''))
    BY_ENDING.set(ending, [...(BY_ENDING.get(ending) ?? []), type])

/** Types that a name with this ending may rightly have; empty where the ending says nothing. */
export const typesForEnding = (ending: string): readonly FileType[] => BY_ENDING.get(ending) ?? []
