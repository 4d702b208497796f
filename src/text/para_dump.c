#include "base/utf8.h"
#include "text/para.h"

#include <inttypes.h>

/* Text in quotes; blanks and marks that cannot be seen are spelt out. */
static void
dump_text(FILE *out, const char *s, size_t n)
{
	size_t pos = 0;

	putc('"', out);
	while (pos < n) {
		size_t from = pos;
		uint32_t cp = utf8_next(s, n, &pos);

		if (cp < ' ' || cp == '"' || cp == '\\' || cp == 0xA0 ||
			(cp >= 0x2000 && cp <= 0x200F) || (cp >= 0x2028 && cp <= 0x202F) ||
			(cp >= 0x205F && cp <= 0x206F))
			fprintf(out, "\\u{%04" PRIX32 "}", cp);
		else
			fwrite(s + from, 1, pos - from, out);
	}
	putc('"', out);
}

static void
dump_item(FILE *out, const struct text_para *para, const struct text_item *i)
{
	switch (i->kind) {
	case ITEM_BOX:
		fprintf(out, "box %" PRId32 " ", i->width);
		dump_text(out, para->text + i->start, i->end - i->start);
		break;
	case ITEM_GLUE:
		fprintf(out, "glue %" PRId32 " +%" PRId32 " -%" PRId32, i->width, i->stretch,
			i->shrink);
		break;
	case ITEM_PENALTY:
		fprintf(out, "penalty %d", i->penalty);
		if (i->is_hyphen)
			fprintf(out, " hyphen %" PRId32, i->width);
		if (i->is_explicit)
			fputs(" explicit", out);
		break;
	}
	putc('\n', out);
}

void
text_para_dump(FILE *out, const struct text_para *para)
{
	fputs(para->is_rtl ? "para rtl " : "para ", out);
	dump_text(out, para->text, para->ntext);
	putc('\n', out);
	for (size_t i = 0; i < para->nitems; i++)
		dump_item(out, para, &para->items[i]);
}
