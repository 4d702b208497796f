#include "paint/haru.h"

#include "base/arena.h"
#include "base/vec.h"

#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>
#include <stdbool.h>
#include <stdlib.h>

enum { PAGES_PER_NODE = 8, OBJECT_NUMBER = 0x00FFFFFF };

struct entry {
	HPDF_Dict dict;
	const char *text;
	size_t ntext;
	void (*print)(struct str *out, const void *ctx, uint32_t item);
	const void *ctx;
	uint32_t item;
};

struct haru {
	HPDF_Doc pdf;
	struct arena *arena;
	VEC(struct entry) entries; /* by object number */
	struct str line;           /* a printer's text, on its way out */
	HPDF_STATUS status;        /* the first failure's code */
};

static void
note_failure(struct haru *h, HPDF_STATUS status)
{
	if (h->status == HPDF_OK)
		h->status = status;
}

static void
on_error(HPDF_STATUS error_no, HPDF_STATUS detail_no, void *user_data)
{
	(void)detail_no;
	note_failure(user_data, error_no);
}

/* Passes a pointer on; NULL is a failure, with libharu's sticky code if it set one. */
static void *
made(struct haru *h, void *object)
{
	HPDF_STATUS sticky = HPDF_Error_GetCode(&h->pdf->error);

	if (!object)
		note_failure(h, sticky != HPDF_OK ? sticky : HPDF_INVALID_OBJECT);
	return object;
}

static void
done(struct haru *h, HPDF_STATUS status)
{
	if (status != HPDF_OK)
		note_failure(h, status);
}

static void *
allocate(HPDF_UINT size)
{
	return xmalloc(size);
}

static uint32_t
number_of(HPDF_Dict dict)
{
	return dict ? dict->header.obj_id & OBJECT_NUMBER : 0;
}

static struct entry *
entry_at(struct haru *h, uint32_t object)
{
	while (h->entries.n <= object)
		*VEC_PUSH(h->arena, &h->entries) = (struct entry){0};
	return &h->entries.v[object];
}

/* libharu calls this between its own entries and the closing brackets. */
static HPDF_STATUS
write_entries(HPDF_Dict dict, HPDF_Stream stream)
{
	struct haru *h = dict->error->user_data;
	const struct entry *e = entry_at(h, number_of(dict));

	if (e->print) {
		str_clear(&h->line);
		e->print(&h->line, e->ctx, e->item);
		return HPDF_Stream_Write(
			stream, (const HPDF_BYTE *)h->line.s, (HPDF_UINT)h->line.n);
	}
	if (!e->text)
		return HPDF_OK;
	return HPDF_Stream_Write(stream, (const HPDF_BYTE *)e->text, (HPDF_UINT)e->ntext);
}

static uint32_t
adopt(struct haru *h, HPDF_Dict dict)
{
	uint32_t object = number_of(dict);

	if (!dict)
		return 0;
	dict->write_fn = write_entries;
	entry_at(h, object)->dict = dict;
	return object;
}

struct haru *
haru_open(void)
{
	struct haru *h = xmalloc(sizeof *h);

	*h = (struct haru){.arena = arena_new()};
	str_init(&h->line);
	h->pdf = HPDF_NewEx(on_error, allocate, free, 0, h);
	if (!h->pdf) {
		note_failure(h, HPDF_FAILD_TO_ALLOC_MEM);
		return h;
	}
	done(h, HPDF_SetPagesConfiguration(h->pdf, PAGES_PER_NODE));
	/* libharu names itself there; the caller writes all of Info. */
	done(h, HPDF_Dict_RemoveElement(h->pdf->info, "Producer"));
	adopt(h, h->pdf->catalog);
	adopt(h, h->pdf->info);
	return h;
}

void
haru_close(struct haru *h)
{
	if (!h)
		return;
	if (h->pdf)
		HPDF_Free(h->pdf);
	str_release(&h->line);
	arena_free(h->arena);
	free(h);
}

uint32_t
haru_catalog(const struct haru *h)
{
	return h->pdf ? number_of(h->pdf->catalog) : 0;
}

