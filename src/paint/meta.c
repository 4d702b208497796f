#include "paint/meta.h"

#include "base/file.h"
#include "base/utf8.h"
#include "paint/token.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { ICC_HEADER = 128, ICC_SPACE = 16, ICC_SIGNATURE = 36, PADDING_LINES = 10 };

#define ICC_MAX ((size_t)4 * 1000 * 1000) /* [byte] */

/* XML 1.0 has no control characters, and text is not markup. */
static void
add_xml(struct str *b, const char *s)
{
	size_t n = strlen(s);

	for (size_t pos = 0; pos < n;) {
		size_t mark = utf8_break_mark(s + pos);
		uint32_t cp = mark ? 0 : utf8_next(s, n, &pos);

		pos += mark;
		if (mark)
			continue;
		if (cp == '<')
			str_add(b, "&lt;");
		else if (cp == '>')
			str_add(b, "&gt;");
		else if (cp == '&')
			str_add(b, "&amp;");
		else if (cp == '"')
			str_add(b, "&quot;");
		else if (cp >= ' ' && cp != 0xFFFE && cp != 0xFFFF)
			str_addcp(b, cp);
		else
			str_addc(b, ' ');
	}
}

static void
add_simple(struct str *b, const char *name, const char *value)
{
	if (!value || !*value)
		return;
	str_addf(b, "<%s>", name);
	add_xml(b, value);
	str_addf(b, "</%s>\n", name);
}

static void
add_item(struct str *b, const char *value)
{
	str_add(b, "<rdf:li>");
	add_xml(b, value);
	str_add(b, "</rdf:li>");
}

static void
add_listed(struct str *b, const char *name, const char *list, const char *value)
{
	if (!value || !*value)
		return;
	str_addf(b, "<%s><rdf:%s>", name, list);
	add_item(b, value);
	str_addf(b, "</rdf:%s></%s>\n", list, name);
}

static void
add_alternative(struct str *b, const char *name, const char *lang, const char *value)
{
	if (!value || !*value)
		return;
	str_addf(b, "<%s><rdf:Alt><rdf:li xml:lang=\"x-default\">", name);
	add_xml(b, value);
	str_add(b, "</rdf:li><rdf:li xml:lang=\"");
	add_xml(b, lang);
	str_add(b, "\">");
	add_xml(b, value);
	str_addf(b, "</rdf:li></rdf:Alt></%s>\n", name);
}

/* dc:subject has one item per keyword; keywords are divided by commas. */
static void
add_keywords(struct str *b, const char *keywords)
{
	struct str word;

	if (!keywords || !*keywords)
		return;
	str_init(&word);
	str_add(b, "<dc:subject><rdf:Bag>");
	for (const char *s = keywords; *s;) {
		size_t n = strcspn(s, ",;");

		str_clear(&word);
		str_addn(&word, s, n);
		if (n > 0)
			add_item(b, word.s);
		s += n;
		s += strspn(s, ",; ");
	}
	str_add(b, "</rdf:Bag></dc:subject>\n");
	str_release(&word);
}

static const char *
description_of(const struct document *doc)
{
	return doc->description ? doc->description : doc->subject;
}

static void
add_dates(struct str *b, date d)
{
	char buf[DATE_BUF];

	if (d == DATE_NONE)
		return;
	date_iso(d, buf);
	str_addf(b,
		"<xmp:CreateDate>%sT00:00:00Z</xmp:CreateDate>\n"
		"<xmp:ModifyDate>%sT00:00:00Z</xmp:ModifyDate>\n"
		"<xmp:MetadataDate>%sT00:00:00Z</xmp:MetadataDate>\n",
		buf, buf, buf);
}

/* PDF/A knows no pdfuaid: the packet has to describe it (ISO 19005-2 §6.6.2.3). */
static void
add_extension_schema(struct str *b)
{
	str_add(b, "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
		   "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\n"
		   "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/"
		   "</pdfaSchema:namespaceURI>\n"
		   "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
		   "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
		   "<pdfaProperty:name>part</pdfaProperty:name>\n"
		   "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
		   "<pdfaProperty:category>internal</pdfaProperty:category>\n"
		   "<pdfaProperty:description>Part of PDF/UA that the file follows"
		   "</pdfaProperty:description>\n"
		   "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
		   "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n");
}

