#include "style/defaults.h"

/*
 * A style file that says nothing gives plain black type on A4: legible,
 * sober and valid. The look proper is in styles/default.xml.
 */
#define A4_WIDTH 595276
#define A4_HEIGHT 841890
#define COLUMN_X 85039      /* 30 mm */
#define COLUMN_WIDTH 453543 /* 160 mm */
#define MARGIN 70866        /* 25 mm */
#define HEAD_Y 42520        /* 15 mm */
#define BODY_SIZE 10500
#define BODY_LEADING 15000
#define THIN 500
#define GAP 6000

static const struct text_look plain_text = {
	.font = FONT_SANS,
	.weight = 400,
	.size = BODY_SIZE,
	.leading = BODY_LEADING,
	.align = ALIGN_LEFT,
	.space_after = GAP,
	.widows = 2,
	.orphans = 2,
};

static const struct char_look plain_char = {.font = -1, .italic = -1, .size_permille = 1000};

static const struct table_look plain_table = {
	.head = TS_TABLE_HEAD,
	.cell = TS_TABLE_CELL,
	.number = TS_TABLE_NUMBER,
	.pad_x = GAP,
	.pad_top = GAP / 2,
	.pad_bottom = GAP / 2,
	.space_before = GAP,
	.space_after = GAP,
	.rule = THIN,
	.head_rule = THIN,
	.end_rule = THIN,
};

static const struct fill_look plain_fill = {
	.color = 0xFFFFFF, .line = 0x000000, .hatch = HATCH_EMPTY, .text = 0x000000, .symbol = ""};

static void
default_chart(struct chart_look *c)
{
	c->bar = c->row = BODY_LEADING;
	c->bar_gap = c->label_gap = GAP;
	c->segment_gap = c->line = c->axis = c->hatch_line = THIN;
	c->hatch_gap = GAP / 2;
	c->column_height = c->line_height = 8 * BODY_LEADING;
	c->marker = GAP;
	c->space_before = c->space_after = GAP;
	for (int i = 0; i < STYLE_FILLS_STATUS; i++)
		c->status[i] = plain_fill;
	for (int i = 0; i < STYLE_FILLS_SCHEDULE; i++)
		c->schedule[i] = plain_fill;
	for (int i = 0; i < STYLE_FILLS_SERIES; i++)
		c->series[i] = plain_fill;
}

static void
default_page(struct page_look *p)
{
	p->width = A4_WIDTH;
	p->height = A4_HEIGHT;
	p->margin_top = p->margin_bottom = MARGIN;
	p->column_x = COLUMN_X;
	p->column_width = COLUMN_WIDTH;
	p->side_x = HEAD_Y;
	p->side_width = COLUMN_X - HEAD_Y - GAP;
	p->head_y = HEAD_Y;
	p->foot_y = A4_HEIGHT - HEAD_Y;
	p->grid = BODY_LEADING;
	p->landscape_margin_x = COLUMN_X;
}

void
style_defaults(struct style *s)
{
	default_page(&s->page);
	default_chart(&s->chart);
	s->fallback = "";
	s->color[COLOR_PAPER] = s->color[COLOR_ON_PRIMARY] = 0xFFFFFF;
	s->color[COLOR_TINT] = s->color[COLOR_TINT_STRONG] = 0xFFFFFF;
	for (int i = 0; i < TS_COUNT; i++)
		s->text[i] = plain_text;
	for (int i = 0; i < CS_COUNT; i++)
		s->chars[i] = plain_char;
	for (int i = 0; i < TABLE_COUNT; i++)
		s->table[i] = plain_table;
	s->list.indent = BODY_LEADING;
	s->list.label_gap = GAP;
	s->list.bullets[0] = s->list.bullets[1] = s->list.bullets[2] = "\u2013";
	s->box.pad = s->quote.pad = GAP;
	s->box.ground = s->quote.ground = 0xFFFFFF;
	s->cover.field_permille = 500;
	s->cover.cell = BODY_LEADING;
	s->cover.title_y = 10 * BODY_LEADING;
	s->note.rule = THIN;
	s->note.rule_width = 4 * BODY_LEADING;
	s->note.space_above = GAP;
	s->note.label_gap = GAP / 2;
	s->sheet.fact_gap = GAP / 2;
	s->sheet.tight_gaps_permille = s->sheet.tight_leading_permille = 1000;
	s->chip_gap = GAP / 2;
	s->hyphen_min_left = 2;
	s->hyphen_min_right = 3;
	s->hyphen_min_word = 6;
}
