"""The marks of PDF/A-3b on ReportLab's file: output intent, XMP, language, an id that depends on nothing but the content.

Prepared, not certified: no validator has seen it. Done before the pages are shown; afterwards nobody rewrites them (rule Z8).
"""

import base64
import zlib
from io import BytesIO
from xml.sax.saxutils import escape

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from checklists.record_form import Record

_SRGB = zlib.decompress(
    base64.b64decode(
        "eNqVkb1Lw1AUxU9bRdFKBx1EHDJUcWhBFMRR69ClSKkVrLokr2krJGlIUqS4Ci4OBQfRxa/B/0BXwVVBEBRBxNnRr0VKPGkKLaKD"
        "9/Fyf5y8c7nvPiCY0oRud8wAuuFYmWRCWsotS10vCHA1Qha2OZtOp/BnfN75Z2/jXi38L3rzqi2AQDd5SpiWQ2Y3SK07psfb5AFR"
        "kvPkQ3LMYoPkK09XfH72uOjzu8dWNjMHBL2aUrGNlTYWJUsnj5GjulYRzX68m4RVY3GBeYh7GDYySCIBCQoqWIMGB3FmgzP73Tfe"
        "8M2jTI/g10QVFh1FlOiNUa2wqspcoK5yaah6c/85T7swOeFXDyeAzifXfRsBunaAes11v45ct34MhB6BC6PlL3NO0x/Uay0tegBE"
        "NoGzy5am7ALnW8DggylbckMKcQcLBeD1FOjLAf03QM+KP6vmf5zcA9kNPtE1sLcPjPJ8ZPUbPitnsA=="
    )
)
"""An sRGB profile as LittleCMS makes it, with its date and id fixed."""

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about=""
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:xmp="http://ns.adobe.com/xap/1.0/"
    xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
    xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
   <pdfaid:part>3</pdfaid:part>
   <pdfaid:conformance>B</pdfaid:conformance>
   <dc:format>application/pdf</dc:format>
   <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
   <dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
   <xmp:CreateDate>{created}</xmp:CreateDate>
   <xmp:ModifyDate>{created}</xmp:ModifyDate>
   <xmp:CreatorTool>{tool}</xmp:CreatorTool>
   <pdf:Producer>ReportLab, pikepdf</pdf:Producer>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

_LANGUAGES = {"de": "de-DE", "en": "en-GB"}


def archive(raw: bytes, record: Record, title: str) -> bytes:
    """The final pages. Classic cross-reference table and one revision, so that what signing appends can be told apart."""
    language = _LANGUAGES.get(record["report"]["language"], "de-DE")
    with pikepdf.open(BytesIO(raw)) as pdf:
        if "/Info" in pdf.trailer:
            # Its dates are ReportLab's; XMP says what is to be said.
            del pdf.trailer["/Info"]
        profile = pdf.make_stream(_SRGB, N=3, Alternate=Name.DeviceRGB)
        intent = Dictionary(
            Type=Name.OutputIntent,
            S=Name.GTS_PDFA1,
            OutputConditionIdentifier=String("sRGB IEC61966-2.1"),
            Info=String("sRGB IEC61966-2.1"),
            RegistryName=String("http://www.color.org"),
            DestOutputProfile=pdf.make_indirect(profile),
        )
        pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])
        xmp = _XMP.format(
            title=_xml(title),
            language=language,
            created=_xml(record["report"]["frozen_at"]),
            tool=_xml(f"Feldbuch {record['report']['app_version']}"),
        )
        pdf.Root.Metadata = pdf.make_indirect(
            pdf.make_stream(xmp.encode("utf-8"), Type=Name.Metadata, Subtype=Name.XML)
        )
        pdf.Root.Lang = String(language)
        pdf.Root.MarkInfo = Dictionary(Marked=False)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        if "/Outlines" in pdf.Root:
            del pdf.Root["/Outlines"]
        for page in pdf.pages:
            # Signing adds to the sheet's resources in place: they must be the page's own.
            page.obj.Resources = Dictionary(dict(page.obj.Resources.items()))
        written = BytesIO()
        pdf.save(
            written,
            deterministic_id=True,
            min_version="1.7",
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
            compress_streams=True,
            fix_metadata_version=False,
        )
    return written.getvalue()


def _xml(text: str) -> str:
    """Text XML may hold: control characters, which XML 1.0 cannot say, become a replacement sign."""
    allowed = "".join(
        letter
        if letter in "\t\n\r" or " " <= letter <= "\ud7ff" or "\ue000" <= letter <= "\ufffd" or letter > "\uffff"
        else "\ufffd"
        for letter in text
    )
    return escape(allowed)
