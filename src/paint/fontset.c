#include "paint/fontset.h"

#include "base/vec.h"
#include "paint/token.h"

#include <stdlib.h>
#include <string.h>

enum {
	BFCHAR_BLOCK = 100, /* Adobe Technical Note #5014: at most so many in a block */
	CID_MAX = 65535,
	TAG_LETTERS = 6,
	FLAG_FIXED = 1 << 0,
	FLAG_SERIF = 1 << 1,
	FLAG_SYMBOLIC = 1 << 2, /* codes are not of Adobe's Latin set */
	FLAG_ITALIC = 1 << 6,
};

#define SLOT_NONE UINT32_MAX
#define EM_MICRO 1000000

/* A glyph for one text. */
struct slot {
	uint32_t gid, cid, next; /* next: the same glyph for another text */
	const char *text;
	size_t ntext;
	int64_t width;
};

struct face {
	bool is_used, is_cff;
	uint32_t object, blank;
	VEC(struct slot) slots;
	VEC(uint32_t) by_gid; /* first slot or SLOT_NONE */
};

struct fontset {
	struct fonts *fonts;
	struct arena *arena;
	VEC(struct face) faces;
};

struct fontset *
fontset_make(struct fonts *fonts, struct arena *a)
{
	struct fontset *fs = arena_one(a, struct fontset);

	fs->fonts = fonts;
	fs->arena = a;
	return fs;
}

static struct face *
face_at(struct fontset *fs, int font)
{
	while (fs->faces.n <= (size_t)font)
		*VEC_PUSH(fs->arena, &fs->faces) = (struct face){0};
	return &fs->faces.v[font];
}

static struct slot *
lookup(const struct face *f, uint32_t gid, const char *text, size_t ntext)
{
	uint32_t i = gid < f->by_gid.n ? f->by_gid.v[gid] : SLOT_NONE;

	for (; i != SLOT_NONE; i = f->slots.v[i].next)
		if (f->slots.v[i].ntext == ntext && memcmp(f->slots.v[i].text, text, ntext) == 0)
			return &f->slots.v[i];
	return NULL;
}

static void
append_slot(struct fontset *fs, struct face *f, const struct slot *new)
{
	uint32_t *link;

	while (f->by_gid.n <= new->gid)
		*VEC_PUSH(fs->arena, &f->by_gid) = SLOT_NONE;
	for (link = &f->by_gid.v[new->gid]; *link != SLOT_NONE; link = &f->slots.v[*link].next)
		;
	*link = (uint32_t)f->slots.n;
	*VEC_PUSH(fs->arena, &f->slots) = *new;
}

void
fontset_use(struct fontset *fs, int font, uint32_t gid, const char *text, size_t ntext)
{
	struct face *f = face_at(fs, font);
	struct slot slot = {.gid = gid, .next = SLOT_NONE, .text = text, .ntext = ntext};

	if (!f->is_used) {
		f->is_used = true;
		f->is_cff = font_facts_of(fs->fonts, font).is_cff;
	}
	if (lookup(f, gid, text, ntext))
		return;
	if (f->is_cff && gid < f->by_gid.n && f->by_gid.v[gid] != SLOT_NONE)
		return;
	append_slot(fs, f, &slot);
	if (ntext == 1 && *text == ' ' && f->blank == 0)
		f->blank = gid;
}

/* The glyphs of a face, ascending; gids[] and its renumbering have the same places. */
static size_t
glyphs_of(const struct face *f, uint32_t *gids)
{
	size_t n = 0;

	for (uint32_t gid = 1; gid < f->by_gid.n; gid++)
		if (f->by_gid.v[gid] != SLOT_NONE)
			gids[n++] = gid;
	return n;
}

/* Width in millionths of the em, cut to what W will say: thousandths with three places. */
static int64_t
width_of(const struct fontset *fs, int font, uint32_t gid)
{
	int em = font_facts_of(fs->fonts, font).units_per_em;
	int64_t advance = font_advance_fu(fs->fonts, font, gid);

	return (advance * EM_MICRO + em / 2) / em;
}

/*
 * The first text of a glyph has the glyph's new number as code, further ones
 * get codes behind the last glyph in use. Between them may be glyphs that
 * only serve as parts of others.
 */
static int
number_slots(struct fontset *fs, int font, const uint32_t *old_to_new, size_t nglyphs)
{
	struct face *f = &fs->faces.v[font];
	uint32_t next = nglyphs > 0 ? old_to_new[nglyphs - 1] + 1 : 1;
	size_t rank = 0;

	for (uint32_t gid = 1; gid < f->by_gid.n; gid++) {
		uint32_t i = f->by_gid.v[gid];

		if (i == SLOT_NONE)
			continue;
		f->slots.v[i].cid = old_to_new[rank++];
		for (i = f->slots.v[i].next; i != SLOT_NONE; i = f->slots.v[i].next)
			f->slots.v[i].cid = next++;
	}
	for (size_t i = 0; i < f->slots.n; i++)
		f->slots.v[i].width = width_of(fs, font, f->slots.v[i].gid);
	return next > CID_MAX ? -1 : 0;
}

