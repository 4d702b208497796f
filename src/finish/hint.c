#include "finish/hint.h"

enum { BITS_PER_BYTE = 8, DENOMINATOR = 4 };

/* Numbers of so many bits each, the high bit first. */
struct bits {
	struct str *out;
	uint64_t held;
	unsigned nheld;
};

static void
add_bits(struct bits *b, uint64_t v, unsigned n)
{
	b->held = b->held << n | v;
	b->nheld += n;
	while (b->nheld >= BITS_PER_BYTE) {
		b->nheld -= BITS_PER_BYTE;
		str_addc(b->out, (char)(b->held >> b->nheld & 0xFF));
	}
}

static void
end_row(struct bits *b)
{
	if (b->nheld > 0)
		add_bits(b, 0, BITS_PER_BYTE - b->nheld);
}

static unsigned
width(uint64_t v)
{
	unsigned n = 0;

	while (v >> n != 0)
		n++;
	return n;
}

/* A column of one table, written as its least value and the differences to it. */
struct column {
	uint64_t *v;
	size_t n;
	uint64_t least, most;
};

static struct column
column_make(struct arena *tmp, size_t n)
{
	return (struct column){arena_array(tmp, uint64_t, n + 1), n, UINT64_MAX, 0};
}

static void
column_set(struct column *c, size_t i, uint64_t v)
{
	c->v[i] = v;
	if (v < c->least)
		c->least = v;
	if (v > c->most)
		c->most = v;
}

static unsigned
column_width(const struct column *c)
{
	return width(c->most - c->least);
}

static void
add_column(struct bits *b, const struct column *c)
{
	for (size_t i = 0; i < c->n; i++)
		add_bits(b, c->v[i] - c->least, column_width(c));
	end_row(b);
}

static uint64_t
length_of(const struct parts *p, size_t from, size_t to)
{
	uint64_t length = 0;

	for (size_t i = from; i < to; i++)
		length += p->units.v[i].length;
	return length;
}

/* The shared objects of each page, as places in the table of shared objects. */

struct sharing {
	uint32_t *v;
	size_t n;
	size_t *first; /* by page, one more at the end */
	size_t most;   /* of one page */
	uint32_t nshared;
};

static size_t
nfirst(const struct parts *p)
{
	return p->first[PART_7] - p->first[PART_6];
}

/* Parts 6 and 8 are the table; UINT32_MAX = not in it. */
static uint32_t
place_in_table(const struct parts *p, size_t unit)
{
	if (unit >= p->first[PART_6] && unit < p->first[PART_7])
		return (uint32_t)(unit - p->first[PART_6]);
	if (unit >= p->first[PART_8] && unit < p->first[PART_9])
		return (uint32_t)(unit - p->first[PART_8] + nfirst(p));
	return UINT32_MAX;
}

static void
note_page(const struct parts *p, struct sharing *s, uint32_t page, uint32_t *seen)
{
	const struct users *u = p->users;

	s->first[page] = s->n;
	for (size_t i = u->first_need[page]; page > 0 && i < u->first_need[page + 1]; i++) {
		uint32_t place = place_in_table(p, p->unit_of[u->needs.v[i]]);

		if (place == UINT32_MAX || seen[place] == page)
			continue;
		seen[place] = page;
		s->v[s->n++] = place;
	}
	if (s->n - s->first[page] > s->most)
		s->most = s->n - s->first[page];
}

static struct sharing
sharing_find(const struct parts *p, struct arena *tmp)
{
	const struct users *u = p->users;
	size_t nshared = nfirst(p) + p->first[PART_9] - p->first[PART_8];
	uint32_t *seen = arena_array(tmp, uint32_t, nshared + 1);
	struct sharing s = {.v = arena_array(tmp, uint32_t, u->needs.n + 1),
		.first = arena_array(tmp, size_t, u->pages.n + 1),
		.nshared = (uint32_t)nshared};

	for (uint32_t i = 0; i < u->pages.n; i++)
		note_page(p, &s, i, seen);
	s.first[u->pages.n] = s.n;
	return s;
}

