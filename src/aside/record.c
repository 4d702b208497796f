#include "aside/record.h"

#include "aside/wording.h"

#include <inttypes.h>
#include <string.h>

#define AUTHORITY "http://publications.europa.eu/resource/authority/"
#define GEOCODING "http://dcat-ap.de/def/politicalGeocoding/"
#define XSD "http://www.w3.org/2001/XMLSchema#"
#define DEFAULT_THEMES "GOVE"

struct recorder {
	FILE *out;
	const struct aside_input *in;
	struct arena *arena;
	const char *folder; /* where the files lie, with its slash; "" = nobody said */
};

struct offer { /* a file to be had */
	const char *name, *type, *media_type;
	uint64_t bytes;
	const char *sha512; /* NULL = not known here */
};

static const char *const languages[][2] = {
	{"ar", "ARA"},
	{"bg", "BUL"},
	{"de", "DEU"},
	{"en", "ENG"},
	{"fr", "FRA"},
	{"nl", "NLD"},
	{"pl", "POL"},
	{"ro", "RON"},
	{"ru", "RUS"},
	{"tr", "TUR"},
	{"uk", "UKR"},
};

static void
put_text(const struct recorder *r, const char *name, const char *text)
{
	if (text && *text)
		fprintf(r->out, "<%s xml:lang=\"%s\">%s</%s>\n", name,
			wording_xml(r->arena, r->in->doc->lang), wording_xml(r->arena, text), name);
}

static void
put_resource(const struct recorder *r, const char *name, const char *base, const char *rest)
{
	if (rest && *rest)
		fprintf(r->out, "<%s rdf:resource=\"%s%s\"/>\n", name, wording_xml(r->arena, base),
			wording_xml(r->arena, rest));
}

static void
put_value(const struct recorder *r, const char *name, const char *type, const char *value)
{
	fprintf(r->out, "<%s rdf:datatype=\"" XSD "%s\">%s</%s>\n", name, type,
		wording_xml(r->arena, value), name);
}

static void
put_language(const struct recorder *r)
{
	const char *lang = r->in->doc->lang;

	for (size_t i = 0; i < sizeof(languages) / sizeof(*languages); i++)
		if (strncmp(lang, languages[i][0], 2) == 0 && (!lang[2] || lang[2] == '-'))
			put_resource(r, "dct:language", AUTHORITY "language/", languages[i][1]);
}

/* Calls put for each of the words divided by one of the marks. */
static void
each_word(const struct recorder *r, const char *list, const char *marks,
	void (*put)(const struct recorder *r, const char *word))
{
	while (list && *list) {
		size_t n = strcspn(list, marks);

		if (n > 0)
			put(r, arena_strndup(r->arena, list, n));
		list += n;
		list += strspn(list, marks);
		list += strspn(list, " ");
	}
}

static void
put_theme(const struct recorder *r, const char *code)
{
	put_resource(r, "dcat:theme", AUTHORITY "data-theme/", code);
}

static void
put_keyword(const struct recorder *r, const char *word)
{
	put_text(r, "dcat:keyword", word);
}

static void
put_publisher(const struct recorder *r)
{
	const struct aside_publisher *p = &r->in->facts->publisher;

	fputs("<dct:publisher><foaf:Organization>\n", r->out);
	put_text(r, "foaf:name", p->name);
	put_resource(r, "foaf:homepage", "", p->website);
	fputs("</foaf:Organization></dct:publisher>\n", r->out);
	if (!p->email)
		return;
	fputs("<dcat:contactPoint><vcard:Organization>\n", r->out);
	put_text(r, "vcard:fn", p->name);
	put_resource(r, "vcard:hasEmail", "mailto:", p->email);
	fputs("</vcard:Organization></dcat:contactPoint>\n", r->out);
}

static void
put_place(const struct recorder *r)
{
	const struct aside_publisher *p = &r->in->facts->publisher;

	put_resource(r, "dcatde:politicalGeocodingURI", GEOCODING "municipalityKey/",
		p->municipality_key);
	put_resource(r, "dcatde:politicalGeocodingURI", GEOCODING "regionalKey/", p->regional_key);
	if (p->municipality_key || p->regional_key)
		put_resource(
			r, "dcatde:politicalGeocodingLevelURI", GEOCODING "Level/", "municipality");
}

static void
put_dates(const struct recorder *r)
{
	if (r->in->doc->as_of != DATE_NONE) {
		char day[DATE_BUF];

		put_value(r, "dct:modified", "date", date_iso(r->in->doc->as_of, day));
	}
}