static int
cmp_cid(const void *pa, const void *pb)
{
	const struct slot *a = *(const struct slot *const *)pa;
	const struct slot *b = *(const struct slot *const *)pb;

	return (a->cid > b->cid) - (a->cid < b->cid);
}

static const struct slot **
slots_by_cid(struct fontset *fs, const struct face *f)
{
	const struct slot **s = arena_array(fs->arena, const struct slot *, f->slots.n + 1);

	for (size_t i = 0; i < f->slots.n; i++)
		s[i] = &f->slots.v[i];
	qsort(s, f->slots.n, sizeof(const struct slot *), cmp_cid);
	return s;
}

static uint32_t
embed_to_unicode(struct haru *h, const struct slot *const *s, size_t n)
{
	struct str b;
	uint32_t object;

	str_init(&b);
	str_add(&b, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
		    "/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def\n"
		    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
		    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
	for (size_t i = 0; i < n; i++) {
		size_t left = n - i;

		if (i % BFCHAR_BLOCK == 0) {
			tok_int(&b, (int64_t)(left < BFCHAR_BLOCK ? left : BFCHAR_BLOCK));
			str_add(&b, " beginbfchar\n");
		}
		str_addc(&b, '<');
		tok_hex16(&b, s[i]->cid);
		str_add(&b, "> <");
		tok_utf16(&b, s[i]->text, s[i]->ntext);
		str_add(&b, ">\n");
		if (left == 1 || i % BFCHAR_BLOCK == BFCHAR_BLOCK - 1)
			str_add(&b, "endbfchar\n");
	}
	str_add(&b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
	object = haru_stream(h, b.s, b.n, HARU_RAW);
	str_release(&b);
	return object;
}

/* Codes behind the last glyph point back to glyphs; two bytes each (ISO 32000-1 §9.7.4.3). */
static uint32_t
embed_gid_map(struct haru *h, const struct face *f, const struct slot *const *s, size_t n)
{
	struct str b;
	uint32_t object;

	str_init(&b);
	for (size_t i = 0; i < n; i++) {
		uint32_t gid = f->slots.v[f->by_gid.v[s[i]->gid]].cid;

		while (b.n < 2 * (size_t)s[i]->cid)
			str_addc(&b, 0);
		str_addc(&b, (char)(gid >> 8));
		str_addc(&b, (char)(gid & 0xFF));
	}
	object = haru_stream(h, b.s, b.n, HARU_RAW);
	str_release(&b);
	return object;
}

static void
add_widths(struct str *b, const struct slot *const *s, size_t n)
{
	str_add(b, "/W[");
	for (size_t i = 0; i < n; i++) {
		if (i == 0 || s[i]->cid != s[i - 1]->cid + 1) {
			if (i > 0)
				str_add(b, "]");
			tok_int(b, s[i]->cid);
			str_addc(b, '[');
		} else {
			str_addc(b, ' ');
		}
		tok_milli(b, s[i]->width);
	}
	str_add(b, n > 0 ? "]]" : "]");
}

/* Six letters from the subset's bytes (ISO 32000-1 §9.6.4), by FNV-1a. */
static void
make_tag(const struct str *subset, char tag[TAG_LETTERS + 1])
{
	uint64_t hash = 0xCBF29CE484222325u;

	for (size_t i = 0; i < subset->n; i++)
		hash = (hash ^ (unsigned char)subset->s[i]) * 0x100000001B3u;
	for (int i = 0; i < TAG_LETTERS; i++, hash /= 26)
		tag[i] = (char)('A' + hash % 26);
	tag[TAG_LETTERS] = '\0';
}

static void
set_entries(struct haru *h, uint32_t object, struct str *b)
{
	haru_entries(h, object, b);
	str_clear(b);
}

static int64_t
fu_to_milli(const struct font_facts *facts, int v)
{
	return (int64_t)v * MPT_PER_PT * MPT_PER_PT / facts->units_per_em;
}

static void
add_descriptor(struct str *b, const struct font_facts *facts, const char *name, uint32_t file)
{
	int flags = FLAG_SYMBOLIC | (facts->is_fixed_pitch ? FLAG_FIXED : 0) |
		    (facts->is_serif ? FLAG_SERIF : 0) | (facts->is_italic ? FLAG_ITALIC : 0);
	/* Fonts do not say their stems; viewers only use StemV for substitutes. */
	int stem = 50 + facts->weight * facts->weight / (65 * 65);

	str_add(b, "/Type/FontDescriptor/FontName");
	tok_name(b, name);
	str_addf(b, "/Flags %d/StemV %d/ItalicAngle ", flags, stem);
	tok_milli(b, facts->italic_angle_mdeg);
	str_add(b, "/Ascent ");
	tok_milli(b, fu_to_milli(facts, facts->ascent_fu));
	str_add(b, "/Descent ");
	tok_milli(b, fu_to_milli(facts, facts->descent_fu));
	str_add(b, "/CapHeight ");
	tok_milli(b, fu_to_milli(facts, facts->cap_height_fu));
	str_add(b, "/XHeight ");
	tok_milli(b, fu_to_milli(facts, facts->x_height_fu));
	str_add(b, "/FontBBox[");
	for (int i = 0; i < 4; i++)
		tok_num(b, fu_to_milli(facts, facts->bbox_fu[i]));
	str_add(b, facts->is_cff ? "]/FontFile3 " : "]/FontFile2 ");
	tok_ref(b, file);
}

static uint32_t
embed_file(struct haru *h, const struct font_facts *facts, const struct str *subset)
{
	uint32_t object = haru_stream(h, subset->s, subset->n, HARU_RAW);
	struct str b;

	str_init(&b);
	if (facts->is_cff)
		str_add(&b, "/Subtype/OpenType");
	else
		str_addf(&b, "/Length1 %zu", subset->n);
	set_entries(h, object, &b);
	str_release(&b);
	return object;
}

/* The descendant font: widths and the way from codes to glyphs. */
static uint32_t
embed_cid_font(
	struct fontset *fs, struct haru *h, int font, const struct str *subset, const char *name)
{
	struct font_facts facts = font_facts_of(fs->fonts, font);
	const struct face *f = &fs->faces.v[font];
	const struct slot **s = slots_by_cid(fs, f);
	uint32_t file = embed_file(h, &facts, subset);
	uint32_t descriptor = haru_dict(h);
	uint32_t object = haru_dict(h);
	struct str b;

	str_init(&b);
	add_descriptor(&b, &facts, name, file);
	set_entries(h, descriptor, &b);
	str_addf(&b, "/Type/Font/Subtype/CIDFontType%d/BaseFont", facts.is_cff ? 0 : 2);
	tok_name(&b, name);
	str_add(&b, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
		    "/FontDescriptor ");
	tok_ref(&b, descriptor);
	add_widths(&b, s, f->slots.n);
	if (!facts.is_cff) {
		str_add(&b, "/CIDToGIDMap ");
		tok_ref(&b, embed_gid_map(h, f, s, f->slots.n));
	}
	set_entries(h, object, &b);
	str_release(&b);
	return object;
}

static void
embed_type0(struct fontset *fs, struct haru *h, int font, const struct str *subset)
{
	struct face *f = &fs->faces.v[font];
	char tag[TAG_LETTERS + 1];
	const char *name;
	uint32_t descendant;
	struct str b;

	make_tag(subset, tag);
	name = arena_printf(
		fs->arena, "%s+%s", tag, font_facts_of(fs->fonts, font).postscript_name);
	descendant = embed_cid_font(fs, h, font, subset, name);
	str_init(&b);
	str_add(&b, "/Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont");
	tok_name(&b, name);
	str_add(&b, "/DescendantFonts[");
	tok_ref(&b, descendant);
	str_add(&b, "]/ToUnicode ");
	tok_ref(&b, embed_to_unicode(h, slots_by_cid(fs, f), f->slots.n));
	set_entries(h, f->object, &b);
	str_release(&b);
}

static int
embed_face(struct fontset *fs, struct haru *h, int font, struct diag *d)
{
	struct face *f = &fs->faces.v[font];
	uint32_t *gids = arena_array(fs->arena, uint32_t, f->by_gid.n + 1);
	uint32_t *old_to_new = arena_array(fs->arena, uint32_t, f->by_gid.n + 1);
	size_t n = glyphs_of(f, gids);
	struct str subset;
	int result = -1;

	str_init(&subset);
	if (font_subset(fs->fonts, font, gids, n, old_to_new, &subset) != 0)
		goto out;
	if (number_slots(fs, font, old_to_new, n) != 0) {
		diag_report(d, FAULT_FONT_UNUSABLE, (struct where){0}, "%s",
			font_facts_of(fs->fonts, font).postscript_name);
		goto out;
	}
	f->object = haru_dict(h);
	embed_type0(fs, h, font, &subset);
	result = 0;
out:
	str_release(&subset);
	return result;
}

int
fontset_embed(struct fontset *fs, struct haru *h, struct diag *d)
{
	for (size_t i = 0; i < fs->faces.n; i++)
		if (fs->faces.v[i].is_used && embed_face(fs, h, (int)i, d) != 0)
			return -1;
	return 0;
}

struct fontset_code
fontset_code(const struct fontset *fs, int font, uint32_t gid, const char *text, size_t ntext)
{
	const struct face *f = &fs->faces.v[font];
	const struct slot *s = lookup(f, gid, text, ntext);
	bool is_exact = s != NULL;

	if (!s)
		s = &f->slots.v[f->by_gid.v[gid]];
	return (struct fontset_code){.cid = s->cid, .width = s->width, .is_exact = is_exact};
}

uint32_t
fontset_blank(const struct fontset *fs, int font)
{
	return fs->faces.v[font].blank;
}

uint32_t
fontset_object(const struct fontset *fs, int font)
{
	return (size_t)font < fs->faces.n ? fs->faces.v[font].object : 0;
}