static size_t
page_end(const struct parts *p, size_t page)
{
	if (page == 0)
		return p->first[PART_7];
	return page + 1 < p->users->pages.n ? p->page_unit[page + 1] : p->first[PART_8];
}

static void
write_pages(const struct parts *p, const struct hint_places *at, struct arena *tmp, struct bits *b)
{
	size_t npages = p->users->pages.n;
	struct sharing s = sharing_find(p, tmp);
	struct column objects = column_make(tmp, npages);
	struct column lengths = column_make(tmp, npages);
	unsigned nbits = width(s.nshared);

	for (size_t i = 0; i < npages; i++) {
		column_set(&objects, i, page_end(p, i) - p->page_unit[i]);
		column_set(&lengths, i, length_of(p, p->page_unit[i], page_end(p, i)));
	}
	str_addbe(b->out, objects.least, 4);
	str_addbe(b->out, at->part6, 4);
	str_addbe(b->out, column_width(&objects), 2);
	str_addbe(b->out, lengths.least, 4);
	str_addbe(b->out, column_width(&lengths), 2);
	str_addbe(b->out, 0, 4); /* content streams: as far as the page, as long as it */
	str_addbe(b->out, 0, 2);
	str_addbe(b->out, lengths.least, 4);
	str_addbe(b->out, column_width(&lengths), 2);
	str_addbe(b->out, width(s.most), 2);
	str_addbe(b->out, nbits, 2);
	str_addbe(b->out, 0, 2); /* numerators */
	str_addbe(b->out, DENOMINATOR, 2);
	add_column(b, &objects);
	add_column(b, &lengths);
	for (size_t i = 0; i < npages; i++)
		add_bits(b, s.first[i + 1] - s.first[i], width(s.most));
	end_row(b);
	for (size_t i = 0; i < s.n; i++)
		add_bits(b, s.v[i], nbits);
	end_row(b);
	add_column(b, &lengths);
}

static void
write_shared(const struct parts *p, const struct hint_places *at, struct arena *tmp, struct bits *b)
{
	size_t n8 = p->first[PART_9] - p->first[PART_8];
	struct column lengths = column_make(tmp, nfirst(p) + n8);

	for (size_t i = 0; i < nfirst(p); i++)
		column_set(&lengths, i, p->units.v[p->first[PART_6] + i].length);
	for (size_t i = 0; i < n8; i++)
		column_set(&lengths, nfirst(p) + i, p->units.v[p->first[PART_8] + i].length);
	str_addbe(b->out, n8 > 0 ? p->units.v[p->first[PART_8]].number : 0, 4);
	str_addbe(b->out, n8 > 0 ? at->part8 : 0, 4);
	str_addbe(b->out, nfirst(p), 4);
	str_addbe(b->out, lengths.n, 4);
	str_addbe(b->out, 0, 2); /* one object to a group */
	str_addbe(b->out, lengths.least, 4);
	str_addbe(b->out, column_width(&lengths), 2);
	add_column(b, &lengths);
	for (size_t i = 0; i < lengths.n; i++)
		add_bits(b, 0, 1); /* no signatures */
	end_row(b);
}

static void
write_outlines(const struct parts *p, const struct hint_places *at, struct str *out)
{
	str_addbe(out, p->units.v[p->outline].number, 4);
	str_addbe(out, at->outline, 4);
	str_addbe(out, p->noutline, 4);
	str_addbe(out, length_of(p, p->outline, p->outline + p->noutline), 4);
}

void
hint_write(const struct parts *p, const struct hint_places *at, struct arena *tmp, struct str *out,
	struct hint_tables *tables)
{
	struct arena_mark mark = arena_save(tmp);
	struct bits b = {.out = out};
	size_t start = out->n;

	write_pages(p, at, tmp, &b);
	tables->shared = out->n - start;
	write_shared(p, at, tmp, &b);
	tables->outline = 0;
	if (p->noutline > 0) {
		tables->outline = out->n - start;
		write_outlines(p, at, out);
	}
	arena_rewind(tmp, mark);
}
