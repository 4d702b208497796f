#include "aside/link.h"

#include "aside/wording.h"

static const char *
abstract_of(const struct document *doc)
{
	return doc->description ? doc->description : doc->subject;
}

void
link_html(FILE *out, const struct aside_input *in, struct arena *a, const char *tables)
{
	const struct document *doc = in->doc;
	const char *lang = wording_xml(a, doc->lang), *abstract = abstract_of(doc);

	fprintf(out, "<div lang=\"%s\">\n", lang);
	fprintf(out, "<p><a href=\"%s\" type=\"application/pdf\" hreflang=\"%s\">%s</a></p>\n",
		wording_xml(a, wording_name(in, a, ".pdf")), lang,
		wording_xml(a, wording_link(in, a)));
	if (abstract && *abstract)
		fprintf(out, "<p>%s</p>\n", wording_xml(a, abstract));
	if (tables)
		fprintf(out, "<p><a href=\"%s\" type=\"text/csv\" hreflang=\"%s\">%s</a></p>\n",
			wording_xml(a, tables), lang,
			wording_xml(a, LABEL_FILL(a, doc->labels, LABEL_LINK_TABLES,
					       wording_title(in, a))));
	fprintf(out, "<p>%s, SHA-512: <code>%s</code></p>\n</div>\n",
		wording_xml(a, wording_pages(in, a)), in->facts->sha512);
}

void
link_text(FILE *out, const struct aside_input *in, struct arena *a, const char *tables)
{
	const struct document *doc = in->doc;
	const char *abstract = abstract_of(doc);

	fprintf(out, "%s\n%s\n", wording_link(in, a), wording_name(in, a, ".pdf"));
	if (abstract && *abstract)
		fprintf(out, "\n%s\n", abstract);
	if (tables)
		fprintf(out, "\n%s\n%s\n",
			LABEL_FILL(a, doc->labels, LABEL_LINK_TABLES, wording_title(in, a)),
			tables);
	fprintf(out, "\n%s\nSHA-512: %s\n", wording_pages(in, a), in->facts->sha512);
}
