#include "text/font/cidkey.h"

#include <stdbool.h>

enum {
	OP_ESCAPE = 12,
	OP_UNIQUE_ID = 13,
	OP_CHARSET = 15,
	OP_ENCODING = 16,
	OP_CHARSTRINGS = 17,
	OP_PRIVATE = 18,
	OP_LAST = 21,
	OP_ROS = OP_ESCAPE << 8 | 30,
	OP_CID_COUNT = OP_ESCAPE << 8 | 34,
	OP_FD_ARRAY = OP_ESCAPE << 8 | 36,
	OP_FD_SELECT = OP_ESCAPE << 8 | 37,
	NUM_SHORT = 28, /* leading bytes of operands */
	NUM_LONG = 29,
	NUM_REAL = 30,
	NUM_BYTE = 32,
	NUM_WORD = 247,
	NUM_WORD_NEG = 251,
	NUM_NONE = 255,
	STANDARD_STRINGS = 391,
	ARGS_KEPT = 2,
};

struct bytes {
	const uint8_t *s;
	size_t n;
};

struct index {
	struct bytes cff;
	size_t at, end;
	size_t offsets, data; /* offsets count from the byte before the data */
	unsigned n, width;
};

/* An operator of a DICT with its operands. */
struct entry {
	size_t at, end;
	unsigned op;
	int64_t args[ARGS_KEPT]; /* the last ones */
};

/* An INDEX that is being written. */
struct index_out {
	struct str offsets, data;
	unsigned n;
};

/* What is known of the font to be rewritten, and where its parts come to lie. */
struct rewrite {
	struct index top, strings, glyphs;
	struct bytes dict; /* the Top DICT */
	bool is_cid_keyed;
	struct entry charstrings, private, fd_array, fd_select;
	size_t shift; /* of what is copied as it is */
	size_t charset, fds, select;
};

static uint32_t
number_at(const struct bytes *b, size_t at, unsigned width)
{
	uint32_t v = 0;

	while (width-- > 0)
		v = v << 8 | b->s[at++];
	return v;
}

static int
item_of(const struct index *ix, unsigned i, struct bytes *item)
{
	uint32_t from = number_at(&ix->cff, ix->offsets + (size_t)i * ix->width, ix->width);
	uint32_t to = number_at(&ix->cff, ix->offsets + (i + (size_t)1) * ix->width, ix->width);

	if (from < 1 || to < from || to > ix->cff.n - ix->data)
		return -1;
	*item = (struct bytes){ix->cff.s + ix->data + from, to - from};
	return 0;
}

static int
read_index(struct bytes cff, size_t at, struct index *ix)
{
	struct bytes last;

	*ix = (struct index){.cff = cff, .at = at, .end = at + 2};
	if (at > cff.n || cff.n - at < 2)
		return -1;
	ix->n = number_at(&cff, at, 2);
	if (ix->n == 0)
		return 0;
	if (cff.n - at < 3)
		return -1;
	ix->width = cff.s[at + 2];
	ix->offsets = at + 3;
	ix->data = ix->offsets + (ix->n + (size_t)1) * ix->width - 1;
	if (ix->width < 1 || ix->width > 4 || ix->data >= cff.n ||
		item_of(ix, ix->n - 1, &last) != 0)
		return -1;
	ix->end = (size_t)(last.s - cff.s) + last.n;
	return 0;
}

/* The length of a real number: nibbles up to one that says end. */
static size_t
real_length(const struct bytes *dict, size_t at)
{
	size_t n = 1;

	while (at + n < dict->n && (dict->s[at + n] & 0xF) != 0xF)
		n++;
	return n + 1;
}

static size_t
operand_length(const struct bytes *dict, size_t at)
{
	uint8_t b = dict->s[at];

	if (b == NUM_REAL)
		return real_length(dict, at);
	if (b >= NUM_WORD)
		return 2;
	if (b >= NUM_BYTE)
		return 1;
	return b == NUM_LONG ? 5 : 3;
}

/* Reals are no offsets: their value is not wanted. */
static int64_t
operand_value(const struct bytes *dict, size_t at)
{
	const uint8_t *s = dict->s + at;

	switch (*s) {
	case NUM_SHORT:
		return (int16_t)number_at(dict, at + 1, 2);
	case NUM_LONG:
		return (int32_t)number_at(dict, at + 1, 4);
	case NUM_REAL:
		return 0;
	default:
		if (*s < NUM_WORD)
			return *s - 139;
		if (*s < NUM_WORD_NEG)
			return (*s - NUM_WORD) * 256 + s[1] + 108;
		return -(*s - NUM_WORD_NEG) * 256 - s[1] - 108;
	}
}

