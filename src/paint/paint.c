#include "paint/paint.h"

#include "paint/content.h"
#include "paint/fontset.h"
#include "paint/haru.h"
#include "paint/images.h"
#include "paint/meta.h"
#include "paint/spell.h"
#include "paint/structure/nav.h"
#include "paint/structure/order.h"
#include "paint/structure/tags.h"
#include "paint/token.h"

/*
 * The order of work: pages get their numbers, glyphs and pictures are
 * collected and embedded, then each page is written and its marks noted, then
 * the structure tree, which needs the marks of all pages.
 */
struct painter {
	const struct pages *pages;
	const struct paint_options *opt;
	struct diag *d;
	struct arena *arena, *tmp;
	struct haru *h;
	struct eltree tree;
	struct fontset *fontset;
	struct images *images;
	struct nav nav;
	uint32_t *page_object, *page_mcids;
	VEC(uint32_t) mcid_elem;
};

static void
collect_run(struct painter *p, const struct glyph_run *run)
{
	struct spelt *g = arena_array(p->tmp, struct spelt, run->nglyphs + 1);
	size_t n = spell_run(run, p->arena, p->tmp, g); /* the font set keeps the texts */

	for (size_t i = 0; i < n; i++)
		fontset_use(p->fontset, run->font, g[i].gid, g[i].text, g[i].ntext);
}

static bool
has_notdef(const struct glyph_run *run)
{
	for (size_t i = 0; i < run->nglyphs; i++)
		if (run->glyphs[i].gid == 0)
			return true;
	return false;
}

/* Where the input asks for the picture; pictures stand in blocks, never in tables. */
static struct where
figure_where(const struct block *b, uint32_t elem)
{
	struct where where = {0};

	for (; b && !where.file; b = b->next)
		where = b->kind == BLOCK_FIGURE && b->elem == elem ? b->where
								   : figure_where(b->first, elem);
	return where;
}

static int
collect_box(struct painter *p, const struct box *b)
{
	if (b->kind == BOX_IMAGE)
		return images_load(
			p->images, b->u.image, figure_where(p->pages->doc->first, b->elem), p->d);
	if (b->kind != BOX_TEXT)
		return 0;
	if (has_notdef(b->u.run))
		return diag_report(p->d, FAULT_PAINT, (struct where){0},
			"a character without a glyph in: %.*s", (int)b->u.run->ntext,
			b->u.run->text);
	collect_run(p, b->u.run);
	return 0;
}

static int
collect_page(struct painter *p, const struct page *page)
{
	struct arena_mark mark = arena_save(p->tmp);
	int result = 0;

	for (size_t i = 0; i < page->boxes.n && result == 0; i++)
		result = collect_box(p, &page->boxes.v[i]);
	arena_rewind(p->tmp, mark);
	return result;
}

static void
open_pages(struct painter *p)
{
	size_t n = p->pages->pages.n;

	p->page_object = arena_array(p->arena, uint32_t, n + 1);
	p->page_mcids = arena_array(p->arena, uint32_t, n + 1);
	for (size_t i = 0; i < n; i++)
		p->page_object[i] = haru_page(p->h);
	p->nav = (struct nav){
		.h = p->h, .arena = p->arena, .pages = p->pages, .page_object = p->page_object};
	nav_places(&p->nav);
}

static void
note_marks(struct painter *p, size_t page_i, const struct order *order)
{
	for (size_t i = 0; i < order->spans.n; i++) {
		const struct order_span *s = &order->spans.v[i];

		if (s->mcid == MCID_NONE)
			continue;
		*VEC_PUSH(p->arena, &p->tree.marks) =
			(struct mark){s->elem, s->seq, (uint32_t)page_i, s->mcid};
		*VEC_PUSH(p->arena, &p->mcid_elem) = s->elem;
	}
	p->page_mcids[page_i + 1] = (uint32_t)p->mcid_elem.n;
}

static void
add_resources(const struct painter *p, const struct content *c, struct str *b)
{
	str_add(b, "/Resources<</Font<<");
	for (size_t i = 0; i < c->nfonts; i++) {
		if (!c->uses_font[i])
			continue;
		str_addf(b, "/F%zu ", i);
		tok_ref(b, fontset_object(p->fontset, (int)i));
	}
	str_add(b, ">>/XObject<<");
	for (size_t i = 0; i < c->nimages; i++) {
		if (!c->uses_image[i])
			continue;
		str_addf(b, "/I%zu ", i);
		tok_ref(b, images_object(p->images, i));
	}
	str_add(b, ">>>>");
}

