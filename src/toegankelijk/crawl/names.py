"""Names in URLs that mean something: parameters, file extensions, words of a path.

All in lower case. Tables of one kind have no name in common; a test keeps it so.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TRACKING = _words("""
    _ga _gl _openstat cmpid dclid fbclid gbraid gclid gclsrc igsh igshid li_fat_id mc_cid mc_eid
    mkt_tok msclkid oly_anon_id oly_enc_id ref_src s_kwcid sc_cid srsltid ttclid twclid wbraid
    wt_mc yclid
""")
TRACKING_PREFIXES = ("utm_", "mtm_", "matomo_", "piwik_", "pk_", "hsa_", "_hs", "vero_")
SESSION = _words("""
    cfid cftoken jsessionid oscsid phpsessid sess_id sessid session_id sessionid zenid
""")
SESSION_PREFIXES = ("aspsessionid",)
SESSION_IF_RANDOM = _words("_ sess session sid")
"""Names that also stand for a section or a site: off only when the value looks drawn by lot."""

DOCUMENTS = _words("""
    csv doc docm docx dotx epub key numbers odg odp ods odt pages pdf pot potx pps ppsx ppt pptm
    pptx rtf xls xlsb xlsm xlsx
""")
"""Extensions of files that people read: listed as documents, not opened as pages."""
NOT_PAGES = _words("""
    7z aac ai apk atom avi avif bin bmp bz2 css cur deb dmg dwf dwg dxf eml eot eps exe flac flv
    gif gml gpx gz heic ico ics ifc iso jar jpeg jpg js json jsonld kml kmz less m3u8 m4a m4v map
    mid mkv mjs mov mp3 mp4 mpeg mpg msg msi oga ogg ogv otf png ps psd rar rdf rpm rss scss shp
    srt svg svgz swf tar tgz tif tiff ttf txt vcf vtt wasm wav webm webmanifest webp wma wmv woff
    woff2 wsdl xml xsd xsl xz yaml yml zip zst
""")
"""Extensions of what a browser does not show as a page."""

PAGING = _words("""
    blz bladzijde offset p paged pag page pageindex pagenr pagenumber pagina paginanummer pg skip
    start startindex
""")
CALENDAR = _words("""
    begin begindatum cal calendar dag dagen dat date datum day dd einddatum enddate kalender maand
    mm mnd month periode startdate startdatum totdatum vandatum week weeknr
""")
IDENTITY = _words("""
    alias article artikel bericht code doc document entry file formulier form guid id item key l
    lang language locale naam name nieuws nid node nr number nummer object onderwerp oid option
    path pid post product slug taal tabid title titel uid url uuid view zaak
""")
"""Parameters that say which page it is, or in which language: as good as a path."""
RETURNS = _words("""
    back destination from_url goto next_url redirect redirect_to redirect_uri redirecturi
    redirecturl ref referer referrer return return_to return_url returnto returnuri returnurl terug
    url_return
""")
"""Parameters that carry the page to go back to: one page, once for every page of the site."""
VARIANTS = _words("""
    afdrukken amp contrast fontsize format layout letter_grootte lettergrootte output print
    printable printversie replytocom share skin tmpl voorlezen weergave
""")
"""Parameters that show the same page in another dress."""
MEASURING = tuple(
    sorted(
        _words("""
    google-analytics.com googletagmanager.com doubleclick.net matomo.js piwik.js piwik.php
    piwik.pro siteimproveanalytics hotjar.com clarity.ms monsido.com connect.facebook.net
    analytics.js newrelic nr-data.net cdn-cgi/
""")
    )
)
"""In the address of a script that counts visitors."""