uint32_t
haru_info(const struct haru *h)
{
	return h->pdf ? number_of(h->pdf->info) : 0;
}

uint32_t
haru_dict(struct haru *h)
{
	HPDF_Dict dict;
	HPDF_STATUS status;

	if (h->status != HPDF_OK)
		return 0;
	dict = made(h, HPDF_Dict_New(h->pdf->mmgr));
	if (!dict)
		return 0;
	status = HPDF_Xref_Add(h->pdf->xref, dict); /* frees dict when it fails */
	done(h, status);
	return status == HPDF_OK ? adopt(h, dict) : 0;
}

static HPDF_STATUS
write_to_str(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT n)
{
	str_addn(stream->attr, bytes, n);
	return HPDF_OK;
}

/* Deflated once, by the finisher: libharu would do it again at each saving. */
static void
fill(struct haru *h, HPDF_Dict dict, HPDF_Stream stream, const void *bytes, size_t n)
{
	done(h, HPDF_Stream_Write(stream, bytes, (HPDF_UINT)n));
	dict->filter = HPDF_STREAM_FILTER_NONE;
}

uint32_t
haru_stream(struct haru *h, const void *bytes, size_t n, enum haru_coding coding)
{
	HPDF_Dict dict;

	if (h->status != HPDF_OK)
		return 0;
	dict = made(h, HPDF_DictStream_New(h->pdf->mmgr, h->pdf->xref));
	if (!dict)
		return 0;
	adopt(h, dict);
	fill(h, dict, dict->stream, bytes, n);
	if (coding == HARU_JPEG)
		dict->filter = HPDF_STREAM_FILTER_DCT_DECODE;
	return number_of(dict);
}

uint32_t
haru_page(struct haru *h)
{
	HPDF_Page page;

	if (h->status != HPDF_OK)
		return 0;
	page = made(h, HPDF_AddPage(h->pdf));
	if (!page)
		return 0;
	done(h, HPDF_Dict_RemoveElement(page, "MediaBox"));
	done(h, HPDF_Dict_RemoveElement(page, "Resources"));
	return adopt(h, page);
}

void
haru_page_content(struct haru *h, uint32_t page, const struct str *content)
{
	HPDF_PageAttr attr;

	if (h->status != HPDF_OK)
		return;
	attr = entry_at(h, page)->dict->attr;
	adopt(h, attr->contents);
	fill(h, attr->contents, attr->stream, content->s, content->n);
}

void
haru_entries(struct haru *h, uint32_t object, const struct str *entries)
{
	struct entry *e = entry_at(h, object);

	e->text = arena_memdup(h->arena, entries->s, entries->n);
	e->ntext = entries->n;
}

void
haru_printer(struct haru *h, uint32_t object,
	void (*print)(struct str *out, const void *ctx, uint32_t item), const void *ctx,
	uint32_t item)
{
	struct entry *e = entry_at(h, object);

	e->print = print;
	e->ctx = ctx;
	e->item = item;
}

/* HPDF_SaveToStream() would hold the file twice; header and trailer are few lines. */
static void
write_file(struct haru *h, HPDF_Stream stream)
{
	done(h, HPDF_Stream_WriteStr(stream, "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"));
	done(h, HPDF_Dict_Add(h->pdf->trailer, "Root", h->pdf->catalog));
	done(h, HPDF_Dict_Add(h->pdf->trailer, "Info", h->pdf->info));
	if (h->status == HPDF_OK)
		done(h, HPDF_Xref_WriteToStream(h->pdf->xref, stream, NULL));
}

int
haru_save(struct haru *h, struct str *out)
{
	HPDF_Stream stream;

	if (h->status != HPDF_OK)
		return -1;
	stream = made(h, HPDF_CallbackWriter_New(h->pdf->mmgr, write_to_str, out));
	if (!stream)
		return -1;
	write_file(h, stream);
	HPDF_Stream_Free(stream);
	done(h, HPDF_Error_GetCode(&h->pdf->error));
	return h->status == HPDF_OK ? 0 : -1;
}

unsigned long
haru_error(const struct haru *h)
{
	return h->status;
}