static int
write_page_entries(struct painter *p, const struct content *c, size_t page_i)
{
	const struct page *page = &p->pages->pages.v[page_i];
	struct str b, annots;
	int result;

	str_init(&b);
	str_init(&annots);
	str_add(&b, "/MediaBox[0 0 ");
	tok_num(&b, page->width);
	tok_milli(&b, page->height);
	str_addf(&b, "]/Tabs/S/StructParents %zu", page_i);
	add_resources(p, c, &b);
	result = nav_links(&p->nav, page_i, &p->tree, &annots, p->d);
	if (annots.n > 0)
		str_addf(&b, "/Annots[%s]", annots.s);
	haru_entries(p->h, p->page_object[page_i], &b);
	str_release(&annots);
	str_release(&b);
	return result;
}

static int
write_page(struct painter *p, const struct content *c, size_t page_i)
{
	const struct page *page = &p->pages->pages.v[page_i];
	struct arena_mark mark = arena_save(p->tmp);
	struct order order;
	struct str content;
	int result;

	str_init(&content);
	order_page(&p->tree, page, p->tmp, &order);
	content_page(c, page, &order, p->tmp, &content);
	haru_page_content(p->h, p->page_object[page_i], &content);
	note_marks(p, page_i, &order);
	result = write_page_entries(p, c, page_i);
	str_release(&content);
	arena_rewind(p->tmp, mark);
	return result;
}

static int
write_pages(struct painter *p)
{
	struct content c = {.tree = &p->tree,
		.fontset = p->fontset,
		.images = p->images,
		.fonts = p->pages->fonts,
		.nfonts = fonts_count(p->pages->fonts),
		.nimages = images_count(p->images)};

	c.uses_font = arena_array(p->arena, bool, c.nfonts + 1);
	c.uses_image = arena_array(p->arena, bool, c.nimages + 1);
	for (size_t i = 0; i < p->pages->pages.n; i++)
		if (write_page(p, &c, i) != 0)
			return -1;
	return 0;
}

static void
add_catalog_ref(struct str *b, const char *key, uint32_t object)
{
	if (object == 0)
		return;
	str_add(b, key);
	tok_ref(b, object);
}

static int
write_catalog(struct painter *p, const struct tags *tags)
{
	const struct document *doc = p->pages->doc;
	uint32_t outline = nav_outline(&p->nav);
	uint32_t intent = 0;
	struct str b;

	if (meta_intent(p->h, p->opt->icc_profile, &intent, p->d) != 0)
		return -1;
	meta_info(p->h, doc, p->opt);
	str_init(&b);
	str_add(&b, "/Lang");
	tok_text(&b, doc->lang);
	str_add(&b, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>");
	str_add(&b, outline != 0 ? "/PageMode/UseOutlines" : "/PageMode/UseNone");
	add_catalog_ref(&b, "/Outlines ", outline);
	add_catalog_ref(&b, "/PageLabels ", nav_labels(&p->nav));
	add_catalog_ref(&b, "/StructTreeRoot ", tags->root);
	add_catalog_ref(&b, "/Metadata ", meta_xmp(p->h, doc, p->opt));
	str_add(&b, "/OutputIntents[");
	tok_ref(&b, intent);
	str_addc(&b, ']');
	haru_entries(p->h, haru_catalog(p->h), &b);
	str_release(&b);
	return 0;
}

static int
write_document(struct painter *p, struct str *out)
{
	struct tags tags;

	for (size_t i = 0; i < p->pages->pages.n; i++)
		if (collect_page(p, &p->pages->pages.v[i]) != 0)
			return -1;
	open_pages(p);
	if (fontset_embed(p->fontset, p->h, p->d) != 0 || write_pages(p) != 0)
		return -1;
	eltree_finish(&p->tree, p->arena);
	tags = (struct tags){.h = p->h,
		.arena = p->arena,
		.pages = p->pages,
		.tree = &p->tree,
		.page_object = p->page_object,
		.page_mcids = p->page_mcids,
		.mcid_elem = p->mcid_elem.v};
	if (tags_write(&tags, p->d) != 0 || write_catalog(p, &tags) != 0)
		return -1;
	if (haru_save(p->h, out) != 0)
		return diag_report(
			p->d, FAULT_PAINT, (struct where){0}, "libharu 0x%04lX", haru_error(p->h));
	return 0;
}

int
paint_pdf(
	const struct pages *pages, const struct paint_options *opt, struct str *out, struct diag *d)
{
	struct painter p = {.pages = pages,
		.opt = opt,
		.d = d,
		.arena = arena_new(),
		.tmp = arena_new(),
		.h = haru_open()};
	int result;

	eltree_make(&p.tree, pages->doc, p.arena);
	p.fontset = fontset_make(pages->fonts, p.arena);
	p.images = images_make(p.h, p.arena);
	result = write_document(&p, out);
	haru_close(p.h);
	arena_free(p.tmp);
	arena_free(p.arena);
	return result;
}