static void
add_dublin_core(struct str *b, const struct document *doc)
{
	str_add(b, "<dc:format>application/pdf</dc:format>\n");
	add_alternative(b, "dc:title", doc->lang, doc->title);
	add_listed(b, "dc:creator", "Seq", doc->author);
	add_alternative(b, "dc:description", doc->lang, description_of(doc));
	add_keywords(b, doc->keywords);
	add_listed(b, "dc:language", "Bag", doc->lang);
}

void
meta_packet(struct str *b, const struct document *doc, const struct paint_options *opt)
{
	str_add(b, "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
		   "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
		   "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
		   "<rdf:Description rdf:about=\"\"\n"
		   " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
		   " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
		   " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
		   " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
		   " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"\n"
		   " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
		   " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
		   " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n");
	add_dublin_core(b, doc);
	add_simple(b, "xmp:CreatorTool", doc->creator_version);
	add_dates(b, doc->as_of);
	add_simple(b, "pdf:Producer", opt->producer);
	add_simple(b, "pdf:Keywords", doc->keywords);
	str_add(b, "<pdfuaid:part>1</pdfuaid:part>\n");
	if (opt->claim_pdfa) {
		str_add(b, "<pdfaid:part>2</pdfaid:part>\n"
			   "<pdfaid:conformance>A</pdfaid:conformance>\n");
		add_extension_schema(b);
	}
	str_add(b, "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>\n");
}

uint32_t
meta_xmp(struct haru *h, const struct document *doc, const struct paint_options *opt)
{
	struct str b;
	uint32_t object;

	str_init(&b);
	meta_packet(&b, doc, opt);
	/* Not compressed: archives read it without a PDF reader. */
	object = haru_stream(h, b.s, b.n, HARU_RAW);
	str_clear(&b);
	str_add(&b, "/Type/Metadata/Subtype/XML");
	haru_entries(h, object, &b);
	str_release(&b);
	return object;
}

static void
add_info(struct str *b, const char *key, const char *value)
{
	if (!value || !*value)
		return;
	str_add(b, key);
	tok_text(b, value);
}

void
meta_info(struct haru *h, const struct document *doc, const struct paint_options *opt)
{
	struct str b;

	str_init(&b);
	add_info(&b, "/Title", doc->title);
	add_info(&b, "/Author", doc->author);
	add_info(&b, "/Subject", description_of(doc));
	add_info(&b, "/Keywords", doc->keywords);
	add_info(&b, "/Creator", doc->creator_version);
	add_info(&b, "/Producer", opt->producer);
	if (doc->as_of != DATE_NONE) {
		struct ymd day = date_split(doc->as_of);

		str_addf(&b, "/CreationDate(D:%04d%02d%02d000000Z)", day.year, day.month, day.day);
		str_addf(&b, "/ModDate(D:%04d%02d%02d000000Z)", day.year, day.month, day.day);
	}
	haru_entries(h, haru_info(h), &b);
	str_release(&b);
}

static int
read_profile(const char *path, struct str *out, struct diag *d)
{
	FILE *f = file_stream(path, FILE_LIMIT_PICTURE);
	char buf[1 << 14];
	size_t n;
	bool is_rgb;

	if (!f)
		return diag_report(d, FAULT_PROFILE_MISSING, (struct where){.file = path}, "%s",
			strerror(errno));
	while ((n = fread(buf, 1, sizeof buf, f)) > 0 && out->n < ICC_MAX)
		str_addn(out, buf, n);
	fclose(f);
	is_rgb = out->n > ICC_HEADER && out->n < ICC_MAX &&
		 memcmp(out->s + ICC_SPACE, "RGB ", 4) == 0 &&
		 memcmp(out->s + ICC_SIGNATURE, "acsp", 4) == 0;
	if (!is_rgb)
		return diag_report(d, FAULT_PROFILE_MISSING, (struct where){.file = path},
			"not an RGB profile");
	return 0;
}

int
meta_intent(struct haru *h, const char *icc_profile, uint32_t *intent, struct diag *d)
{
	struct str b;
	uint32_t profile;
	int result;

	str_init(&b);
	result = read_profile(icc_profile, &b, d);
	if (result != 0)
		goto out;
	profile = haru_stream(h, b.s, b.n, HARU_RAW);
	str_clear(&b);
	str_add(&b, "/N 3/Alternate/DeviceRGB");
	haru_entries(h, profile, &b);
	str_clear(&b);
	str_add(&b, "/Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
		    "/Info(sRGB IEC61966-2.1)/RegistryName(http://www.color.org)"
		    "/DestOutputProfile ");
	tok_ref(&b, profile);
	*intent = haru_dict(h);
	haru_entries(h, *intent, &b);
out:
	str_release(&b);
	return result;
}