/* 1 for an entry, 0 at the end, -1 if the DICT is broken. */
static int
next_entry(const struct bytes *dict, struct entry *e)
{
	size_t at = e->end;

	*e = (struct entry){.at = at, .end = at};
	if (at >= dict->n)
		return 0;
	while (at < dict->n && dict->s[at] > OP_LAST) {
		uint8_t b = dict->s[at];
		size_t n = operand_length(dict, at);

		if (b < NUM_SHORT || b == NUM_REAL + 1 || b == NUM_NONE || n > dict->n - at)
			return -1;
		e->args[0] = e->args[1];
		e->args[1] = operand_value(dict, at);
		at += n;
	}
	if (at >= dict->n)
		return -1;
	e->op = dict->s[at++];
	if (e->op == OP_ESCAPE) {
		if (at >= dict->n)
			return -1;
		e->op = OP_ESCAPE << 8 | dict->s[at++];
	}
	e->end = at;
	return 1;
}

static int
read_top(struct rewrite *r)
{
	struct entry e = {0};
	int more;

	while ((more = next_entry(&r->dict, &e)) > 0) {
		if (e.op == OP_ROS)
			r->is_cid_keyed = true;
		else if (e.op == OP_CHARSTRINGS)
			r->charstrings = e;
		else if (e.op == OP_PRIVATE)
			r->private = e;
		else if (e.op == OP_FD_ARRAY)
			r->fd_array = e;
		else if (e.op == OP_FD_SELECT)
			r->fd_select = e;
	}
	return more;
}

/* Whether the entry's offset points behind the strings, to what is copied as it is. */
static bool
is_copied(const struct rewrite *r, const struct entry *e)
{
	return e->args[1] >= (int64_t)r->strings.end && e->args[1] < (int64_t)r->top.cff.n;
}

static int
read_font(struct bytes cff, struct rewrite *r)
{
	struct index names;

	*r = (struct rewrite){0};
	if (cff.n < 4 || cff.s[0] != 1 || read_index(cff, cff.s[2], &names) != 0 ||
		read_index(cff, names.end, &r->top) != 0 || r->top.n != 1 ||
		item_of(&r->top, 0, &r->dict) != 0 ||
		read_index(cff, r->top.end, &r->strings) != 0 || read_top(r) != 0)
		return -1;
	if (!is_copied(r, &r->charstrings) ||
		(r->is_cid_keyed && (!is_copied(r, &r->fd_array) || !is_copied(r, &r->fd_select))))
		return -1;
	if (read_index(cff, (size_t)r->charstrings.args[1], &r->glyphs) != 0)
		return -1;
	return r->glyphs.n > 0 ? 0 : -1;
}

/* Always five bytes long, so that lengths do not hang on values. */
static void
add_long(struct str *b, uint64_t v)
{
	str_addc(b, NUM_LONG);
	str_addbe(b, v, 4);
}

static void
add_op(struct str *b, unsigned op)
{
	str_addbe(b, op, op > OP_LAST ? 2 : 1);
}

static void
add_link(struct str *b, uint64_t offset, unsigned op)
{
	add_long(b, offset);
	add_op(b, op);
}

static void
index_open(struct index_out *ix)
{
	*ix = (struct index_out){0};
	str_init(&ix->offsets);
	str_init(&ix->data);
	str_addbe(&ix->offsets, 1, 4);
}

/* What was added to the data since the last call is an item. */
static void
index_item(struct index_out *ix)
{
	ix->n++;
	str_addbe(&ix->offsets, ix->data.n + 1, 4);
}

static void
index_close(struct index_out *ix, struct str *b)
{
	str_addbe(b, ix->n, 2);
	if (ix->n > 0) {
		str_addc(b, 4);
		str_addn(b, ix->offsets.s, ix->offsets.n);
		str_addn(b, ix->data.s, ix->data.n);
	}
	str_release(&ix->offsets);
	str_release(&ix->data);
}

/* ROS has to be the first; its strings are the two added to the font's own. */
static void
add_top(struct str *b, const struct rewrite *r)
{
	struct entry e = {0};

	if (!r->is_cid_keyed) {
		add_long(b, STANDARD_STRINGS + r->strings.n);
		add_long(b, STANDARD_STRINGS + r->strings.n + 1);
		add_link(b, 0, OP_ROS);
	}
	while (next_entry(&r->dict, &e) > 0)
		if (e.op != OP_UNIQUE_ID && e.op != OP_CHARSET && e.op != OP_ENCODING &&
			e.op != OP_CHARSTRINGS && e.op != OP_PRIVATE && e.op != OP_CID_COUNT &&
			e.op != OP_FD_ARRAY && e.op != OP_FD_SELECT)
			str_addn(b, r->dict.s + e.at, e.end - e.at);
	add_link(b, r->glyphs.n, OP_CID_COUNT);
	add_link(b, r->charset, OP_CHARSET);
	add_link(b, (uint64_t)r->charstrings.args[1] + r->shift, OP_CHARSTRINGS);
	add_link(b, r->fds, OP_FD_ARRAY);
	add_link(b, r->select, OP_FD_SELECT);
}

