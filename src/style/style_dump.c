#include "style/names.h"
#include "style/style.h"

static void
dump_texts(FILE *out, const struct style *s)
{
	for (int i = 0; i < TS_COUNT; i++) {
		const struct text_look *t = &s->text[i];

		fprintf(out, "text %s %s %d%s %d/%d #%06X %s before %d after %d\n",
			style_texts.v[i], style_slots.v[t->font], t->weight,
			t->is_italic ? " italic" : "", t->size, t->leading, t->color,
			style_aligns.v[t->align], t->space_before, t->space_after);
	}
}

static void
dump_fills(FILE *out, const char *kind, const struct fill_look *fills, const struct names *names)
{
	for (size_t i = 0; i < names->n; i++)
		fprintf(out, "%s %s #%06X #%06X %s %s\n", kind, names->v[i], fills[i].color,
			fills[i].line, style_hatches.v[fills[i].hatch], fills[i].symbol);
}

void
style_dump(FILE *out, const struct style *s)
{
	const struct page_look *p = &s->page;

	fprintf(out, "style %s\n", s->name);
	fprintf(out, "page %d x %d column %d+%d side %d+%d grid %d\n", p->width, p->height,
		p->column_x, p->column_width, p->side_x, p->side_width, p->grid);
	for (int i = 0; i < FONT_SLOT_COUNT; i++)
		fprintf(out, "family %s %s\n", style_slots.v[i], s->family[i]);
	for (int i = 0; i < COLOR_COUNT; i++)
		fprintf(out, "color %s #%06X\n", style_colors.v[i], s->color[i]);
	fprintf(out, "sheet facts %s gap %d new-page %d tight %d %d\n",
		style_facts.v[s->sheet.facts], s->sheet.fact_gap, s->sheet.new_page_permille,
		s->sheet.tight_gaps_permille, s->sheet.tight_leading_permille);
	dump_texts(out, s);
	dump_fills(out, "status", s->chart.status, &style_statuses);
	dump_fills(out, "schedule", s->chart.schedule, &style_schedules);
	dump_fills(out, "series", s->chart.series, &style_series);
}
