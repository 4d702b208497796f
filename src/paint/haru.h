/*
 * haru: the objects of one PDF file; the only file that calls libharu.
 *
 * Does     numbers objects, keeps the page tree, writes the file. An
 *          object's entries are text that is already PDF (see token.h);
 *          libharu's own text, font and PDF/A functions are not used.
 * Units    object numbers, 0 = none.
 * Gives    the whole file in `out` of haru_save(), the same each time.
 * Errors   sticky: after a failed call everything goes on harmlessly and
 *          haru_save() gives -1; haru_error() then says libharu's code.
 * Memory   haru_open/haru_close; entries and streams are copied. Printers
 *          run inside haru_save(); what they point to must live until then.
 * Source   libharu 2.3.0's object interface; ISO 32000-1 §7.5.
 */
#ifndef PAINT_HARU_H
#define PAINT_HARU_H

#include "base/str.h"

struct haru;

/* Raw: deflated by the finisher, if it likes. JPEG: bytes are coded already. */
enum haru_coding { HARU_RAW, HARU_JPEG };

struct haru *haru_open(void);
void haru_close(struct haru *h);

uint32_t haru_catalog(const struct haru *h);
uint32_t haru_info(const struct haru *h);
uint32_t haru_dict(struct haru *h);
uint32_t haru_stream(struct haru *h, const void *bytes, size_t n, enum haru_coding coding);
/* A new last page, with an empty content stream and no entries but its type and parent. */
uint32_t haru_page(struct haru *h);
void haru_page_content(struct haru *h, uint32_t page, const struct str *content);

/* Entries of a dictionary, page or stream, without << and >>; once per object. */
void haru_entries(struct haru *h, uint32_t object, const struct str *entries);
/* The same, but made while the file is written: for objects that come in thousands. */
void haru_printer(struct haru *h, uint32_t object,
	void (*print)(struct str *out, const void *ctx, uint32_t item), const void *ctx,
	uint32_t item);

int haru_save(struct haru *h, struct str *out);
unsigned long haru_error(const struct haru *h);

#endif