static void
put_checksum(const struct recorder *r, const char *sha512)
{
	if (!sha512)
		return;
	fputs("<spdx:checksum><spdx:Checksum>\n", r->out);
	put_resource(r, "spdx:algorithm", "http://spdx.org/rdf/terms#", "checksumAlgorithm_sha512");
	put_value(r, "spdx:checksumValue", "hexBinary", sha512);
	fputs("</spdx:Checksum></spdx:checksum>\n", r->out);
}

/* The words of the imprint; machines read dct:license. */
static void
put_rights(const struct recorder *r)
{
	const char *reuse = r->in->facts->publisher.reuse;

	if (!reuse)
		return;
	fputs("<dct:rights><dct:RightsStatement>\n", r->out);
	put_text(r, "rdfs:label", reuse);
	fputs("</dct:RightsStatement></dct:rights>\n", r->out);
}

/* Without a folder of the published files the site is where one gets them. */
static void
put_offer(const struct recorder *r, const struct offer *o)
{
	const struct aside_facts *f = r->in->facts;

	fputs("<dcat:distribution><dcat:Distribution>\n", r->out);
	put_text(r, "dct:title", o->name);
	if (*r->folder) {
		put_resource(r, "dcat:accessURL", r->folder, o->name);
		put_resource(r, "dcat:downloadURL", r->folder, o->name);
	} else {
		put_resource(r, "dcat:accessURL", "", f->publisher.website);
	}
	put_resource(r, "dct:format", AUTHORITY "file-type/", o->type);
	put_resource(r, "dcat:mediaType", "https://www.iana.org/assignments/media-types/",
		o->media_type);
	put_value(r, "dcat:byteSize", "decimal", arena_printf(r->arena, "%" PRIu64, o->bytes));
	put_checksum(r, o->sha512);
	put_resource(r, "dct:license", "", f->open_data.licence);
	put_rights(r);
	put_dates(r);
	fputs("</dcat:Distribution></dcat:distribution>\n", r->out);
}

static void
put_offers(const struct recorder *r, const struct aside_file *tables)
{
	const struct aside_facts *f = r->in->facts;
	struct offer pdf = {wording_name(r->in, r->arena, ".pdf"), "PDF", "application/pdf",
		f->bytes, f->sha512};

	put_offer(r, &pdf);
	if (tables) {
		struct offer csv = {tables->name, "CSV", "text/csv", tables->n, NULL};

		put_offer(r, &csv);
	}
}

/* The name that stays from version to version, where the files' place is known. */
static const char *
name_of(const struct recorder *r)
{
	if (*r->folder)
		return arena_printf(r->arena, "%s%s#dataset", r->folder, r->in->facts->alias);
	return arena_printf(r->arena, "urn:ratsdruck:%s", r->in->facts->alias);
}

static void
put_dataset(const struct recorder *r, const struct aside_file *tables)
{
	const struct document *doc = r->in->doc;
	const struct aside_open_data *o = &r->in->facts->open_data;

	fprintf(r->out, "<dcat:Dataset rdf:about=\"%s\">\n", wording_xml(r->arena, name_of(r)));
	put_text(r, "dct:title", wording_title(r->in, r->arena));
	put_text(r, "dct:description",
		doc->description ? doc->description
		: doc->subject   ? doc->subject
				 : doc->title);
	fprintf(r->out, "<dct:identifier>%s</dct:identifier>\n",
		wording_xml(r->arena, doc->file_name));
	put_publisher(r);
	put_resource(r, "dcatde:contributorID", "", o->contributor);
	each_word(r, o->themes ? o->themes : DEFAULT_THEMES, " ", put_theme);
	each_word(r, doc->keywords, ",;", put_keyword);
	put_place(r);
	put_language(r);
	put_dates(r);
	put_resource(r, "dcat:landingPage", "", r->in->facts->publisher.website);
	put_offers(r, tables);
	fputs("</dcat:Dataset>\n", r->out);
}

void
record_rdf(
	FILE *out, const struct aside_input *in, struct arena *a, const struct aside_file *tables)
{
	const char *folder = in->facts->open_data.folder;
	struct recorder r = {out, in, a, folder ? folder : ""};

	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	      "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\"\n"
	      " xmlns:dcat=\"http://www.w3.org/ns/dcat#\"\n"
	      " xmlns:dcatde=\"http://dcat-ap.de/def/dcatde/\"\n"
	      " xmlns:dct=\"http://purl.org/dc/terms/\"\n"
	      " xmlns:foaf=\"http://xmlns.com/foaf/0.1/\"\n"
	      " xmlns:rdfs=\"http://www.w3.org/2000/01/rdf-schema#\"\n"
	      " xmlns:spdx=\"http://spdx.org/rdf/terms#\"\n"
	      " xmlns:vcard=\"http://www.w3.org/2006/vcard/ns#\">\n",
		out);
	put_dataset(&r, tables);
	fputs("</rdf:RDF>\n", out);
}
