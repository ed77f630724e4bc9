"""The parts of a Word file that are the same for every text: styles, settings and relationships."""

from __future__ import annotations

from xml.sax.saxutils import escape

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def content_types(*, picture: bool) -> str:
    """The types of the parts."""
    png = '<Default Extension="png" ContentType="image/png"/>' if picture else ""
    parts = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in (
        ("document", "document.main"), ("styles", "styles"), ("settings", "settings"), ("header1", "header"),
        ("footer1", "footer")))
    return (f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{png}{parts}'
            '<Override PartName="/docProps/core.xml" '
            'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
            '<Override PartName="/docProps/custom.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.custom-properties+xml"/></Types>')


def relationships(entries: tuple[tuple[str, str, str], ...]) -> str:
    """Relationships as id, kind and target."""
    inner = "".join(f'<Relationship Id="{id}" Type="{kind}" Target="{target}"/>' for id, kind, target in entries)
    return (f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inner}'
            "</Relationships>")


PACKAGE_RELATIONSHIPS = relationships((
    ("rId1", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
    ("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
     "docProps/core.xml"),
    ("rId3", f"{_OFFICE}/relationships/custom-properties", "docProps/custom.xml"),
))


def document_relationships(pictures: int) -> str:
    """The relationships of the text: styles, settings, header, footer and its pictures."""
    own = [("rId1", f"{_OFFICE}/relationships/styles", "styles.xml"),
           ("rId2", f"{_OFFICE}/relationships/settings", "settings.xml"),
           ("rId3", f"{_OFFICE}/relationships/header", "header1.xml"),
           ("rId4", f"{_OFFICE}/relationships/footer", "footer1.xml")]
    own += [(f"rIdP{n}", f"{_OFFICE}/relationships/image", f"media/image{n}.png") for n in range(1, pictures + 1)]
    return relationships(tuple(own))


SETTINGS = (f'{HEAD}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
            '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
            'w:val="15"/></w:compat></w:settings>')

_FONT = ('<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" '
         'w:eastAsia="Times New Roman"/>')


def _style(id: str, name: str, paragraph: str, run: str, *, based: str = "Normal", after: str = "",
           more: str = "") -> str:
    following = f'<w:next w:val="{after}"/>' if after else ""
    basis = f'<w:basedOn w:val="{based}"/>' if based else ""
    return (f'<w:style w:type="paragraph" w:styleId="{id}"{more}><w:name w:val="{name}"/>{basis}{following}<w:qFormat/>'
            f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>")


def styles(lang: str) -> str:
    """The styles of a printed text; ``lang`` is the language that a word processor checks spelling in."""
    proof = f'<w:lang w:val="{escape(lang or "en-GB")}"/>'
    own = (
        _style("Normal", "Normal", '<w:spacing w:after="100" w:line="264" w:lineRule="auto"/>', '<w:sz w:val="22"/>',
               based="", more=' w:default="1"')
        + _style("Title", "Title", '<w:keepNext/><w:spacing w:before="120" w:after="200"/><w:jc w:val="center"/>',
                 '<w:b/><w:sz w:val="32"/>', after="HfText")
        + _style("Heading1", "heading 1",
                 '<w:keepNext/><w:spacing w:before="320" w:after="120"/><w:outlineLvl w:val="0"/>',
                 '<w:b/><w:sz w:val="25"/>', after="HfText")
        + _style("Heading2", "heading 2",
                 '<w:keepNext/><w:spacing w:before="180" w:after="60"/><w:outlineLvl w:val="1"/>',
                 "<w:b/>", after="HfClause")
        + _style("HfText", "HfText", "", "")
        + _style("HfFacts", "HfFacts", '<w:spacing w:after="60"/>', '<w:color w:val="404040"/><w:sz w:val="19"/>')
        + _style("HfClause", "HfClause",
                 '<w:tabs><w:tab w:val="left" w:pos="680"/></w:tabs><w:ind w:left="680" w:hanging="680"/>', "")
        + _style("HfBracket", "HfBracket",
                 '<w:pBdr><w:left w:val="single" w:sz="6" w:space="8" w:color="808080"/></w:pBdr>'
                 '<w:ind w:left="1020"/>', "")
        + _style("HfRemark", "HfRemark", '<w:spacing w:after="60"/><w:ind w:left="680"/>',
                 '<w:i/><w:color w:val="404040"/><w:sz w:val="19"/>')
        + _style("HfTerm", "HfTerm", '<w:keepNext/><w:spacing w:after="0"/>', "<w:b/>")
        + _style("HfDefinition", "HfDefinition", '<w:ind w:left="680"/>', "")
        + _style("HfCell", "HfCell", '<w:spacing w:before="20" w:after="20" w:line="240" w:lineRule="auto"/>',
                 '<w:sz w:val="18"/>')
        + _style("HfCaption", "HfCaption", '<w:spacing w:before="60" w:after="160"/>',
                 '<w:color w:val="404040"/><w:sz w:val="17"/>')
        + _style("Header", "header", '<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>', '<w:sz w:val="17"/>')
        + _style("Footer", "footer", '<w:tabs><w:tab w:val="right" w:pos="9070"/></w:tabs>', '<w:sz w:val="17"/>')
    )
    return (f"{HEAD}<w:styles {NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{_FONT}{proof}</w:rPr></w:rPrDefault>"
            f"<w:pPrDefault/></w:docDefaults>{own}</w:styles>")


def core_properties(title: str, lang: str, revision: str) -> str:
    """Title, language and revision; neither author nor time, which nobody asked to be told."""
    return (f'{HEAD}<cp:coreProperties '
            'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
            f"<dc:title>{escape(title)}</dc:title><dc:language>{escape(lang or 'en')}</dc:language>"
            f"<cp:version>{escape(revision)}</cp:version></cp:coreProperties>")


def custom_properties(values: dict[str, str]) -> str:
    """Texts by name, as custom properties."""
    inner = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{pid}" name="{escape(name)}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for pid, (name, value) in enumerate(values.items(), start=2))
    return (f'{HEAD}<Properties xmlns="{_OFFICE}/custom-properties" '
            f'xmlns:vt="{_OFFICE}/docPropsVTypes">{inner}</Properties>')