static int
add_strings(struct str *b, const struct rewrite *r)
{
	struct index_out ix;
	struct bytes item;
	int status = 0;

	index_open(&ix);
	for (unsigned i = 0; i < r->strings.n && status == 0; i++) {
		status = item_of(&r->strings, i, &item);
		if (status == 0)
			str_addn(&ix.data, item.s, item.n);
		index_item(&ix);
	}
	if (!r->is_cid_keyed) {
		str_add(&ix.data, "Adobe");
		index_item(&ix);
		str_add(&ix.data, "Identity");
		index_item(&ix);
	}
	index_close(&ix, b);
	return status;
}

/* Header, names, Top DICT and strings: all that lies before what is copied. */
static int
add_front(struct str *b, const struct rewrite *r)
{
	struct index_out top;

	str_addn(b, r->top.cff.s, r->top.at);
	index_open(&top);
	add_top(&top.data, r);
	index_item(&top);
	index_close(&top, b);
	return add_strings(b, r);
}

/* Every glyph but .notdef, which is not listed, has its id as CID. */
static void
add_charset(struct str *b, const struct rewrite *r)
{
	if (r->glyphs.n == 1) {
		str_addc(b, 0);
		return;
	}
	str_addc(b, 2);
	str_addbe(b, 1, 2);
	str_addbe(b, r->glyphs.n - 2, 2);
}

static int
add_private(struct str *b, const struct rewrite *r, const struct entry *e)
{
	bool is_there = e->args[0] > 0;

	if (is_there && !is_copied(r, e))
		return -1;
	add_long(b, is_there ? (uint64_t)e->args[0] : 0);
	add_link(b, is_there ? (uint64_t)e->args[1] + r->shift : 0, OP_PRIVATE);
	return 0;
}

/* A Font DICT with its Private DICT where that lies now. */
static int
add_font_dict(struct str *b, const struct rewrite *r, const struct bytes *dict)
{
	struct entry e = {0};
	int more;

	while ((more = next_entry(dict, &e)) > 0) {
		if (e.op != OP_PRIVATE)
			str_addn(b, dict->s + e.at, e.end - e.at);
		else if (add_private(b, r, &e) != 0)
			return -1;
	}
	return more;
}

/* A font keyed by names has one Private DICT, which gets a Font DICT of its own. */
static int
add_font_dicts(struct str *b, const struct rewrite *r)
{
	struct index old = {.n = 1};
	struct index_out ix;
	struct bytes dict;
	int status = 0;

	if (r->is_cid_keyed && read_index(r->top.cff, (size_t)r->fd_array.args[1], &old) != 0)
		return -1;
	index_open(&ix);
	for (unsigned i = 0; i < old.n && status == 0; i++) {
		if (!r->is_cid_keyed)
			status = add_private(&ix.data, r, &r->private);
		else if ((status = item_of(&old, i, &dict)) == 0)
			status = add_font_dict(&ix.data, r, &dict);
		index_item(&ix);
	}
	index_close(&ix, b);
	return status;
}

/* One range: all glyphs belong to the only Font DICT. */
static void
add_fd_select(struct str *b, const struct rewrite *r)
{
	str_addc(b, 3);
	str_addbe(b, 1, 2);
	str_addbe(b, 0, 2);
	str_addc(b, 0);
	str_addbe(b, r->glyphs.n, 2);
}

/* The parts in order; says where they lie, for the Top DICT of a second time. */
static int
write_font(struct str *b, struct rewrite *r)
{
	size_t start = b->n;
	size_t copied = r->strings.end;

	if (add_front(b, r) != 0)
		return -1;
	r->shift = b->n - start - copied;
	str_addn(b, r->top.cff.s + copied, r->top.cff.n - copied);
	r->charset = b->n - start;
	add_charset(b, r);
	r->fds = b->n - start;
	if (add_font_dicts(b, r) != 0)
		return -1;
	r->select = b->n - start;
	if (r->is_cid_keyed)
		r->select = (size_t)r->fd_select.args[1] + r->shift;
	else
		add_fd_select(b, r);
	return 0;
}

int
cidkey_cff(const uint8_t *cff, size_t n, struct str *out)
{
	struct rewrite r;
	struct str measured;
	int status;

	if (read_font((struct bytes){cff, n}, &r) != 0)
		return -1;
	str_init(&measured);
	status = write_font(&measured, &r);
	str_release(&measured);
	return status == 0 ? write_font(out, &r) : -1;
}
